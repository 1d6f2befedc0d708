"""Deeds that stand a partnership up: the partnership itself, its seats and its posts."""

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.subjects import Subject
from kith.base.trail.operations import record_change
from kith.partnership.partnerships.enums import BUSINESS_UNIT_POSTS, PostRole
from kith.partnership.partnerships.models import Partnership, Post, Seat


@transaction.atomic
def found_partnership(
    *, key: str, name: str, short_name: str, by: Actor, is_sample: bool = False
) -> Partnership:
    """Return the partnership with this key, with the posts that every business unit has."""
    partnership, made = Partnership.objects.get_or_create(
        key=key, defaults={"name": name, "short_name": short_name, "is_sample": is_sample}
    )
    if made:
        subject = Subject("partnership", partnership.public_id, name)
        record_change(by=by, deed="founded partnership", subject=subject, new={"name": name}, partnership=key)
        for role in BUSINESS_UNIT_POSTS:
            keep_post(partnership=partnership, key=role.value, name=role.label, role=role, by=by)
    return partnership


@transaction.atomic
def rename_partnership(*, partnership: Partnership, name: str, short_name: str, by: Actor) -> None:
    """Give a partnership the name that its arrangements bear."""
    if (partnership.name, partnership.short_name) == (name, short_name):
        return
    old = {"name": partnership.name, "short_name": partnership.short_name}
    partnership.name, partnership.short_name = name, short_name
    partnership.save(update_fields=["name", "short_name"])
    subject = Subject("partnership", partnership.public_id, name)
    new = {"name": name, "short_name": short_name}
    record_change(
        by=by, deed="renamed partnership", subject=subject, old=old, new=new, partnership=partnership.key
    )


@transaction.atomic
def keep_seat(*, partnership: Partnership, group_key: str, key: str, name: str, by: Actor) -> Seat:
    """Return the seat with this key in a group, bearing the name that the arrangements give it."""
    seat, made = Seat.objects.get_or_create(
        partnership=partnership, group_key=group_key, key=key, defaults={"name": name}
    )
    if made or seat.name != name:
        old = None if made else {"name": seat.name}
        seat.name = name
        seat.save(update_fields=["name"])
        subject = Subject("seat", seat.public_id, name)
        record_change(
            by=by, deed="kept seat", subject=subject, old=old, new={"name": name}, partnership=partnership.key
        )
    return seat


@transaction.atomic
def keep_post(
    *, partnership: Partnership, key: str, name: str, role: PostRole, by: Actor, board_key: str = ""
) -> Post:
    """Return the post with this key, bearing the name and role that the arrangements give it."""
    post, made = Post.objects.get_or_create(
        partnership=partnership, key=key, defaults={"name": name, "role": role, "board_key": board_key}
    )
    if made or (post.name, post.role, post.board_key) != (name, role, board_key):
        old = None if made else {"name": post.name, "role": post.role}
        post.name, post.role, post.board_key = name, role, board_key
        post.save(update_fields=["name", "role", "board_key"])
        subject = Subject("post", post.public_id, name)
        new = {"name": name, "role": role}
        record_change(by=by, deed="kept post", subject=subject, old=old, new=new, partnership=partnership.key)
    return post
