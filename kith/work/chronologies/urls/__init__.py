"""Addresses of chronologies. All stand below a partnership’s key; none says anything of a case."""

from kith.work.chronologies.urls import copies, key, merged, parts

app_name = "chronologies"

urlpatterns = [*parts.urlpatterns, *key.urlpatterns, *copies.urlpatterns, *merged.urlpatterns]
