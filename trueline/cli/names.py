"""The commands ``trueline sample seal, open, openings, dispose``: the names behind the pseudonyms of a draw."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trueline.cli.options import AsJson
from trueline.cli.printing import count, print_json, print_table, refuse
from trueline.core.problems import Problem

if TYPE_CHECKING:
    from trueline.actions.desk.names import Asking

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="The folder that “sample draw” wrote with a key.")]
Who = Annotated[str, typer.Option(help="Your name; it stands in the log.")]
Role = Annotated[str, typer.Option(help="The role in which you do this, such as lead-inspector.")]
Why = Annotated[str, typer.Option(help="Why, in a few words; it stands in the log.")]


def seal_names(
    folder: Folder,
    longlist: Annotated[Path, typer.Argument(metavar="LONGLIST", help="The file that was drawn from.")],
    key: Annotated[Path, typer.Option("--key", metavar="FILE", help="The key with which it was drawn.")],
    as_json: AsJson = False,
) -> None:
    """Seal the names of a draw anew, as after an extension: those of its cases and reserves, and no other."""
    from trueline.actions.desk.names import seal_names as seal

    sealed = len(seal(folder, longlist, key))
    if as_json:
        print_json({"folder": str(folder), "sealed": sealed})
        return
    print(f"{count(sealed, 'name', 'names')} sealed in {folder / 'sealed'}, for your eyes alone")


def open_names(
    folder: Folder,
    who: Who,
    role: Role,
    why: Why,
    pseudonyms: Annotated[
        list[str] | None, typer.Argument(metavar="[PSEUDONYM …]", help="Whose names, as in sample.csv.")
    ] = None,
    everybody: Annotated[bool, typer.Option("--all", help="Every case and reserve, instead of some.")] = False,
    as_json: AsJson = False,
) -> None:
    """Show who is behind pseudonyms. The opening is entered in the log first."""
    from trueline.actions.desk.names import open_names as open_

    if bool(pseudonyms) == everybody:
        remedy = "Name the pseudonyms you need, or say --all"
        refuse([Problem("nobody or everybody is named", remedy, field="PSEUDONYM")], as_json=as_json)
    cases = open_(folder, _ask(who, role, why), pseudonyms or ())
    if as_json:
        print_json([{"pseudonym": one.pseudonym, "reference": one.reference, "name": one.name} for one in cases])
        return
    print_table(("pseudonym", "reference", "name"), [(one.pseudonym, one.reference, one.name) for one in cases])
    print(
        f"\nEntered in the log: {count(len(cases), 'name', 'names')} opened by {who}. Do not keep what you read here."
    )


def list_openings(folder: Folder, role: Role, as_json: AsJson = False) -> None:
    """Show who opened the names of a draw, when and why. A log that was changed is refused."""
    from trueline.actions.desk.names import list_openings as list_

    openings = list_(folder, role)
    if as_json:
        names = ("number", "deed", "at", "who", "role", "why")
        print_json([{name: getattr(one, name) for name in names} | {"pseudonyms": one.pseudonyms} for one in openings])
        return
    rows = [(one.number, one.at, one.deed, one.who, one.role, len(one.pseudonyms), one.why) for one in openings]
    print_table(("", "when", "deed", "who", "role", "names", "why"), rows)
    print(f"\n{count(len(rows), 'entry', 'entries')}, each tied to the one before it.")


def dispose_names(folder: Folder, who: Who, role: Role, why: Why, as_json: AsJson = False) -> None:
    """Destroy the names of a draw for good; the log of openings stays."""
    from trueline.actions.desk.names import dispose_names as dispose

    disposed = dispose(folder, _ask(who, role, why))
    if as_json:
        print_json({"folder": str(folder), "disposed": disposed})
        return
    print(f"{count(disposed, 'name', 'names')} destroyed; the log stays.")
    print(
        "Destroy the key too, and what backups hold: with the key and a longlist, pseudonyms can be worked out again."
    )


def _ask(who: str, role: str, why: str) -> "Asking":
    from trueline.actions.desk.names import Asking

    return Asking(who, role, why, datetime.now(UTC))
