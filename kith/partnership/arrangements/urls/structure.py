"""Addresses of pages about the structure."""

from django.urls import URLPattern, path

from kith.partnership.arrangements.views import structure

urlpatterns: list[URLPattern] = [
    path("structure", structure.Structure.as_view(), name="structure"),
    path("structure.svg", structure.StructurePicture.as_view(), name="structure_picture"),
    path("structure.pdf", structure.StructureDocument.as_view(), name="structure_document"),
]
