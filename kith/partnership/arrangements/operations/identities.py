"""What a version names and later records hang on: bodies, posts, groups and seats, each known once."""

from collections.abc import Iterator

from django.db import transaction

from kith.base.kernel.actors import Actor
from kith.base.kernel.subjects import Subject
from kith.base.trail.operations import record_change
from kith.partnership.arrangements.chairs import chair_seat_key
from kith.partnership.arrangements.document.models import Arrangements
from kith.partnership.arrangements.document.models import Group as GroupTerms
from kith.partnership.arrangements.document.models import Post as PostTerms
from kith.partnership.arrangements.models import Group
from kith.partnership.partnerships.enums import PostRole
from kith.partnership.partnerships.models import Body, Partnership
from kith.partnership.partnerships.operations.bodies import (
    follow_body,
    give_standing,
    make_body_known,
    name_agency_class,
)
from kith.partnership.partnerships.operations.founding import keep_post, keep_seat

ROLE_OF = {
    "chairs": PostRole.INDEPENDENT,
    "scrutinises": PostRole.INDEPENDENT,
    "advises": PostRole.INDEPENDENT,
    "manages": PostRole.MANAGER,
    "coordinates": PostRole.COORDINATOR,
    "links": PostRole.LINK_OFFICER,
}


@transaction.atomic
def keep_identities(
    *, partnership: Partnership, arrangements: Arrangements, by: Actor, adopting: bool
) -> None:
    """Make known everything that the arrangements name; what is known already keeps its identity.

    A proposal only adds what is new; names and standings that hold change when it is adopted. Raises
    Refused when a body’s key belongs to a body of another name.
    """
    bodies = {
        b.key: make_body_known(key=b.key, name=b.name, sector=b.sector, kind=b.kind, by=by)
        for b in arrangements.bodies
    }
    if adopting or not partnership.standings.exists():
        _give_standings(partnership, arrangements, bodies, by)
    for key, name, role, board in _posts(arrangements):
        if adopting or not partnership.posts.filter(key=key).exists():
            keep_post(partnership=partnership, key=key, name=name, role=role, board_key=board, by=by)
    for terms in arrangements.groups:
        keep_group(partnership=partnership, terms=terms, by=by, adopting=adopting)


def _posts(arrangements: Arrangements) -> Iterator[tuple[str, str, PostRole, str]]:
    for post in arrangements.posts:
        yield post.key, post.name, role_of(post), ""
    for board in arrangements.linked_boards:
        for link in board.links:
            yield link.key, link.name, PostRole.LINK_OFFICER, board.key


def role_of(post: PostTerms) -> PostRole:
    """Return the role of a post from what its holder does; a post with nothing stated links and no more."""
    return next((ROLE_OF[what] for what in post.does), PostRole.LINK_OFFICER)


def _give_standings(
    partnership: Partnership, arrangements: Arrangements, bodies: dict[str, Body], by: Actor
) -> None:
    classes = {
        c.key: name_agency_class(partnership=partnership, key=c.key, name=c.name, by=by)
        for c in arrangements.agency_classes
    }
    for terms in arrangements.bodies:
        give_standing(
            partnership=partnership,
            body=bodies[terms.key],
            kind=terms.standing,
            agency_class=classes.get(terms.agency_class or ""),
            held_from=terms.held_from,
            held_to=terms.held_to,
            by=by,
        )
        if terms.succeeded_by:
            follow_body(body=bodies[terms.key], successor=bodies[terms.succeeded_by], by=by)


@transaction.atomic
def keep_group(*, partnership: Partnership, terms: GroupTerms, by: Actor, adopting: bool) -> Group:
    """Return the group with this key, with every seat that its terms name and one for its chair."""
    group, made = Group.objects.get_or_create(
        partnership=partnership, key=terms.key, defaults={"name": terms.name}
    )
    if made or (adopting and group.name != terms.name):
        old = None if made else {"name": group.name}
        group.name = terms.name
        group.save(update_fields=["name"])
        subject = Subject("group", group.public_id, terms.name)
        new = {"name": terms.name}
        record_change(
            by=by, deed="kept group", subject=subject, old=old, new=new, partnership=partnership.key
        )
    _keep_seats(partnership, terms, by, adopting)
    return group


def _keep_seats(partnership: Partnership, terms: GroupTerms, by: Actor, adopting: bool) -> None:
    known = set(partnership.seats.filter(group_key=terms.key).values_list("key", flat=True))
    names = {seat.key: seat.name for seat in terms.seats}
    names.setdefault(chair_seat_key(terms), "Chair")
    for key, name in names.items():
        if adopting or key not in known:
            keep_seat(partnership=partnership, group_key=terms.key, key=key, name=name, by=by)
