"""Pages about people: who they are, their jobs, and what they are appointed to in this partnership."""

from typing import Any

from django.core.paginator import Page as PageOfRows
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse

from kith.base.kernel.access import MEMBERS, members_who
from kith.partnership.partnerships.forms import (
    AddPerson,
    EndJob,
    FindPeople,
    InvitePerson,
    JobForm,
    RecordLeaver,
)
from kith.partnership.partnerships.ladder import groups_for, rungs_for
from kith.partnership.partnerships.operations.leaving import record_leaver
from kith.partnership.partnerships.operations.people import (
    add_affiliation,
    add_employee,
    change_job,
    end_affiliation,
    invite_person,
)
from kith.partnership.partnerships.pages import MemberForm, MemberPage
from kith.partnership.partnerships.permissions import Permission
from kith.partnership.partnerships.presenters import (
    JobLine,
    account_words,
    appointment_lines,
    people_rows,
    period_words,
)
from kith.partnership.partnerships.queries import (
    appointments_here,
    bodies_seen_by,
    job_of,
    jobs_known_to,
    people_seen_by,
    person_seen_by,
)

ROWS = 50
MANAGES_PEOPLE = members_who(
    Permission.MANAGE_PEOPLE, "The business manager and the coordinators keep the list of people."
)


class People(MemberPage):
    """The people whom the partnership knows, a page at a time."""

    policy = MEMBERS
    menu = "more"
    title = "People"
    template_name = "partnerships/people.jinja"

    def content(self) -> dict[str, Any]:
        """Return the people of this page, with today’s jobs and appointments."""
        find = FindPeople(self.request.GET)
        name = find.cleaned_data["name"] if find.is_valid() else ""
        page = page_of(people_seen_by(self.membership, name=name), self.request.GET.get("page"))
        people = [person.pk for person in page]
        jobs = jobs_known_to(self.partnership, people)
        appointments = appointments_here(self.partnership, people)
        return {
            "rows": people_rows(
                page, jobs, appointments, groups=groups_for(self.partnership), on=self.today, at=self.at
            ),
            "page": page,
            "find": find,
            "name": name,
            "add_url": self.at("partnerships:add_person")
            if self.membership.may(Permission.MANAGE_PEOPLE)
            else "",
            "here": self.at("partnerships:people"),
        }


def page_of(rows: Any, number: str | None) -> PageOfRows:
    """Return one page of a long list; the last one for a number beyond it."""
    return Paginator(rows, ROWS).get_page(number)


class PersonPage(MemberPage, is_base=True):
    """A page about one person whom the partnership knows."""

    menu = "more"

    def load_record(self, **kwargs: Any) -> None:
        """Find the person; absent and not known here answer alike."""
        found = person_seen_by(self.membership, kwargs["public_id"])
        if found is None:
            raise Http404
        self.person = found

    def person_url(self) -> str:
        """Return the address of the person’s own page."""
        return self.at("partnerships:person", self.person.public_id)


class PersonHome(PersonPage):
    """One person: jobs, appointments in this partnership, and whether they can sign in."""

    policy = MEMBERS
    template_name = "partnerships/person.jinja"

    def heading(self) -> str:
        """Return the person’s name."""
        return self.person.name

    def content(self) -> dict[str, Any]:
        """Return the person’s jobs and appointments, past and present."""
        appointments = appointments_here(self.partnership, [self.person.pk])
        groups = groups_for(self.partnership)
        return {
            "jobs": self._jobs(),
            "appointments": appointment_lines(appointments, groups=groups, on=self.today, at=self.at),
            "account": account_words(self.person) if self._may_manage else "",
            "deeds": self._deeds(),
            "trail_url": self._trail_url(),
        }

    @property
    def _may_manage(self) -> bool:
        return self.membership.may(Permission.MANAGE_PEOPLE)

    def _jobs(self) -> list[JobLine]:
        rungs = {rung.key: rung.name for rung in rungs_for(self.partnership, self.today)}
        lines = []
        for job in reversed(jobs_known_to(self.partnership, [self.person.pk])):
            goes_on = self._may_manage and (job.held_to is None or job.held_to >= self.today)
            address = (self.person.public_id, job.public_id)
            lines.append(
                JobLine(
                    title=job.title,
                    body=job.body.name,
                    body_url=self.at("partnerships:body", job.body.public_id),
                    seniority=rungs.get(job.seniority, job.seniority),
                    roles=", ".join(job.roles),
                    period=period_words(job.held_from, job.held_to),
                    change_url=self.at("partnerships:change_job", *address) if goes_on else "",
                    end_url=self.at("partnerships:end_job", *address) if goes_on else "",
                )
            )
        return lines

    def _deeds(self) -> list[tuple[str, str]]:
        if not self._may_manage:
            return []
        can_sign_in = self.person.account is not None and self.person.account.is_active
        names = [
            ("Add a job", "add_job"),
            ("Invite to sign in", "invite_person"),
            ("Record that this person has left", "leaver"),
        ]
        return [
            (words, self.at(f"partnerships:{name}", self.person.public_id))
            for words, name in names
            if name != "invite_person" or not can_sign_in
        ]

    def _trail_url(self) -> str:
        if not self.membership.may(Permission.READ_TRAIL):
            return ""
        return f"{self.at('partnerships:trail')}?kind=person&id={self.person.public_id}"


class AsksForJob(MemberPage, is_base=True):
    """What the pages that ask for a job share."""

    def form_arguments(self) -> dict[str, Any]:
        """Return the bodies to choose from and the ladder of seniority."""
        return {"bodies": bodies_seen_by(self.membership), "partnership": self.partnership, "day": self.today}


class NewPerson(AsksForJob, MemberForm):
    """Make a person known with a job in a body that the partnership knows."""

    policy = MANAGES_PEOPLE
    menu = "more"
    title = "Add a person"
    form_class = AddPerson
    button = "Add person"
    template_name = "partnerships/add_person.jinja"

    def cancel_url(self) -> str:
        """Return the list of people."""
        return self.at("partnerships:people")

    def content(self) -> dict[str, Any]:
        """Return where people without a job are added: where they are appointed."""
        may_appoint = self.membership.may("arrangements.appoint")
        return {"seats_url": self.at("arrangements:seats") if may_appoint else ""}

    def act(self, form: AddPerson) -> HttpResponse:
        """Make the person known."""
        person = add_employee(
            partnership=self.partnership, name=form.cleaned_data["name"], by=self.actor, **form.answers()
        )
        return self.done(f"{person.name} is on record.", self.at("partnerships:person", person.public_id))


class PersonForm(PersonPage, MemberForm, is_base=True):
    """A deed about one person."""

    policy = MANAGES_PEOPLE

    def line(self) -> str:
        """Return whom it is about."""
        return self.person.name

    def cancel_url(self) -> str:
        """Return the person’s own page."""
        return self.person_url()


class NewJob(AsksForJob, PersonForm):
    """Record a job of a person."""

    title = "Add a job"
    form_class = JobForm
    button = "Add job"

    def act(self, form: JobForm) -> HttpResponse:
        """Record the job."""
        add_affiliation(partnership=self.partnership, person=self.person, by=self.actor, **form.answers())
        return self.done(f"The job of {self.person.name} is on record.", self.person_url())


class JobDeed(PersonForm, is_base=True):
    """A deed about one job."""

    def load_record(self, **kwargs: Any) -> None:
        """Find the person, and the job among those known here."""
        super().load_record(**kwargs)
        found = job_of(self.partnership, self.person, kwargs["job"])
        if found is None:
            raise Http404
        self.job = found

    def line(self) -> str:
        """Return whose job it is, and which."""
        return f"{self.person.name}: {self.job.title}, {self.job.body.name}"


class ChangeJob(AsksForJob, JobDeed):
    """Follow one job by another."""

    title = "Change of job"
    form_class = JobForm
    button = "Record change of job"

    def initial(self) -> dict[str, Any]:
        """Return the job as it is."""
        job = self.job
        return {
            "body": job.body,
            "title": job.title,
            "seniority": job.seniority,
            "roles": "\n".join(job.roles),
        }

    def act(self, form: JobForm) -> HttpResponse:
        """Record the change."""
        change_job(partnership=self.partnership, affiliation=self.job, by=self.actor, **form.answers())
        return self.done("The change of job is on record.", self.person_url())


class EndOfJob(JobDeed):
    """End a job, with the appointments that hang on it."""

    title = "End a job"
    form_class = EndJob
    button = "End job"
    template_name = "partnerships/end_job.jinja"

    def act(self, form: EndJob) -> HttpResponse:
        """End the job."""
        last_day = form.cleaned_data["last_day"]
        end_affiliation(partnership=self.partnership, affiliation=self.job, last_day=last_day, by=self.actor)
        return self.done("The last day of the job is on record.", self.person_url())


class Invite(PersonForm):
    """Invite a person to sign in."""

    title = "Invite to sign in"
    form_class = InvitePerson
    button = "Send invitation"
    template_name = "partnerships/invite.jinja"

    def act(self, form: InvitePerson) -> HttpResponse:
        """Send the invitation."""
        email = form.cleaned_data["email"]
        invite_person(partnership=self.partnership, person=self.person, email=email, by=self.actor)
        return self.done(f"An invitation is on its way to {email}.", self.person_url())


class Leaver(PersonForm):
    """Record that somebody has left: one step ends it all."""

    title = "Record that somebody has left"
    form_class = RecordLeaver
    button = "Record leaver"
    template_name = "partnerships/leaver.jinja"

    def initial(self) -> dict[str, Any]:
        """Return today as the last day."""
        return {"last_day": self.today}

    def content(self) -> dict[str, Any]:
        """Return what would end."""
        rows = appointments_here(self.partnership, [self.person.pk])
        going_on = [a for a in rows if a.held_to is None or a.held_to >= self.today]
        return {
            "ending": appointment_lines(
                going_on, groups=groups_for(self.partnership), on=self.today, at=self.at
            )
        }

    def act(self, form: RecordLeaver) -> HttpResponse:
        """End everything."""
        said = form.cleaned_data
        record_leaver(
            partnership=self.partnership,
            person=self.person,
            last_day=said["last_day"],
            reason=said["reason"],
            at_once=said["at_once"],
            on=self.today,
            by=self.actor,
        )
        return self.done(f"{self.person.name} is recorded as having left.", self.person_url())
