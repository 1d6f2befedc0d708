"""Measures Kith's pages against the floor: processor time a request first, then how long a reader waits.

Floor and page are asked in turns (A B A B) on the same machine in the same minutes; each figure is the median
over the rounds. What a number means, and the budgets, stand in docs/performance.md.
"""

import argparse
import gzip
import http.client
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from statistics import median, quantiles

TOP = Path(__file__).resolve().parents[1]
PYTHON, GRANIAN = TOP / ".venv/bin/python", TOP / ".venv/bin/granian"
TICKS = os.sysconf("SC_CLK_TCK")
sys.path.insert(0, str(TOP))

from script.timed import JOBS, Job  # noqa: E402
from tests.engines import free_port  # noqa: E402

LRSCP = "/partnerships/leicestershire-and-rutland"
READER = "manager@samples.kith.example"
COORDINATOR = "coordinator@samples.kith.example"
"""Who works on cases, which the manager does not."""


@dataclass(frozen=True)
class Page:
    """A page to measure: its name, its address and how many times the floor it may cost.

    With `link`, a pattern, it is the first page that `url` links to with an address like that. `{meeting}` in
    an address is the large meeting that script/fill.py made, `{case}` the case with a large chronology.
    """

    name: str
    url: str
    budget: float
    link: str = ""
    reader: str = READER


CHRONOLOGY = f"{LRSCP}/reviews/{{case}}/chronology/merged"
PAGES = (
    Page("Structure", f"{LRSCP}/structure", 3),
    Page("Duty board", f"{LRSCP}/promises", 3),
    Page("Group page", f"{LRSCP}/structure", 3, link=r'href="([^"]+/group/[^"/]+)"'),
    Page("Home of the manager", "/", 3),
    Page("Actions, 50 of 5,000", f"{LRSCP}/actions", 2.5),
    Page("Actions of a word, by agency", f"{LRSCP}/actions?text=audit&order=agency", 2.5),
    Page("Year of meetings", f"{LRSCP}/meetings", 3),
    Page("Meeting, 30 items", f"{LRSCP}/meetings/{{meeting}}", 3),
    Page("Agenda, 30 items, 40 papers", f"{LRSCP}/meetings/{{meeting}}/agenda", 3),
    Page("In the meeting, 30 items", f"{LRSCP}/meetings/{{meeting}}/room", 3),
    Page(
        "Chronology, key events of 40,000 rows",
        f"{CHRONOLOGY}?key_only=on&from_on=2017-01-01",
        3,
        "",
        COORDINATOR,
    ),
    Page("Chronology, 100 of 40,000 rows", CHRONOLOGY, 3, "", COORDINATOR),
    Page("A case under rapid review", f"{LRSCP}/reviews/{{case}}", 3, "", COORDINATOR),
    Page("Scorecard, 80 indicators of 60 months", f"{LRSCP}/scorecard", 8),
)

SIGN_IN = """
import sys, django
django.setup()
from django.contrib.auth import get_user_model
from django.test import Client
client = Client()
client.force_login(get_user_model().objects.get(email=sys.argv[1]))
print("; ".join(f"{name}={kept.value}" for name, kept in client.cookies.items()))
"""


class CannotMeasure(Exception):
    """Something that stands in the way of a measurement, in a sentence."""


@dataclass(frozen=True)
class Site:
    """A running server: its port, its first process and the cookie of a reader who is signed in."""

    port: int
    process: int
    cookie: str
    meeting: str = ""
    """The public id of the large meeting."""
    case: str = ""
    """The public id of the case with a large chronology."""
    cookies: dict[str, str] = field(default_factory=dict)
    """The cookies of other readers, by their address."""

    def read_by(self, page: Page) -> "Site":
        """Return the site as the reader of a page asks it."""
        return replace(self, cookie=self.cookies.get(page.reader, self.cookie))


def printed_by(*command: str | Path, env: dict[str, str]) -> str:
    """Return what a command prints; raise CannotMeasure with its last words when it fails."""
    done = subprocess.run(command, cwd=TOP, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotMeasure(f"{' '.join(map(str, command[-3:]))} failed:\n{done.stderr[-2000:]}")
    return done.stdout.strip().splitlines()[-1] if done.stdout.strip() else ""


@contextmanager
def served(target: str, cookie: str, env: dict[str, str]) -> Iterator[Site]:
    """Serve an application with two workers on a free port until the block ends."""
    port = free_port()
    arguments = [
        "--interface",
        "wsgi",
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
        "--workers",
        "2",
        "--no-ws",
    ]
    arguments += ["--blocking-threads", "2", "--workers-kill-timeout", "2", "--log-level", "warning", target]
    process = subprocess.Popen([GRANIAN, *arguments], cwd=TOP, env=env)
    try:
        wait_for(port, process)
        yield Site(port, process.pid, cookie)
    finally:
        process.terminate()
        process.wait()


def wait_for(port: int, process: "subprocess.Popen[bytes]", *, seconds: int = 30) -> None:
    """Return once something answers on the port."""
    for _ in range(seconds * 10):
        if process.poll() is not None:
            raise CannotMeasure("The server stopped as soon as it had started.")
        try:
            with connected(port) as connection:
                ask(connection, "/", "")
            return
        except OSError:
            time.sleep(0.1)
    raise CannotMeasure(f"The server did not answer within {seconds} seconds.")


@contextmanager
def connected(port: int) -> Iterator[http.client.HTTPConnection]:
    """Give a connection that stays open over several questions, and is closed at the end."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        yield connection
    finally:
        connection.close()


def ask(connection: http.client.HTTPConnection, url: str, cookie: str) -> tuple[int, bytes]:
    """Return the status and the content of one page as it is sent."""
    connection.request("GET", url, headers={"Cookie": cookie})
    answer = connection.getresponse()
    return answer.status, answer.read()


def found(page: Page, site: Site) -> Page:
    """Return the page with its own address, which may be the first of its kind that another page links to."""
    page = replace(page, url=page.url.replace("{meeting}", site.meeting).replace("{case}", site.case))
    if not page.link:
        return page
    with connected(site.port) as connection:
        _status, content = ask(connection, page.url, site.cookie)
    linked = re.search(page.link, content.decode())
    if linked is None:
        raise CannotMeasure(f"{page.url} has no link to a page of the kind “{page.name}”.")
    return replace(page, url=linked[1], link="")


def processor_seconds(process: int) -> float:
    """Return the processor time of a process and all below it, user and system."""
    facts = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            facts[int(folder.name)] = (int(fields[1]), int(fields[11]) + int(fields[12]))
    family = {process}
    while more := {one for one, (parent, _time) in facts.items() if parent in family} - family:
        family |= more
    return sum(facts[one][1] for one in family if one in facts) / TICKS


def burst(site: Site, url: str, *, requests: int, at_once: int) -> tuple[float, list[float]]:
    """Ask for a page many times; return processor milliseconds a request, and each wait in milliseconds."""

    def reader(share: int) -> list[float]:
        waits = []
        with connected(site.port) as connection:
            for _ in range(share):
                began = time.perf_counter()
                status, _content = ask(connection, url, site.cookie)
                waits.append((time.perf_counter() - began) * 1000)
                if status != 200:
                    raise CannotMeasure(f"{url} answered {status} in the middle of the measurement.")
        return waits

    before = processor_seconds(site.process)
    with ThreadPoolExecutor(at_once) as readers:
        waits = list(chain.from_iterable(readers.map(reader, [requests // at_once] * at_once)))
    return (processor_seconds(site.process) - before) * 1000 / len(waits), waits


@dataclass(frozen=True)
class Result:
    """What was measured of one page: medians over the rounds."""

    page: Page
    processor: float
    floor: float
    ratio: float
    waits: dict[int, tuple[float, float]]
    kilobytes: float

    @property
    def keeps_budget(self) -> bool:
        """Return whether the page costs no more than it may."""
        return self.ratio <= self.page.budget


def measure(page: Page, kith: Site, floor: Site, *, rounds: int, requests: int) -> Result:
    """Measure a page and the floor in turns."""
    with connected(kith.port) as connection:
        status, content = ask(connection, page.url, kith.cookie)
    if status != 200:
        raise CannotMeasure(f"{page.name} at {page.url} answers {status}, not 200.")
    for site, url in ((floor, "/"), (kith, page.url)):
        burst(site, url, requests=40, at_once=2)
    pairs, waits = [], {1: [], 8: []}
    for turn in range(rounds):
        say(f"{page.name}: round {turn + 1} of {rounds}")
        at_floor, _waits = burst(floor, "/", requests=requests, at_once=1)
        at_page, one = burst(kith, page.url, requests=requests, at_once=1)
        pairs.append((at_page, at_floor))
        waits[1] += one
        waits[8] += burst(kith, page.url, requests=requests, at_once=8)[1]
    return Result(
        page=page,
        processor=median(at_page for at_page, _floor in pairs),
        floor=median(at_floor for _page, at_floor in pairs),
        ratio=median(at_page / at_floor for at_page, at_floor in pairs),
        waits={at_once: (median(times), quantiles(times, n=20)[-1]) for at_once, times in waits.items()},
        kilobytes=len(gzip.compress(content, 6)) / 1024,
    )


def say(words: str) -> None:
    """Tell how far it is, beside the results."""
    print(words, file=sys.stderr, flush=True)


HEADINGS = (
    "Page",
    "Processor ms",
    "Floor ms",
    "× floor",
    "Budget",
    "p50/p95 at 1, ms",
    "p50/p95 at 8, ms",
    "KB gzipped",
)


def row_of(result: Result) -> tuple[str, ...]:
    """Return the cells of one result."""
    waits = [f"{p50:.1f} / {p95:.1f}" for p50, p95 in result.waits.values()]
    verdict = "kept" if result.keeps_budget else "over"
    return (
        result.page.name,
        f"{result.processor:.1f}",
        f"{result.floor:.1f}",
        f"{result.ratio:.2f}",
        f"≤ {result.page.budget:g} ({verdict})",
        *waits,
        f"{result.kilobytes:.1f}",
    )


def table(headings: tuple[str, ...], rows: list[tuple[str, ...]], *, markdown: bool) -> str:
    """Return rows as a table for the terminal or as Markdown."""
    if markdown:
        lines = [headings, tuple("---" for _ in headings), *rows]
        return "\n".join("| " + " | ".join(line) + " |" for line in lines)
    widths = [max(map(len, column)) for column in zip(headings, *rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in [headings, *rows]
    )


@contextmanager
def both_sites() -> Iterator[tuple[Site, Site, dict[str, str]]]:
    """Set up Kith with the samples and the floor, each on a database of its own, and serve both."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="kith-bench-"))
        env = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "kith.config.settings.development",
            "KITH_DATABASE_URL": f"sqlite:///{folder}/kith.sqlite3",
            "KITH_FILES": f"{folder}/files",
            "FLOOR_DATABASE_URL": f"sqlite:///{folder}/floor.sqlite3",
            "PYTHONPATH": f"{TOP}{os.pathsep}{TOP / 'script'}",
        }
        say("Setting up the samples and the floor …")
        for command in (["migrate", "--no-input"], ["demo", "prepare"], ["collectstatic", "--no-input"]):
            printed_by(PYTHON, "-m", "kith", *command, env=env)
        say("Filling up to 5,000 actions, and a large meeting …")
        meeting = printed_by(PYTHON, "script/fill.py", env=env)
        reader = printed_by(PYTHON, "-c", SIGN_IN, READER, env=env)
        say("Filling a chronology with 40,000 rows …")
        case = printed_by(PYTHON, "-c", "from chronologies import filled; print(filled())", env=env)
        cookies = {COORDINATOR: printed_by(PYTHON, "-c", SIGN_IN, COORDINATOR, env=env)}
        floor_reader = printed_by(PYTHON, "script/floor.py", env=env)
        kith = replace(
            stack.enter_context(served("kith.config.wsgi:application", reader, env)),
            meeting=meeting,
            case=case,
            cookies=cookies,
        )
        floor = stack.enter_context(served("floor:application", floor_reader, env))
        yield kith, floor, env


def run(
    pages: tuple[Page, ...], timed: tuple[Job, ...], *, rounds: int, requests: int, markdown: bool
) -> bool:
    """Measure everything, print it, and return whether every budget is kept."""
    with both_sites() as (kith, floor, env):
        results = [
            measure(found(page, kith), kith.read_by(page), floor, rounds=rounds, requests=requests)
            for page in pages
        ]
        jobs = [(job, float(printed_by(PYTHON, "-c", job.code, env=env))) for job in timed]
    print(table(HEADINGS, [row_of(result) for result in results], markdown=markdown))
    print()
    rows = [
        (
            job.name,
            f"{took:.2f}",
            f"≤ {job.budget_seconds:g} ({'kept' if took <= job.budget_seconds else 'over'})",
        )
        for job, took in jobs
    ]
    print(table(("Job", "Seconds", "Budget"), rows, markdown=markdown))
    return all(r.keeps_budget for r in results) and all(took <= job.budget_seconds for job, took in jobs)


def main() -> int:
    """Do what the command line asks; return 1 when a budget is not kept."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=5, help="how often floor and page take turns")
    parser.add_argument("--requests", type=int, default=96, help="how many requests in one turn")
    parser.add_argument("--markdown", action="store_true", help="print Markdown")
    parser.add_argument("--page", action="append", help="only the page of this name")
    parser.add_argument("--job", action="append", help="only the job of this name")
    chosen = parser.parse_args()
    only = [*(chosen.page or []), *(chosen.job or [])]
    pages = tuple(page for page in PAGES if not only or page.name in only)
    jobs = tuple(job for job in JOBS if not only or job.name in only)
    try:
        kept = run(pages, jobs, rounds=chosen.rounds, requests=chosen.requests, markdown=chosen.markdown)
    except CannotMeasure as trouble:
        say(str(trouble))
        return 2
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
