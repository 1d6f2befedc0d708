"""Addresses of the key of names. None says a code or a name."""

from django.urls import URLPattern, path

from kith.work.chronologies.views import key, key_places, key_words

urlpatterns: list[URLPattern] = [
    path("reviews/<slug:public_id>/key", key.Key.as_view(), name="key"),
    path("reviews/<slug:public_id>/key/add", key.AddCode.as_view(), name="add_code"),
    path("reviews/<slug:public_id>/key/codes-in", key.PutCodesIn.as_view(), name="put_codes_in"),
    path("reviews/<slug:public_id>/key/words", key_words.Words.as_view(), name="words"),
    path("reviews/<slug:public_id>/key/words/<slug:word>", key_words.Word.as_view(), name="word"),
    path("reviews/<slug:public_id>/key/places", key_places.KeyPlaces.as_view(), name="key_places"),
    path("reviews/<slug:public_id>/key/give", key_places.GiveKey.as_view(), name="give_key"),
    path("reviews/key-places/<slug:public_id>/end", key_places.EndKey.as_view(), name="end_key"),
    path("reviews/codes/<slug:public_id>/names", key.AddNames.as_view(), name="add_names"),
    path("reviews/codes/<slug:public_id>/change", key.ChangeName.as_view(), name="change_name"),
]
