"""What people do with samples: work out a size, and draw."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from pathlib import Path

from trueline.actions.desk.frameworks import get_framework
from trueline.actions.desk.names import find_sealed
from trueline.core.caseloads import (
    Case,
    Eligibility,
    NearDuplicate,
    find_near_duplicates,
    fold,
    pseudonymise,
    sort_out,
)
from trueline.core.frameworks import Basis, Edition, Setting, SizeRule, Stream
from trueline.core.problems import Problem, Refused
from trueline.core.samples import Account, Sample, SampleSize, draw, find_fitting, work_out_size, write_account
from trueline.core.wording import label
from trueline.intake.caseload_files import read_longlist
from trueline.intake.days import read_day
from trueline.intake.key_files import read_key
from trueline.intake.sample_files import read_draw
from trueline.publishing.draws import to_draw
from trueline.publishing.files import write_folder
from trueline.publishing.sealing import write_sealed

#: The heading under which a longlist names the provider of a case.
PROVIDER = "provider"
#: More in reserve than there are cases is no mistake: then all are.
_MOST_SHARE = 1_000
#: Settings given on the command line have no other basis than that.
_ASKED = Basis("A")


@dataclass(frozen=True)
class Wishes:
    """What somebody asks for instead of what the edition says; None where the edition is to say it."""

    size: int | None = None
    reserve: Fraction | None = None
    officer_cap: int | None = None


@dataclass(frozen=True)
class Source:
    """Where the cases come from: a longlist, and of it one ``provider``; ``within`` is the folder of the draw from
    whose sample a stream is drawn; ``key`` the file of the key that turns references into pseudonyms.
    """

    longlist: Path | None
    provider: str = ""
    within: Path | None = None
    key: Path | None = None


@dataclass(frozen=True)
class NewDraw:
    """A draw as it was made, and what somebody should know of the longlist. References are as in the folder; ``sealed``
    is how many names were sealed beside it.
    """

    edition: Edition
    account: Account
    sample: Sample
    near_duplicates: tuple[NearDuplicate, ...] = ()
    unknown_columns: tuple[str, ...] = ()
    unknown_values: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    is_pseudonymous: bool = False
    sealed: int = 0


def size_sample(population: int, confidence: float, margin: float) -> SampleSize:
    """The cases needed for a population, with workings."""
    return work_out_size(population, confidence, margin)


def read_as_at(written: str) -> date:
    """A day as somebody types it; refused when it is none."""
    day = read_day(written)
    if day is None:
        remedy = "Write it as 2018-08-31 or 31/08/2018"
        raise Refused(Problem("not a day there is", remedy, field="--as-at", value=written))
    return day


def read_share(written: float) -> Fraction:
    """A share as somebody types it, to the last digit; refused when it is no number, or more than there can be."""
    if not 0 <= written <= _MOST_SHARE:
        remedy = "Write 20 per cent as 0.2"
        raise Refused(Problem("not a share", remedy, field="--reserve", value=str(written)))
    return Fraction(str(written))


def draw_sample(
    source: Source, framework: str, stream_id: str, as_at: date, seed: str, out: Path, wishes: Wishes
) -> NewDraw:
    """Draw a stream's sample and write it into a new folder. Refused, with nothing written, when anything is wrong."""
    edition = _apply(get_framework(framework), stream_id, wishes)
    stream = edition.streams[stream_id]
    _check_seed(seed)
    _check_place(out)
    key = read_key(source.key) if source.key else None
    frame = _find_within(edition, stream, source, key) if stream.within else _find_listed(stream, source, as_at)
    _check_references(stream, frame.eligibility.eligible)
    sample = draw(stream, frame.eligibility.eligible, seed)
    account = write_account(
        stream,
        frame.eligibility,
        sample,
        provider=source.provider or "not stated",
        as_at=as_at,
        fingerprint=frame.fingerprint,
        file=frame.file,
    )
    hidden = hide_sample(sample, key)
    content = to_draw(edition, account, hidden, [_hide_case(case, key) for case in frame.eligibility.eligible])
    outer = edition.streams[stream.within or stream_id]
    sealed = find_sealed(outer, hidden, frame.listed, key) if key else ()
    with write_folder(out.resolve()) as folder:
        for name, held in content.items():
            (folder / name).write_bytes(held)
        if sealed:
            write_sealed(folder, sealed)
    near = tuple(
        replace(pair, first=_hide_case(pair.first, key), second=_hide_case(pair.second, key))
        for pair in find_near_duplicates(stream.near_duplicates, frame.eligibility.eligible)
    )
    told = (near, frame.unknown_columns, frame.unknown_values, key is not None, len(sealed))
    return NewDraw(edition, account, hidden, *told)


@dataclass(frozen=True)
class _Frame:
    """The cases to draw from, and where they come from: all that are ``listed``, with their names, where a longlist
    was given.
    """

    eligibility: Eligibility
    file: str
    fingerprint: str
    listed: tuple[Case, ...] = ()
    unknown_columns: tuple[str, ...] = ()
    unknown_values: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


def _find_listed(stream: Stream, source: Source, as_at: date) -> _Frame:
    """The eligible cases of a longlist, or of one provider on it."""
    if source.longlist is None:
        raise Refused(Problem("no longlist", "Name the file with the cases of this stream", field="LONGLIST"))
    if source.within is not None:
        remedy = "Leave out --within, or name a stream that is drawn within another"
        raise Refused(Problem("this stream has a longlist of its own", remedy, field="--within", value=stream.id))
    longlist = read_longlist(source.longlist, stream)
    cases = longlist.cases
    if source.provider:
        cases = tuple(case for case in cases if fold(case.get(PROVIDER)) == fold(source.provider))
        if not cases:
            known = ", ".join(sorted({case.get(PROVIDER) for case in longlist.cases} - {""})) or "none"
            remedy = f"Providers on the longlist: {known}"
            raise Refused(Problem("no case of this provider", remedy, field="--provider", value=source.provider))
    eligibility = sort_out(stream, cases, as_at)
    if not eligibility.eligible:
        counts = ", ".join(f"{label(code)} ({count})" for code, count in eligibility.count_reasons().items())
        remedy = f"Check the as-at date. Set aside: {counts}"
        raise Refused(Problem("no case is eligible", remedy, file=source.longlist.name))
    told = (longlist.unknown_columns, longlist.unknown_values)
    return _Frame(eligibility, source.longlist.name, longlist.fingerprint, cases, *told)


def _find_within(edition: Edition, stream: Stream, source: Source, key: bytes | None) -> _Frame:
    """The cases of another stream's sample that this stream looks at. With the longlist of that sample they are known
    by the references on it, so that its provider can repeat the draw; else by those in the sample's folder.
    """
    if source.within is None:
        remedy = f"Name the folder of the draw of {stream.within}"
        raise Refused(Problem(f"drawn from within {stream.within}", remedy, field="--within"))
    kept = read_draw(source.within)
    if kept.account.stream != stream.within:
        remedy = f"Name the folder of the draw of {stream.within}"
        raise Refused(Problem("a draw of another stream", remedy, field="--within", value=kept.account.stream))
    outer, known = kept.sample.selected, tuple[Case, ...]()
    if source.longlist is not None:
        listed = read_longlist(source.longlist, edition.streams[stream.within])
        if listed.fingerprint != kept.account.fingerprint:
            remedy = f"Give the file that was drawn from: {kept.account.file}"
            raise Refused(Problem("not the longlist of that draw", remedy, file=source.longlist.name))
        known = listed.cases
        named = {_hide(case.reference, key): case.reference for case in listed.cases}
        outer = tuple(replace(case, reference=named.get(case.reference, case.reference)) for case in outer)
    fitting = sorted(find_fitting(stream, outer), key=lambda case: case.reference)
    return _Frame(Eligibility(tuple(fitting), (), None, None), kept.account.file, kept.account.fingerprint, known)


def _apply(edition: Edition, stream_id: str, wishes: Wishes) -> Edition:
    """The edition with what somebody asked for in place of its own settings."""
    if stream_id not in edition.streams:
        remedy = f"Streams of {edition.id}: {', '.join(edition.streams)}"
        raise Refused(Problem("no such stream", remedy, field="--stream", value=stream_id))
    stream = edition.streams[stream_id]
    _check_wishes(wishes)
    if wishes.size is not None:
        stream = replace(stream, size=SizeRule("fixed", _ASKED, number=Setting(wishes.size, _ASKED)))
    if wishes.reserve is not None:
        stream = replace(stream, reserve=Setting(wishes.reserve, _ASKED))
    if wishes.officer_cap is not None:
        stream = replace(stream, officer_cap=Setting(wishes.officer_cap, _ASKED))
    streams = tuple(stream if one.id == stream_id else one for one in edition.samples.streams)
    return replace(edition, samples=replace(edition.samples, streams=streams))


def _check_wishes(wishes: Wishes) -> None:
    problems = [
        Problem("less than 1", "Write 1 or more", field=name, value=str(value))
        for name, value in (("--size", wishes.size), ("--officer-cap", wishes.officer_cap))
        if value is not None and value < 1
    ]
    if problems:
        raise Refused(*problems)


def _check_seed(seed: str) -> None:
    if not seed.strip() or not seed.isprintable() or ":" in seed:
        remedy = "Write a number or a word, without a colon"
        raise Refused(Problem("no seed", remedy, field="--seed", value=ascii(seed)))


def _check_place(out: Path) -> None:
    """A draw is never written over anything: somebody may be reading its cases already."""
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise Refused(Problem("something is there already", "Name a new folder", file=str(out)))


def _check_references(stream: Stream, eligible: tuple[Case, ...]) -> None:
    """Chance knows a case by its reference, so no two may share one."""
    first: dict[str, Case] = {}
    problems = []
    for case in eligible:
        other = first.setdefault(case.reference, case)
        if other is not case:
            what = f"the same reference as row {other.row}"
            field_ = stream.heading_by_id[stream.reference].title
            remedy = "Leave one of them out, or have the edition set duplicates aside"
            problems.append(Problem(what, remedy, row=case.row, field=field_, value=case.reference))
    if problems:
        raise Refused(*problems)


def hide_sample(sample: Sample, key: bytes | None) -> Sample:
    """The sample with keyed pseudonyms in place of references; as it is without a key."""
    cases = tuple(replace(drawn, case=_hide_case(drawn.case, key)) for drawn in sample.cases)
    settled = {_hide(reference, key): one for reference, one in sample.settled.items()}
    return replace(sample, cases=cases, settled=settled)


def _hide_case(case: Case, key: bytes | None) -> Case:
    return replace(case, reference=_hide(case.reference, key))


def _hide(reference: str, key: bytes | None) -> str:
    return reference if key is None else pseudonymise(key, reference)
