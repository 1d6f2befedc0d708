"""Addresses of pages about promises, their evidence and the function map."""

from django.urls import URLPattern, path

from kith.partnership.arrangements.views import board, function_map, promises

urlpatterns: list[URLPattern] = [
    path("promises", board.DutyBoard.as_view(), name="board"),
    path("promises/<slug:key>", promises.PromisePage.as_view(), name="promise"),
    path("promises/<slug:key>/sign-off", promises.SignOffPromise.as_view(), name="sign_off"),
    path("promises/<slug:key>/review", promises.RecordReview.as_view(), name="record_review"),
    path("shared-promises", promises.SharedPromises.as_view(), name="shared_promises"),
    path(
        "shared-promises/<slug:home>/<slug:key>/sign-off",
        promises.SignOffShared.as_view(),
        name="sign_off_shared",
    ),
    path("function-map", function_map.FunctionMap.as_view(), name="function_map"),
    path("function-map/<slug:predecessor>/list", function_map.ListFunction.as_view(), name="list_function"),
    path(
        "function-map/functions/<slug:public_id>/hand-on",
        function_map.HandOnFunction.as_view(),
        name="hand_on_function",
    ),
    path(
        "function-map/functions/<slug:public_id>/take-off",
        function_map.TakeFunctionOff.as_view(),
        name="take_function_off",
    ),
]
