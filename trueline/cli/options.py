"""The arguments and options that several commands share."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

#: The day and regime of the inspections that extracts, facts and measures were first asked for.
DAY, REGIME = datetime(2018, 8, 31), "NPS_CRC"  # noqa: DTZ001 - a day, without zone
AsJson = Annotated[bool, typer.Option("--json", help="Print the result for machines.")]
Framework = Annotated[str, typer.Option("--framework", help="The id of the framework, or a folder (with a slash).")]
Out = Annotated[Path, typer.Option("--out", help="The file to write.")]
Extract = Annotated[Path, typer.Argument(metavar="EXTRACT", readable=False)]
AsAt = Annotated[
    datetime, typer.Option("--as-at", formats=["%Y-%m-%d"], help="The day on which the record is looked at.")
]
Key = Annotated[
    Path | None,
    typer.Option("--key", metavar="FILE", help="The key that makes pseudonyms of the references of people."),
]
