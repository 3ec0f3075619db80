"""Who are the people behind the pseudonyms of a draw, and who has looked?

The sealed table is the one way back from a pseudonym. Every opening is an entry in a log in which each entry carries
the digest of the one before, so that none can be changed or taken out without a trace.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Literal

from trueline.core.caseloads import Case
from trueline.core.frameworks import Stream

SEALED_COLUMNS = ("pseudonym", "reference", "name")
#: Where they stand in the folder of a draw.
SEALED, NAMES, OPENINGS = "sealed", "names.csv", "openings.jsonl"
#: What the first entry carries, where the others have the digest of the one before.
_FIRST = "0" * 64


@dataclass(frozen=True)
class SealedCase:
    """One drawn person: the pseudonym, the reference and the name as the longlist has it."""

    pseudonym: str
    reference: str
    name: str


@dataclass(frozen=True)
class Opening:
    """One entry of the log: the table was opened for the ``pseudonyms``, or disposed of. ``previous`` is the digest of
    the entry before it, zeros for the first.
    """

    number: int
    deed: Literal["open", "dispose"]
    at: str
    who: str
    role: str
    why: str
    pseudonyms: tuple[str, ...]
    previous: str


def seal_cases(stream: Stream, listed: Iterable[Case], names: Mapping[str, str]) -> tuple[SealedCase, ...]:
    """The drawn cases of a longlist, by their pseudonyms. ``names`` has the pseudonym of each drawn reference."""
    headings = find_name_headings(stream)
    found = {
        names[case.reference]: SealedCase(
            names[case.reference], case.reference, ", ".join(filter(None, (case.get(one) for one in headings)))
        )
        for case in listed
        if case.reference in names
    }
    return tuple(found[pseudonym] for pseudonym in sorted(found))


def find_name_headings(stream: Stream) -> tuple[str, ...]:
    """The headings that hold a name: the texts by which, together, an edition knows a person who is listed twice."""
    joined = (heading for rule in stream.set_aside for one in rule.identities if len(one) > 1 for heading in one)
    return tuple(dict.fromkeys(one for one in joined if stream.heading_by_id[one].kind == "text"))


def write_opening(before: tuple[Opening, ...], opening: Opening) -> str:
    """The line of a new entry, numbered and tied to the one before it."""
    previous = digest_line(_write(before[-1])) if before else _FIRST
    return _write(replace(opening, number=len(before) + 1, previous=previous))


def begin_opening(
    deed: Literal["open", "dispose"], at: datetime, who: str, role: str, why: str, pseudonyms: Iterable[str]
) -> Opening:
    """What is to be entered, before it has its place in the log. ``at`` is a moment with its zone."""
    return Opening(0, deed, at.isoformat(timespec="seconds"), who.strip(), role, why.strip(), tuple(pseudonyms), "")


def _write(opening: Opening) -> str:
    return json.dumps(asdict(opening), ensure_ascii=False)


def digest_line(line: str) -> str:
    """The digest that ties the next entry to this one."""
    return sha256(line.encode()).hexdigest()


def find_breaks(openings: Iterable[Opening]) -> Iterator[int]:
    """The numbers of the entries that are not tied to the one before: one was changed, taken out or put in."""
    previous = _FIRST
    for place, opening in enumerate(openings, start=1):
        if opening.number != place or opening.previous != previous:
            yield place
        previous = digest_line(_write(opening))
