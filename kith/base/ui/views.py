"""The base of every page: who may open it is declared, and without that it does not start."""

from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views import View

from kith.base.kernel import clock
from kith.base.kernel.access import Policy
from kith.base.kernel.refusals import Refused
from kith.base.ui.forms import Form
from kith.base.ui.shell import Shell


class Page(View):
    """A page: load what it is about, check who is asking, show it. GET writes nothing."""

    policy: ClassVar[Policy]
    template_name: str = ""
    title: str = ""
    caption: str = ""

    def __init_subclass__(cls, *, is_base: bool = False, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if not is_base and not isinstance(getattr(cls, "policy", None), Policy):
            raise TypeError(f"{cls.__name__} does not say who may open it: give it a policy.")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Load and check before anything is shown or done."""
        self.today = clock.today()
        self.load(**kwargs)
        return super().dispatch(request, *args, **kwargs)

    def load(self, **kwargs: Any) -> None:
        """Find what the page is about; raise Http404 when it is absent or not for this reader."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the page."""
        return self.show()

    def show(self, *, status: int = 200, **more: Any) -> HttpResponse:
        """Return the page with its content."""
        context = {"title": self.heading(), "caption": self.line(), "shell": self.shell()}
        return render(self.request, self.template_name, context | self.content() | more, status=status)

    def heading(self) -> str:
        """Return the title, which is the thing’s own name."""
        return self.title

    def line(self) -> str:
        """Return the one line of facts under the title."""
        return self.caption

    def shell(self) -> Shell:
        """Return what stands around the page."""
        return Shell()

    def content(self) -> dict[str, Any]:
        """Return what the template needs besides title, caption and shell."""
        return {}


class Asking:
    """A page that asks and then does one deed: `form_class`, `act(form)` and the words when it is done."""

    form_class: type[Form]
    template_name = "pages/asking.jinja"
    button = "Save"
    request: HttpRequest

    def form(self, data: Any = None, files: Any = None) -> Form:
        """Return the form, filled in with what was sent."""
        return self.form_class(data, files, initial=self.initial(), **self.form_arguments())

    def form_arguments(self) -> dict[str, Any]:
        """Return what the form needs to ask its questions, such as the people to choose from."""
        return {}

    def initial(self) -> dict[str, Any]:
        """Return the answers that stand in the form at first."""
        return {}

    def act(self, form: Any) -> HttpResponse:
        """Do the deed with the answers and return where to go; raise Refused when it may not be done."""
        raise NotImplementedError

    def cancel_url(self) -> str:
        """Return the way out without doing anything."""
        return ""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the questions."""
        return self.ask(self.form())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do the deed, or show the questions again with what is wrong."""
        form = self.form(request.POST, request.FILES)
        if form.is_valid():
            try:
                return self.act(form)
            except Refused as refused:
                form.refuse(refused)
        return self.ask(form, status=422)

    def ask(self, form: Form, *, status: int = 200) -> HttpResponse:
        """Return the page with its questions."""
        more = {"form": form, "button": self.button, "cancel_url": self.cancel_url()}
        return self.show(status=status, **more)  # type: ignore[attr-defined, no-any-return]

    def done(self, words: str, to: str) -> HttpResponse:
        """Say what was done, on the page that comes next."""
        messages.info(self.request, words)
        return HttpResponseRedirect(to)


class Pressing:
    """A button that does one deed without asking anything. What is refused is said on the next page."""

    http_method_names = ["post", "options"]
    request: HttpRequest

    def act(self) -> str:
        """Do the deed and return the words for it; raise Refused when it may not be done."""
        raise NotImplementedError

    def next_url(self) -> str:
        """Return the page that comes next."""
        raise NotImplementedError

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do the deed and go on."""
        try:
            messages.info(request, self.act())
        except Refused as refused:
            messages.warning(request, refused.sentence)
        return HttpResponseRedirect(self.next_url())
