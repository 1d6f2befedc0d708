"""Taking rows out with everything that hangs on them, for tests that begin before anything was on record."""

from django.db.models import QuerySet


def forget(rows: QuerySet) -> None:
    """Delete rows and whatever refers to them, however far down; a row’s link to its own kind is cut."""
    model, keys = rows.model, list(rows.values_list("pk", flat=True))
    if not keys:
        return
    for relation in model._meta.related_objects:
        name = relation.field.name
        others = relation.related_model._base_manager.filter(**{f"{name}__in": keys})
        if relation.related_model is model:
            others.update(**{name: None})
        else:
            forget(others)
    model._base_manager.filter(pk__in=keys).delete()
