"""What people do with the names behind pseudonyms: seal them, open them, read who did, and dispose of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from trueline.core.access import Deed, decide
from trueline.core.caseloads import Case, pseudonymise
from trueline.core.frameworks import Stream
from trueline.core.problems import Problem, Refused
from trueline.core.samples import (
    NAMES,
    OPENINGS,
    SEALED,
    Opening,
    Sample,
    SealedCase,
    begin_opening,
    seal_cases,
    write_opening,
)
from trueline.core.wording import tell
from trueline.intake.caseload_files import read_longlist
from trueline.intake.key_files import read_key
from trueline.intake.sample_files import read_draw
from trueline.intake.sealed_files import parse_openings, read_openings, read_sealed
from trueline.publishing.sealing import append_entry, destroy, write_sealed

_LONGEST = 200


@dataclass(frozen=True)
class Asking:
    """Who wants to look, in which role, why, and when. Nothing here proves who somebody is."""

    who: str
    role: str
    why: str
    at: datetime


def find_sealed(stream: Stream, sample: Sample, listed: Iterable[Case], key: bytes) -> tuple[SealedCase, ...]:
    """The names of the cases and reserves of a sample, whose references are pseudonyms of ``key``."""
    drawn = {one.case.reference for one in sample.cases}
    listed = tuple(listed)
    names = {case.reference: pseudonymise(key, case.reference) for case in listed}
    return seal_cases(stream, listed, {name: hidden for name, hidden in names.items() if hidden in drawn})


def seal_names(folder: Path, longlist: Path, key: Path) -> tuple[SealedCase, ...]:
    """Seal the names of a draw anew from its longlist, as after an extension. Refused with another list or key than the
    draw’s, and once the names were disposed of.
    """
    kept, secret = read_draw(folder), read_key(key)
    _check_kept(read_openings(folder))
    stream = kept.edition.streams[kept.stream.within or kept.stream.id]
    listed = read_longlist(longlist, stream)
    if listed.fingerprint != kept.account.fingerprint:
        remedy = f"Give the file that was drawn from: {kept.account.file}"
        raise Refused(Problem("not the longlist of that draw", remedy, file=longlist.name))
    found = find_sealed(stream, kept.sample, listed.cases, secret)
    if {one.pseudonym for one in found} != {one.case.reference for one in kept.sample.cases}:
        remedy = "Give the key with which the sample was drawn; one drawn without a key has no pseudonyms"
        raise Refused(Problem("not the key of that draw", remedy, file=key.name, field="--key"))
    write_sealed(folder, found)
    return found


def open_names(folder: Path, asking: Asking, pseudonyms: Iterable[str] = ()) -> tuple[SealedCase, ...]:
    """The people behind some pseudonyms, or behind all where none is named, once the opening is in the log. Refused,
    with nothing entered and nothing shown, for a role that may not, and for a pseudonym that is not there.
    """
    _check_allowed(asking, "open-names")
    _check_kept(read_openings(folder))
    sealed = {case.pseudonym: case for case in read_sealed(folder)}
    wanted = tuple(dict.fromkeys(name.strip().upper() for name in pseudonyms)) or tuple(sealed)
    problems = [
        Problem("no such pseudonym among the sealed", "Name one of sample.csv", field="PSEUDONYM", value=name)
        for name in wanted
        if name not in sealed
    ]
    if problems:
        raise Refused(*problems)
    _enter(folder, "open", asking, wanted)
    return tuple(sealed[name] for name in wanted)


def dispose_names(folder: Path, asking: Asking) -> int:
    """Destroy the sealed table; how many names it held. The log stays. Where an earlier disposal was interrupted, it is
    finished.
    """
    _check_allowed(asking, "dispose-names")
    openings = read_openings(folder)
    if not _is_disposed(openings):
        sealed = read_sealed(folder)
        _enter(folder, "dispose", asking, tuple(case.pseudonym for case in sealed))
        openings = read_openings(folder)
    elif not (folder / SEALED / NAMES).is_file():
        _check_kept(openings)
    destroy(folder / SEALED / NAMES)
    return len(openings[-1].pseudonyms)


def list_openings(folder: Path, role: str) -> tuple[Opening, ...]:
    """Who opened the table of a draw, in order; refused for a role that may not see it, and for a log that was
    changed.
    """
    _check_role(role, "read-openings")
    return read_openings(folder)


def _enter(folder: Path, deed: Literal["open", "dispose"], asking: Asking, pseudonyms: tuple[str, ...]) -> None:
    """Enter a deed in the log; refused when somebody disposed of the names in the meantime."""
    entry = begin_opening(deed, asking.at, asking.who, asking.role, asking.why, pseudonyms)

    def write(text: str) -> str:
        before = parse_openings(text)
        _check_kept(before)
        return write_opening(before, entry)

    append_entry(folder / SEALED / OPENINGS, write)


def _is_disposed(openings: tuple[Opening, ...]) -> bool:
    return any(opening.deed == "dispose" for opening in openings)


def _check_kept(openings: tuple[Opening, ...]) -> None:
    for opening in openings:
        if opening.deed == "dispose":
            told = f"the names were disposed of on {opening.at[:10]} by {opening.who}"
            raise Refused(Problem(told, "Ask the provider, if there is a reason to", file=f"{SEALED}/{NAMES}"))


def _check_allowed(asking: Asking, deed: Deed) -> None:
    problems = [
        Problem("nothing is said here", "Say it in a few words on one line", field=f"--{name}", value=value[:80])
        for name, value in (("who", asking.who), ("why", asking.why))
        if not value.strip() or not value.isprintable() or len(value) > _LONGEST
    ]
    if problems:
        raise Refused(*problems)
    _check_role(asking.role, deed)


def _check_role(role: str, deed: Deed) -> None:
    decision = decide(role, deed)
    if not decision.is_allowed:
        remedy = "Ask somebody who may, or give the role in which you do this"
        raise Refused(Problem(tell(decision.reason), remedy, field="--role"))
