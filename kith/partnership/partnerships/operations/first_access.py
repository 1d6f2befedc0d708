"""The deed that lets the first person into a new installation."""

from datetime import date

from django.db import transaction

from kith.base.accounts.public import Account, make_account
from kith.base.kernel.actors import Actor
from kith.base.kernel.refusals import Refused
from kith.partnership.partnerships.enums import PostRole
from kith.partnership.partnerships.models import Appointment, Partnership, Person, Post
from kith.partnership.partnerships.operations.people import add_person, make_appointment


@transaction.atomic
def appoint_first_manager(*, partnership: Partnership, name: str, email: str, by: Actor, on: date) -> Account:
    """Appoint the first business manager from a day on and return the account to sign in with.

    From then on the manager appoints everybody else. Raises Refused when the partnership ever had a manager,
    ValidationError for what is no email address.
    """
    post = Post.objects.get(partnership=partnership, key=PostRole.MANAGER)
    if Appointment.objects.filter(post=post).exists():
        raise Refused(f"{partnership.name} already has a business manager, who appoints everybody else.")
    account = make_account(email=email, by=by)
    person = Person.objects.filter(account=account).first()
    if person is None:
        person = add_person(partnership=partnership, name=name, by=by)
        person.account = account
        person.save(update_fields=["account"])
    make_appointment(partnership=partnership, person=person, post=post, held_from=on, by=by)
    return account
