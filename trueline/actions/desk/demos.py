"""What somebody does who wants to see it all: a whole invented inspection, from the provider's files to the report."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import NoReturn

from trueline.actions.desk.frameworks import get_framework
from trueline.actions.desk.reports import make_report
from trueline.actions.desk.scores import COLUMNS, to_row
from trueline.core.assessments import Answer
from trueline.core.caseloads import Case, Eligibility, pseudonymise, sort_out
from trueline.core.estimates import Comparator
from trueline.core.frameworks import Edition, Stream
from trueline.core.inspections import ContextualFact, Inspection, Provider
from trueline.core.problems import Problem, Refused
from trueline.core.ratings import Ratings
from trueline.core.reports import ReportSources
from trueline.core.samples import Account, Sample, draw, find_fitting, write_account
from trueline.intake.archive_files import list_publication_ids, load_publication
from trueline.intake.caseload_files import read_longlist
from trueline.publishing.bundles import to_bundle
from trueline.publishing.files import write_folder
from trueline.publishing.tables import to_csv
from trueline.synthetic.assessors import answer_stream
from trueline.synthetic.caseloads import (
    Row,
    Supervised,
    invent_caseload,
    list_reports,
    list_supervision,
    list_victim_cases,
)
from trueline.synthetic.narratives import recommend, write_texts
from trueline.synthetic.panels import decide, gather_evidence
from trueline.synthetic.providers import Division, invent_division

AS_AT, FIELDWORK, PUBLISHED = date(2018, 8, 24), date(2018, 9, 3), date(2018, 11, 30)
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

Progress = Callable[[str], None]


#: The streams whose longlists can be invented, and how.
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

    It is put together beside its place and moved there whole. Refused when ``into`` holds anything that no demo makes,
    and for an edition whose cases nobody here can invent.
    """
    edition = get_framework(framework)
    _check_streams(edition)
    _check_seed(seed)
    place = into.resolve()
    _check_place(place)
    with write_folder(place) as folder:
        demo = _Maker(edition, seed, folder, progress).make()
    return replace(demo, folder=place)


def _check_streams(edition: Edition) -> None:
    problems = [
        Problem("nobody here can invent its cases", f"A demo can have {', '.join(LISTED)}", field="stream", value=id_)
        for id_, stream in edition.streams.items()
        if not stream.within and id_ not in LISTED
    ]
    if problems:
        raise Refused(*problems)


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
            self._write(f"longlists/{id_}.csv", to_csv(LISTED[id_](division, people, self.seed)))
        for stream in self.edition.streams.values():
            self.progress(f"Drawing the sample: {stream.title.en}")
            self._draw(stream, division.name)
        sources = self._inspect(division, people)
        self.progress("Writing the bundle")
        for name, content in to_bundle(sources).items():
            self._write(f"bundle/{name}", content)
        rows = [to_row(estimate) for estimate in sources.scores.estimates]
        self._write("figures.csv", to_csv(rows, COLUMNS))
        self.progress("Writing the report")
        read = make_report(self.folder / "bundle", self.folder / "report.html")
        return Demo(self.folder, len(people), read)

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

    def _inspect(self, division: Division, people: tuple[Supervised, ...]) -> ReportSources:
        """Read the cases, gather the evidence, decide and write."""
        answers: list[Answer] = []
        for stream in self.edition.streams.values():
            self.progress(f"Reading {len(self.cases[stream.id])} cases: {stream.title.en}")
            answers += answer_stream(self.edition, stream, self.cases[stream.id], self.seed, FIELDWORK)
        self.progress("Judging, rating and writing")
        name = f"NPS {division.name} division"
        bare = ReportSources(
            edition=self.edition,
            inspection=Inspection(
                id="invented",
                title=f"{name} (invented)",
                edition=self.edition.id,
                providers=(Provider("invented-provider", name),),
                as_at=AS_AT,
                fieldwork=FIELDWORK,
                published=PUBLISHED,
                is_invented=True,
            ),
            accounts=self.accounts,
            answers=tuple(answers),
            samples={id_: self._hide_references(sample) for id_, sample in self.samples.items()},
        )
        evidence = gather_evidence(self.edition, max(account.officers for account in self.accounts.values()), self.seed)
        return replace(
            bare,
            decisions=decide(self.edition, bare.scores, evidence, self.seed, FIELDWORK),
            evidence=evidence,
            comparators=_find_comparators(self.edition),
            context=_describe(people),
            recommendations=recommend(self.edition, bare.scores, name),
            texts=write_texts(self.edition, bare.scores, self.seed),
        )


def _find_comparators(edition: Edition) -> Mapping[str, Comparator]:
    """The comparators printed last for this edition, kept as given."""
    found: dict[str, Comparator] = {}
    published = sorted((load_publication(id_) for id_ in list_publication_ids()), key=lambda one: one.published)
    for publication in published:
        for printed in publication.comparisons:
            question = printed.what.removeprefix("key question ")
            if publication.edition == edition.id and printed.against is not None and question in edition.questions:
                peers = f"the {printed.peers}, as printed for {publication.title}"
                found[question] = Comparator(question, printed.against, peers, publication.published)
    return found


def _describe(people: tuple[Supervised, ...]) -> tuple[ContextualFact, ...]:
    """The caseload in a few facts."""
    total = len(people)
    source = f"The invented caseload, as at {AS_AT.isoformat()}"

    def share(count: int) -> str:
        return f"{round(100 * count / total)}%"

    return (
        ContextualFact("People supervised", f"{total:,}", source),
        ContextualFact("Held in custody", share(sum(one.case_type == "Custody" for one in people)), source),
        ContextualFact(
            "High or very high risk of serious harm", share(sum("igh" in one.rosh for one in people)), source
        ),
        ContextualFact("Women", share(sum(one.gender == "F" for one in people)), source),
        ContextualFact(
            "People supervised by the NPS in England and Wales",
            "–",
            "Ministry of Justice, as printed for NPS North East Division",
            "106,369",
        ),
    )
