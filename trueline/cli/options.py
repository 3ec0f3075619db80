"""The arguments and options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

AsJson = Annotated[bool, typer.Option("--json", help="Print the result for machines.")]
Framework = Annotated[str, typer.Option("--framework", help="The id of the framework, or a folder (with a slash).")]
Out = Annotated[Path, typer.Option("--out", help="The file to write.")]
Key = Annotated[
    Path | None,
    typer.Option("--key", metavar="FILE", help="The key that makes pseudonyms of the references of people."),
]
