"""What somebody does who wants to see it all: a whole invented inspection, from the provider's files to the report."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import NoReturn

from trueline.actions.desk.frameworks import get_framework
from trueline.actions.desk.inventions import AS_AT, Drawn, Progress, inspect
from trueline.actions.desk.reports import make_report
from trueline.actions.desk.scores import COLUMNS, to_row
from trueline.core.caseloads import Case, Eligibility, pseudonymise, sort_out
from trueline.core.frameworks import Edition, Stream
from trueline.core.problems import Problem, Refused
from trueline.core.ratings import Ratings
from trueline.core.reports import ReportSources
from trueline.core.samples import Account, Sample, draw, find_fitting, write_account
from trueline.intake.caseload_files import read_longlist
from trueline.publishing.bundles import to_bundle
from trueline.publishing.files import write_folder
from trueline.publishing.tables import to_csv
from trueline.synthetic.caseloads import (
    Row,
    Supervised,
    invent_caseload,
    list_cases,
    list_reports,
    list_supervision,
    list_victim_cases,
)
from trueline.synthetic.providers import Division, invent_division

#: Marks a folder as a demo, which a later demo may replace.
MARK = "READ-ME-FIRST.txt"
_SAYS = """Everything in this folder is invented: the provider, its staff, the people on its longlists, every answer and
every judgement. A program made it up from the seed “{seed}”; the same seed makes the same again.

longlists/     what the provider sent: one file for each stream of cases
keys/          the key that turns references into pseudonyms (kept apart from all else in a real inspection)
bundle/        the inspection as open files: edition, samples, answers, ratings, texts
figures.csv    every figure, as “trueline rate” reads it
report.html    the report
"""

#: Everything that a demo makes, by the names in its folder.
_MADE = (MARK, "longlists", "keys", "bundle", "figures.csv", "report.html")

#: The streams whose longlists are invented as the NPS keeps them, and how.
LISTED: Mapping[str, Callable[[Division, tuple[Supervised, ...], str], tuple[Row, ...]]] = {
    "case-supervision": lambda _division, people, seed: list_supervision(people, seed, AS_AT),
    "court-reports": lambda division, _people, seed: list_reports(division, seed, AS_AT),
    "victim-initial-contact": lambda division, _people, seed: list_victim_cases(division, seed, AS_AT),
}


@dataclass(frozen=True)
class Demo:
    """A demo made: where it is and what came of it."""

    folder: Path
    supervised: int
    sources: ReportSources

    @property
    def ratings(self) -> Ratings:
        """The ratings of the invented inspection."""
        return self.sources.ratings


def make_demo(into: Path, seed: str, framework: str, progress: Progress = lambda _step: None) -> Demo:
    """Make a whole invented inspection in ``into``, replacing an earlier demo there and nothing else.

    It is put together beside its place and moved there whole. Refused when ``into`` holds anything that no demo makes.
    """
    edition = get_framework(framework)
    _check_seed(seed)
    place = into.resolve()
    _check_place(place)
    with write_folder(place) as folder:
        demo = _Maker(edition, seed, folder, progress).make()
    return replace(demo, folder=place)


def _check_seed(seed: str) -> None:
    if not seed.strip() or not seed.isprintable():
        raise Refused(Problem("no seed", "Write a number or a word", field="--seed", value=ascii(seed)))


def _check_place(place: Path) -> None:
    """Refuse a place where the demo would take something away: only an earlier demo goes."""

    def refuse(what: str, remedy: str) -> NoReturn:
        raise Refused(Problem(what, remedy, file=str(place)))

    another = "Name a folder that does not exist, is empty, or holds an earlier demo"
    if place == Path.cwd() or place in Path.cwd().parents:
        refuse("it holds the folder you are in", another)
    if not place.exists():
        return
    there = sorted(path.name for path in place.iterdir()) if place.is_dir() else [place.name]
    is_demo = MARK in there and (place / MARK).read_bytes().startswith(_SAYS[:50].encode())
    strange = [name for name in there if not is_demo or name not in _MADE]
    if strange:
        refuse(f"something else is there: {', '.join(strange[:5])}", f"Move it away first, or: {another}")


class _Maker:
    """Makes one demo, step by step; each step reads what the one before wrote."""

    def __init__(self, edition: Edition, seed: str, folder: Path, progress: Progress) -> None:
        self.edition = edition
        self.seed = seed
        self.folder = folder
        self.progress = progress
        # For a real inspection 32 bytes of chance; here the seed, so that the same seed gives the same bytes.
        self.key = sha256(f"{seed}:key".encode()).digest()
        self.samples: dict[str, Sample] = {}
        self.accounts: dict[str, Account] = {}
        self.cases: dict[str, Mapping[str, Case]] = {}

    def make(self) -> Demo:
        self.progress("Inventing a division and its caseload")
        division = invent_division(self.seed)
        people = invent_caseload(division, self.seed, AS_AT)
        self._write(MARK, _SAYS.format(seed=self.seed).encode())
        self._write("keys/inspection.key", f"{self.key.hex()}\n".encode())
        for id_ in (id_ for id_, stream in self.edition.streams.items() if not stream.within):
            self._write(f"longlists/{id_}.csv", to_csv(self._list(id_, division, people)))
        for stream in self.edition.streams.values():
            self.progress(f"Drawing the sample: {stream.title.en}")
            self._draw(stream, division.name)
        hidden = {id_: self._hide_references(sample) for id_, sample in self.samples.items()}
        drawn = Drawn(hidden, self.accounts, self.cases)
        sources = inspect(self.edition, drawn, division, people, self.seed, self.progress)
        self.progress("Writing the bundle")
        for name, content in to_bundle(sources).items():
            self._write(f"bundle/{name}", content)
        rows = [to_row(estimate) for estimate in sources.scores.estimates]
        self._write("figures.csv", to_csv(rows, COLUMNS))
        self.progress("Writing the report")
        read = make_report(self.folder / "bundle", self.folder / "report.html")
        return Demo(self.folder, len(people), read)

    def _list(self, stream: str, division: Division, people: tuple[Supervised, ...]) -> tuple[Row, ...]:
        """The longlist of a stream: as the NPS keeps it where that has what is asked for, else under its headings."""
        asked = {heading.title for heading in self.edition.streams[stream].headings if heading.needed}
        rows = LISTED[stream](division, people, self.seed) if stream in LISTED else ()
        if rows and asked <= set(rows[0]):
            return rows
        return list_cases(people, self.edition.streams[stream], self.seed, AS_AT)

    def _write(self, name: str, content: bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    def _draw(self, stream: Stream, provider: str) -> None:
        """Draw a stream's sample from the file the provider sent, or from within another sample."""
        if stream.within:
            outer = find_fitting(stream, self.samples[stream.within].selected)
            eligibility = Eligibility(tuple(sorted(outer, key=lambda case: case.reference)), (), None, None)
            file, fingerprint = "", self.accounts[stream.within].fingerprint
        else:
            longlist = read_longlist(self.folder / "longlists" / f"{stream.id}.csv", stream)
            for column in longlist.unknown_columns:
                self.progress(f"  a column that nothing reads: {column}")
            for heading, values in longlist.unknown_values.items():
                told = ", ".join(f"{value} ({cases})" for value, cases in values.items())
                self.progress(f"  values of {heading} that are a category of their own: {told}")
            eligibility = sort_out(stream, longlist.cases, AS_AT)
            file, fingerprint = f"{stream.id}.csv", longlist.fingerprint
        sample = draw(stream, eligibility.eligible, self.seed)
        account = write_account(
            stream, eligibility, sample, provider=provider, as_at=AS_AT, fingerprint=fingerprint, file=file
        )
        self.samples[stream.id], self.accounts[stream.id] = sample, account
        self.cases[stream.id] = {pseudonymise(self.key, case.reference): case for case in sample.selected}

    def _hide_references(self, sample: Sample) -> Sample:
        cases = tuple(
            replace(drawn, case=replace(drawn.case, reference=pseudonymise(self.key, drawn.case.reference)))
            for drawn in sample.cases
        )
        return replace(sample, cases=cases)
