"""The command ``trueline report``: the report of a bundle."""

from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from trueline.cli.options import AsJson, Out
from trueline.cli.printing import print_json


class Format(Enum):
    """What a report can be written as."""

    HTML = "html"


def report(
    bundle: Annotated[Path, typer.Argument(metavar="BUNDLE", readable=False)],
    out: Out,
    format_: Annotated[Format, typer.Option("--format", help="The format to write.")] = Format.HTML,
    as_json: AsJson = False,
) -> None:
    """Write the report of a bundle."""
    from trueline.actions.desk.reports import make_report

    sources = make_report(bundle, out, format_.value)
    if as_json:
        print_json({"file": str(out), "digest": sources.digest})
        return
    print(f"{sources.inspection.title}: report written to {out}")
    print(f"Made from the bundle with the digest {sources.digest}")
