"""What is inspected, whole: one edition of a framework."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date
from functools import cached_property

from trueline.core.frameworks.answer_sets import AnswerRules
from trueline.core.frameworks.bases import Basis, Setting, Text
from trueline.core.frameworks.instruments import Instrument
from trueline.core.frameworks.phrasing import WordingRules
from trueline.core.frameworks.questions import Domain, KeyQuestion, Question, RoutingQuestion, Standard, list_questions
from trueline.core.frameworks.report_plans import ReportPlan
from trueline.core.frameworks.scoring import Method, RatingRules
from trueline.core.frameworks.stages import StageRules
from trueline.core.frameworks.streams import SampleRules, Stream


@dataclass(frozen=True)
class Level:
    """What an edition calls one level of what is judged."""

    one: Text
    many: Text


@dataclass(frozen=True)
class Levels:
    """The names of the four levels."""

    domain: Level
    standard: Level
    key_question: Level
    prompt: Level


@dataclass(frozen=True)
class Accountable:
    """Who may be accountable for work, such as a court team: not always the provider that holds the case.
    ``organisation`` is the provider to which one belongs, as answers name it; None for whoever holds the case.
    """

    id: str
    title: Text
    organisation: str | None = None


@dataclass(frozen=True)
class Edition:
    """One edition of what is inspected, at one revision. Loaded from a folder of YAML; compared by its fingerprint."""

    id: str
    revision: int
    title: Text
    programme: Text
    unit: Text
    inspectorate: Text
    in_force: date
    basis: Basis
    levels: Levels
    accountable: tuple[Accountable, ...]
    routing: tuple[RoutingQuestion, ...]
    answers: AnswerRules
    domains: tuple[Domain, ...]
    samples: SampleRules
    ratings: RatingRules
    wording: WordingRules
    report: ReportPlan
    stages: StageRules
    instruments: tuple[Instrument, ...] = ()
    ended: date | None = None

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Every question by its id, in the order asked: those of the domains, then the items of the instruments."""
        judged = (question for domain in self.domains for question in list_questions(domain, self.answers))
        items = (question for instrument in self.instruments for question in instrument.questions)
        return {question.id: question for question in (*judged, *items)}

    @cached_property
    def standards(self) -> Mapping[str, Standard]:
        """Every standard by its id."""
        return {standard.id: standard for domain in self.domains for standard in domain.standards}

    @cached_property
    def key_questions(self) -> Mapping[str, KeyQuestion]:
        """Every key question by its id."""
        return {asked.id: asked for standard in self.standards.values() for asked in standard.key_questions}

    @cached_property
    def streams(self) -> Mapping[str, Stream]:
        """Every stream by its id."""
        return {stream.id: stream for stream in self.samples.streams}

    @cached_property
    def subjects(self) -> Mapping[str, Stream | Instrument]:
        """What answers are about, by the id that they name: the cases of a stream, or those an instrument asks."""
        return {**self.streams, **{instrument.id: instrument for instrument in self.instruments}}

    @property
    def holder(self) -> str | None:
        """The first of those accountable who belong to no provider: whoever holds the case."""
        return next((one.id for one in self.accountable if one.organisation is None), None)

    def find_accountable(self, question: str) -> str | None:
        """The organisation that always answers for the work of a question; None where it is whoever holds the case, or
        more than one.
        """
        named = self.questions[question].accountable
        return next((one.organisation for one in self.accountable if one.id == named), None)

    @cached_property
    def routing_by_id(self) -> Mapping[str, RoutingQuestion]:
        """The routing questions by their ids."""
        return {question.id: question for question in self.routing}

    def get_method(self, standard_id: str) -> Method:
        """How a standard is judged: as it says itself, else as its domain says."""
        domain = next(domain for domain in self.domains for standard in domain.standards if standard.id == standard_id)
        return self.ratings.method_by_id[self.standards[standard_id].method or domain.method]


def to_plain(value: object) -> object:
    """A value of an edition as its YAML would write it with every basis spelled out: what equals its default is left
    out, so that a part added to the model later leaves the fingerprints of released editions alone.
    """
    if isinstance(value, Setting):
        return {"is": to_plain(value.value), **_plain_basis(value.basis)}
    if is_dataclass(value):
        parts: dict[str, object] = {}
        for part in fields(value):
            held = getattr(value, part.name)
            if isinstance(held, Basis):
                parts.update(_plain_basis(held))
            elif held != _default(part):
                parts[part.name] = to_plain(held)
        return parts
    if isinstance(value, Mapping):
        return {key: to_plain(part) for key, part in value.items()}
    if isinstance(value, tuple):
        return [to_plain(part) for part in value]
    return value if isinstance(value, str | int | None) else str(value)


def _plain_basis(basis: Basis) -> dict[str, str]:
    return {"basis": basis.kind, "source": basis.source}


def _default(part: Field[object]) -> object:
    return part.default_factory() if part.default_factory is not MISSING else part.default


def to_canonical_json(edition: Edition) -> str:
    """The edition as JSON that is the same wherever and however often it is written."""
    return json.dumps(to_plain(edition), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def fingerprint(edition: Edition) -> str:
    """SHA-256 of the canonical JSON, in hexadecimal."""
    return hashlib.sha256(to_canonical_json(edition).encode()).hexdigest()
