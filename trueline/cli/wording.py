"""The commands ``trueline wording …``: words and numbers in texts."""

from pathlib import Path
from typing import Annotated

import typer

from trueline.cli.options import AsJson, Framework
from trueline.cli.printing import print_json, print_table

app = typer.Typer(help="Words and numbers in texts.", no_args_is_help=True)


@app.callback()
def _() -> None:
    """Words and numbers in texts."""


@app.command()
def check(
    text: Annotated[Path, typer.Argument(metavar="TEXT", readable=False)],
    figures: Annotated[Path, typer.Option(readable=False, help="A CSV or XLSX file with id and percent.")],
    framework: Framework,
    as_json: AsJson = False,
) -> None:
    """Hold a text against its figures. It warns and never blocks: the exit code is 0 whatever it finds."""
    from trueline.actions.desk.wording import check_wording
    from trueline.core.wording import tell

    checked = check_wording(text, figures, framework)
    remarks = [{"line": one.line, "words": one.words, "remark": tell(one.reason)} for one in checked.remarks]
    if as_json:
        print_json({"claims": len(checked.claims), "remarks": remarks})
        return
    print(f"{len(checked.claims)} claims found, {len(remarks)} to look at.")
    if remarks:
        print_table(("line", "words", "remark"), [(one["line"], one["words"], one["remark"]) for one in remarks])
