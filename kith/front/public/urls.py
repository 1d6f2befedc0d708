"""Addresses that anybody may open."""

from django.urls import path

from kith.front.public import figures, minutes, reviews, views

app_name = "public"

urlpatterns = [
    path("", views.Partnerships.as_view(), name="partnerships"),
    path("about/accessibility", views.Accessibility.as_view(), name="accessibility"),
    path("<slug:partnership>", views.Partnership.as_view(), name="partnership"),
    path("<slug:partnership>/structure", views.Structure.as_view(), name="structure"),
    path("<slug:partnership>/groups/<str:public_id>", views.Group.as_view(), name="group"),
    path("<slug:partnership>/promises", views.Promises.as_view(), name="promises"),
    path("<slug:partnership>/agencies", views.Agencies.as_view(), name="agencies"),
    path("<slug:partnership>/figures", figures.Figures.as_view(), name="figures"),
    path("<slug:partnership>/figures.csv", figures.FiguresData.as_view(), name="figures_data"),
    path(
        "<slug:partnership>/figures/dictionary.csv",
        figures.FiguresDictionary.as_view(),
        name="figures_dictionary",
    ),
    path("<slug:partnership>/figures/method", figures.FiguresMethod.as_view(), name="figures_method"),
    path("<slug:partnership>/figures/of/<slug:indicator>", figures.FiguresOf.as_view(), name="figures_of"),
    path("<slug:partnership>/minutes", minutes.MinutesList.as_view(), name="minutes"),
    path("<slug:partnership>/minutes/<str:public_id>.pdf", minutes.MinutesPdf.as_view(), name="minutes_pdf"),
    path("<slug:partnership>/minutes/<str:public_id>", minutes.MinutesOf.as_view(), name="minutes_of"),
    path("<slug:partnership>/reviews", reviews.Reviews.as_view(), name="reviews"),
    path("<slug:partnership>/reviews/<str:public_id>.pdf", reviews.ReviewPdf.as_view(), name="review_pdf"),
    path("<slug:partnership>/reviews/<str:public_id>", reviews.Review.as_view(), name="review"),
    path(
        "<slug:partnership>/arrangements/<str:public_id>.yaml",
        views.ArrangementsFile.as_view(),
        name="arrangements_file",
    ),
]
