"""Which cases does an edition look at, how many, and what must the sample resemble?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Literal

from trueline.core.frameworks.bases import Basis, Setting, Text

#: No sample can be asked to be surer or narrower than this: the formula would ask for more cases than there are people.
MOST_CONFIDENCE = Fraction(999_999, 1_000_000)
LEAST_MARGIN = Fraction(1, 10_000)

HeadingKind = Literal["text", "date", "date-or-mark"]
SetAsideRule = Literal["outside-window", "not-started", "ended-before-window", "duplicate-person", "not-among"]


@dataclass(frozen=True)
class KnownValue:
    """A value of a heading under its full name, and the other ways in which files write it. ``group`` is what it is
    counted with where a sample resembles the population in groups of values, such as community or post-custody.
    """

    title: str
    written: tuple[str, ...] = ()
    group: str | None = None


@dataclass(frozen=True)
class Heading:
    """A column of a longlist. ``aliases`` are other spellings seen; ``values`` are those known, others are kept as
    they are. ``personal`` marks what tells something of the person: published crossings with it hide small numbers.
    """

    id: str
    title: str
    kind: HeadingKind = "text"
    needed: bool = True
    aliases: tuple[str, ...] = ()
    values: tuple[KnownValue, ...] = ()
    personal: bool = False


@dataclass(frozen=True)
class Window:
    """A case is eligible when the date under ``heading`` lies between ``furthest`` and ``nearest`` before the as-at
    date, both days included.
    """

    heading: str
    unit: Literal["months", "days"]
    furthest: int
    nearest: int
    basis: Basis


@dataclass(frozen=True)
class SetAside:
    """A reason for which cases are set aside. ``not-among`` sets aside cases whose ``heading`` holds none of
    ``values``, ``ended-before-window`` those whose day under ``heading`` is not after the window; ``duplicate-person``
    all but the earliest case of those that share any of ``identities``, each a list of headings that together tell who
    somebody is.
    """

    rule: SetAsideRule
    basis: Basis
    heading: str | None = None
    values: tuple[str, ...] = ()
    identities: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class NearDuplicates:
    """Which pairs of cases are listed for a person to decide whether they are one: the headings under ``names`` and
    ``day`` tell who somebody is, and ``alike`` is how alike names must be, from 0 to 1 by Jaro and Winkler.
    """

    names: tuple[str, ...]
    day: str
    alike: Setting[Fraction]
    basis: Basis


@dataclass(frozen=True)
class SizeStep:
    """A line of a table of sizes: where there are at most ``up_to`` eligible cases, ``number`` of them."""

    up_to: int
    number: int


@dataclass(frozen=True)
class SizeRule:
    """How many cases: by ``formula`` from confidence and margin, a ``fixed`` number, by a ``table`` of ``steps`` from
    few cases to many, of which the last also stands for more than it says, or ``all``. With ``sized_on`` only cases
    whose heading holds one of the values are counted.
    """

    method: Literal["formula", "fixed", "table", "all"]
    basis: Basis
    confidence: Setting[Fraction] | None = None
    margin: Setting[Fraction] | None = None
    number: Setting[int] | None = None
    steps: tuple[SizeStep, ...] = ()
    sized_on: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Margin:
    """A heading whose shares the sample must resemble; ``by_group`` counts the groups of its values instead.
    ``minimums`` are the fewest cases of a value, for the draws that can hold them.
    """

    heading: str
    basis: Basis
    by_group: bool = False
    minimums: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Stream:
    """One kind of case an inspection samples.

    ``evidence`` says what is looked at; ``reference`` is the heading by which a case is known, ``officer`` the one
    under which its officer stands, ``office`` and ``unit`` those of the officer’s office and unit. ``within`` draws
    from another stream's sample, the cases that ``selected_by`` names, instead of from a longlist. ``reserve`` is
    the share of the sample drawn in reserve, ``officer_cap`` the most cases of one officer, for the draws that can
    hold it. Where a population makes it impossible to hold all of them together, ``gives_way`` names what gives way
    first: headings of margins, ``minimums``, ``officer-cap``; what it does not name gives way last.
    ``has_interview`` says that the officer of a case is interviewed. ``restricted`` names values of headings that mark
    a case which only readers with clearance may see. ``expects`` names answers to routing questions
    that a whole sample has: where one is missing, a caveat says so. ``caveat`` stands beside every figure of the
    stream.
    """

    id: str
    title: Text
    population: Text
    basis: Basis
    evidence: tuple[str, ...]
    size: SizeRule
    reference: str = "crn"
    window: Window | None = None
    headings: tuple[Heading, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    strata: tuple[Margin, ...] = ()
    margins: tuple[Margin, ...] = ()
    within: str | None = None
    selected_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    reserve: Setting[Fraction] | None = None
    officer: str | None = None
    office: str | None = None
    unit: str | None = None
    officer_cap: Setting[int] | None = None
    gives_way: tuple[str, ...] = ()
    has_interview: bool = False
    restricted: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    near_duplicates: NearDuplicates | None = None
    expects: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    caveat: Text | None = None

    @cached_property
    def heading_by_id(self) -> Mapping[str, Heading]:
        """The headings by their ids."""
        return {heading.id: heading for heading in self.headings}


@dataclass(frozen=True)
class Fieldwork:
    """How the cases of a sample are shared out: the cases that an inspector reads a day, and the share of them that is
    read a second time by somebody who does not see the first reading.
    """

    cases_a_day: Setting[Fraction]
    second_readings: Setting[Fraction]
    basis: Basis


@dataclass(frozen=True)
class SampleRules:
    """The streams of an edition. ``weighted`` says whether its figures are weighted by the chance of being drawn."""

    streams: tuple[Stream, ...]
    basis: Basis
    weighted: Setting[bool]
    fieldwork: Fieldwork | None = None
