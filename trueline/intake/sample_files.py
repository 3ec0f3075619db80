"""Which cases did a draw take, and what is its account?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import TypeVar, cast, get_args

from trueline.core.caseloads import Case
from trueline.core.frameworks import Edition, Stream
from trueline.core.problems import Problem, Refused
from trueline.core.samples import (
    FRAME_COLUMNS,
    SAMPLE_COLUMNS,
    Account,
    DrawnCase,
    Role,
    Sample,
    SampleSize,
    Settled,
    Stage,
)
from trueline.intake.decoding import Decoder
from trueline.intake.documents import Node, read_json
from trueline.intake.framework_files import read_edition_json
from trueline.intake.tables import Row, read_table

T = TypeVar("T")

_AGAIN = "Take it from its maker again"
#: What a folder of a draw holds; account.html is for people and read by no program.
_FILES = ("edition.json", "account.json", "sample.csv", "frame.csv")


@dataclass(frozen=True)
class KeptDraw:
    """A draw as its folder keeps it: the edition by which it was drawn, the account, the sample, and all eligible cases
    with what they are counted by, under the references used in the folder.
    """

    edition: Edition
    account: Account
    sample: Sample
    eligible: tuple[Case, ...]

    @property
    def stream(self) -> Stream:
        """The stream drawn."""
        return self.edition.streams[self.account.stream]


def read_draw(folder: Path) -> KeptDraw:
    """The draw in a folder. Refused when it holds none, and when its files do not agree with each other."""
    missing = [name for name in _FILES if not (folder / name).is_file()]
    if missing:
        what = f"no draw here: {', '.join(missing)} missing"
        raise Refused(Problem(what, "Name the folder that “sample draw” wrote", file=str(folder)))
    edition = read_edition_json(_read_text(folder, "edition.json"), "edition.json")
    account = read_account(_read_text(folder, "account.json"), "account.json", edition)
    sample = read_sample(folder / "sample.csv", account)
    eligible, settled = _read_frame(folder / "frame.csv")
    by_reference = {case.reference: case for case in eligible}
    problems = [
        Problem("a case that is not in frame.csv", _AGAIN, file="sample.csv", value=one.case.reference)
        for one in sample.cases
        if one.case.reference not in by_reference
    ]
    if problems:
        raise Refused(*problems)
    cases = tuple(replace(one, case=by_reference[one.case.reference]) for one in sample.cases)
    return KeptDraw(edition, account, replace(sample, cases=cases, settled=settled), eligible)


def _read_text(folder: Path, name: str) -> str:
    try:
        return (folder / name).read_bytes().decode()
    except UnicodeDecodeError:
        raise Refused(Problem("not UTF-8 text", _AGAIN, file=name)) from None


def read_account(text: str, file: str, edition: Edition, stream_id: str | None = None) -> Account:
    """The account of a draw; refused when it speaks of what the edition does not know, or of another stream than
    ``stream_id``.
    """
    account = decode_whole(Account, read_json(text, file))
    told = edition.streams.get(stream_id or account.stream)
    stream = edition.streams[told.within or told.id] if told else None
    known = {
        "stream": ([account.stream], [told.id] if told else []),
        "margins": (account.margins, stream.heading_by_id if stream else account.margins),
        "set_aside": (
            account.set_aside,
            [f"aside.{rule.rule}" for rule in stream.set_aside] if stream else account.set_aside,
        ),
    }
    problems = [
        Problem(f"an account of what {edition.id} does not know", _AGAIN, file=file, field=field)
        for field, (named, there) in known.items()
        if not set(named) <= set(there)
    ]
    if problems:
        raise Refused(*problems)
    return account


def read_sample(path: Path, account: Account) -> Sample:
    """The cases drawn, under the references that stand there: a sample file says no more of them."""
    table = read_table(path)
    if table.headings != SAMPLE_COLUMNS:
        told = f"The columns are {', '.join(SAMPLE_COLUMNS)}"
        raise Refused(Problem("not a sample", told, file=table.file, row=1))
    size = SampleSize(account.size, account.sized_on, account.workings)
    try:
        cases = tuple(_read_cases(table.rows))
    except (ValueError, ZeroDivisionError):
        raise Refused(
            Problem("not a sample: a position or probability is no number", _AGAIN, file=table.file)
        ) from None
    return Sample(account.stream, account.seed, account.algorithm, size, cases)


def _read_cases(rows: tuple[Row, ...]) -> Iterator[DrawnCase]:
    for row in rows:
        position, reference, stratum, role, probability, replaces = (row.verbatim(column) for column in range(6))
        case = Case(row.number, reference, {}, {})
        known: Role = "selected" if role == "selected" else "reserve"
        yield DrawnCase(int(position), case, stratum, known, Fraction(probability), replaces)


def _read_frame(path: Path) -> tuple[tuple[Case, ...], dict[str, Settled]]:
    """Every eligible case with what it is counted by, and what settled it."""
    table = read_table(path)
    width = len(FRAME_COLUMNS)
    if table.headings[:width] != FRAME_COLUMNS:
        told = f"The first columns are {', '.join(FRAME_COLUMNS)}"
        raise Refused(Problem("not the cases of a draw", told, file=table.file, row=1))
    cases, settled = [], {}
    for row in table.rows:
        reference, _, probability, by = (row.verbatim(column) for column in range(width))
        values = {heading: row.verbatim(width + column) for column, heading in enumerate(table.headings[width:])}
        cases.append(Case(row.number, reference, values, {}))
        if by in get_args(Stage) and re.fullmatch(r"\d{1,30}(/[1-9]\d{0,30})?", probability):
            settled[reference] = Settled(Fraction(probability), cast("Stage", by))
    return tuple(cases), settled


def decode_whole(kind: type[T], node: Node) -> T:
    """A value from a document; refused with every problem."""
    decoder = Decoder()
    value = decoder.decode(kind, node)
    if decoder.problems:
        raise Refused(*decoder.problems)
    return value
