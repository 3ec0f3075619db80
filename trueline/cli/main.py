"""The command ``trueline``: what people do, as commands."""

import io
import signal
import sys

import typer

from trueline.cli import archive, caseload, demo, facts, framework, names, report, sample, score, wording
from trueline.cli.printing import refuse
from trueline.core.problems import Problem, Refused

app = typer.Typer(
    name="trueline",
    help="Run a probation inspection, from the provider's caseload file to the rated report.",
    rich_markup_mode=None,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("demo")(demo.make_demo)
app.add_typer(framework.app, name="framework")
sample.app.command("seal")(names.seal_names)
sample.app.command("open")(names.open_names)
sample.app.command("openings")(names.list_openings)
sample.app.command("dispose")(names.dispose_names)
app.add_typer(sample.app, name="sample")
app.add_typer(caseload.app, name="caseload")
app.add_typer(facts.app, name="facts")
app.command("score")(score.score)
app.command("rate")(score.rate)
app.command("report")(report.report)
app.add_typer(wording.app, name="wording")
app.add_typer(archive.app, name="archive")


def run() -> None:
    """Run the command line. Exit 0: done; 1: the input has problems, each listed; 2: usage."""
    _prepare()
    as_json = "--json" in sys.argv
    try:
        app()
    except Refused as refused:
        refuse(refused.problems, as_json=as_json)
    except OSError as error:
        told = f"cannot be used: {error.strerror}" if error.filename else f"could not be finished: {error.strerror}"
        file = str(error.filename or "")
        refuse([Problem(told, "Check the file, its folder and your right to them", file=file)], as_json=as_json)


def _prepare() -> None:
    """A terminal that lacks a character shows a question mark, and being ended leaves nothing half done behind."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _end)


def _end(number: int, _frame: object) -> None:
    sys.exit(128 + number)
