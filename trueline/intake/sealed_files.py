"""Which names does a sealed table hold, and who opened it?"""

from dataclasses import replace
from pathlib import Path

from trueline.core.problems import Problem, Refused
from trueline.core.samples import NAMES, OPENINGS, SEALED, SEALED_COLUMNS, Opening, SealedCase, find_breaks
from trueline.intake.documents import read_json
from trueline.intake.sample_files import decode_whole
from trueline.intake.tables import read_table


def read_sealed(folder: Path) -> tuple[SealedCase, ...]:
    """The names of a draw; refused when there are none, because it was made without a key or they were disposed of."""
    path = folder / SEALED / NAMES
    if not path.is_file():
        remedy = "Seal them from the longlist: sample seal DIR LONGLIST --key FILE"
        raise Refused(Problem("no names are sealed here", remedy, file=str(folder)))
    table = read_table(path)
    if table.headings != SEALED_COLUMNS:
        raise Refused(Problem("not a sealed table", "Seal the names anew from the longlist", file=NAMES, row=1))
    return tuple(SealedCase(*(row.verbatim(column) for column in range(3))) for row in table.rows)


def read_openings(folder: Path) -> tuple[Opening, ...]:
    """The log of openings; none where there is no log yet. Refused when an entry was changed, taken out or put in."""
    path = folder / SEALED / OPENINGS
    return parse_openings(path.read_bytes().decode("utf-8", errors="replace")) if path.is_file() else ()


def parse_openings(text: str) -> tuple[Opening, ...]:
    """The entries of a log. What stands after the last line break is the beginning of an entry that was interrupted
    before any name was shown, and counts for nothing.
    """
    lines = text[: text.rfind("\n") + 1].splitlines()
    openings = tuple(_read_entry(line, number) for number, line in enumerate(lines, start=1))
    broken = list(find_breaks(openings))
    if broken:
        told = "an entry was changed, taken out or put in at or before this one"
        remedy = "Keep the folder as it is, and tell whoever answers for the inspection"
        raise Refused(*(Problem(told, remedy, file=OPENINGS, line=number) for number in broken))
    return openings


def _read_entry(line: str, number: int) -> Opening:
    try:
        return decode_whole(Opening, read_json(line, OPENINGS))
    except Refused as refused:
        raise Refused(*(replace(problem, line=number) for problem in refused.problems)) from None
