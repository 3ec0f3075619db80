"""Whom does an invented division supervise, and what does it put on its longlists?"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from trueline.core.frameworks import Heading, Stream
from trueline.synthetic import distributions as known
from trueline.synthetic.chance import Chance
from trueline.synthetic.names import name_person
from trueline.synthetic.providers import Division, Officer

#: The last column of every longlist, so that no row can be taken for a real person's.
INVENTED = {"Invented data": "invented"}

Row = Mapping[str, str]


@dataclass(frozen=True)
class Supervised:
    """One invented person and case. ``started`` is the day of sentence or release; ``ended`` is None while it goes
    on.
    """

    family_name: str
    first_name: str
    birth_date: date
    gender: str
    ethnicity: str
    case_type: str
    crn: str
    pnc: str
    rosh: str
    offence: str
    reoffending: str
    started: date
    ended: date | None
    officer: Officer


def invent_caseload(division: Division, seed: str, as_at: date) -> tuple[Supervised, ...]:
    """The 18,566 people of the division on a day. Cases in the community began evenly over the months before,
    so that some 580 are in a window of one month, as many as a published sample of 128 comes from.
    """
    chance = Chance(seed, "caseload")
    return tuple(_invent_person(chance, division, number, as_at) for number in range(known.PEOPLE))


def _invent_person(chance: Chance, division: Division, number: int, as_at: date) -> Supervised:
    family, first = name_person(chance)
    low, high = chance.weigh(known.AGES)
    started = as_at - timedelta(days=chance.whole(-3, 497))
    over = chance.happens(known.OVER_EARLY)
    return Supervised(
        family_name=family,
        first_name=first,
        birth_date=started - timedelta(days=365 * chance.whole(low, high) + chance.whole(0, 364)),
        gender=chance.weigh(known.GENDERS),
        ethnicity=chance.weigh(known.ETHNICITIES),
        case_type=chance.weigh(known.CASE_TYPES),
        # A letter that the case management system does not begin with, and every number once.
        crn=f"Z{100_000 + (number * 7919) % 900_000}",
        pnc="" if chance.happens(known.WITHOUT_PNC) else f"20{chance.whole(0, 18):02}/{number:07}Z",
        rosh=chance.weigh(known.ROSH),
        offence=chance.weigh(known.OFFENCES),
        reoffending=chance.weigh(known.REOFFENDING),
        started=started,
        ended=min(as_at, started + timedelta(days=chance.whole(5, 90))) if over else None,
        officer=chance.pick(division.officers),
    )


#: The headings of the longlist for case supervision that inspectorates use, in its order.
_HEADINGS: Mapping[str, str] = {
    "family_name": "Family name",
    "first_names": "First name(s)",
    "birth_date": "Date of birth",
    "gender": "Gender",
    "ethnicity": "Ethnicity",
    "sentence_type": "Case/sentence type",
    "crn": "CRN",
    "pnc": "PNC",
    "rosh": "RoSH classification",
    "start_date": "Date of sentence or release on licence",
    "terminated": "Order or licence terminated",
    "cluster": "Cluster",
    "ldu": "LDU",
    "team": "Team",
    "officer": "Responsible officer",
    "manager": "Manager",
    "office": "Office",
    "offence": "Offence",
    "reoffending": "Likelihood of reoffending",
    "grade": "Officer grade",
}


def list_supervision(people: tuple[Supervised, ...], seed: str, as_at: date) -> tuple[Row, ...]:
    """The provider's longlist for case supervision: everyone in the community who began four to nine months ago, as the
    provider's system writes it, some of them twice.
    """
    chance = Chance(seed, "supervision longlist")
    wide = (as_at - timedelta(days=275), as_at - timedelta(days=120))
    listed = [
        one
        for one in people
        if one.case_type != "Custody" and (wide[0] <= one.started <= wide[1] or one.started > as_at)
    ]
    rows = [_write_supervised(one) for one in listed]
    again = [_list_again(chance, row) for row in rows if chance.happens(known.LISTED_TWICE)]
    return tuple(_shuffle(chance, [*rows, *again]))


#: What is written of a person under the headings that editions ask for, by their ids.
_VALUES: Mapping[str, Callable[[Supervised], str]] = {
    "family_name": lambda one: one.family_name,
    "first_names": lambda one: one.first_name,
    "birth_date": lambda one: f"{one.birth_date:%d/%m/%Y}",
    "gender": lambda one: one.gender,
    "ethnicity": lambda one: one.ethnicity,
    "sentence_type": lambda one: one.case_type,
    "crn": lambda one: one.crn,
    "pnc": lambda one: one.pnc,
    "rosh": lambda one: one.rosh,
    "start_date": lambda one: f"{one.started:%d/%m/%Y}",
    "terminated": lambda one: f"{one.ended:%d/%m/%Y}" if one.ended else "",
    "cluster": lambda one: one.officer.unit.cluster,
    "ldu": lambda one: one.officer.unit.name,
    "team": lambda one: one.officer.team,
    "officer": lambda one: one.officer.name,
    "manager": lambda one: one.officer.unit.manager,
    "office": lambda one: one.officer.unit.office,
    "offence": lambda one: one.offence,
    "reoffending": lambda one: one.reoffending,
    "grade": lambda one: one.officer.grade,
    # Two in three cases are held by the company (S4:2475), whatever else is known of them.
    "provider": lambda one: "NPS" if int(one.crn[1:]) % 20 < 7 else "CRC",
}


def _write_supervised(one: Supervised) -> Row:
    """A row of the NPS's own longlist, under the headings in use."""
    return {title: _VALUES[id_](one) for id_, title in _HEADINGS.items()} | INVENTED


def list_cases(people: tuple[Supervised, ...], stream: Stream, seed: str, as_at: date) -> tuple[Row, ...]:
    """A provider's longlist for a stream of any edition: everyone in the community who began around its window, under
    the headings that it asks for. What is not known of invented people is a value of the heading, or nothing.
    """
    chance = Chance(seed, f"longlist of {stream.id}")
    days = 1 if stream.window and stream.window.unit == "days" else 30
    nearest, furthest = (stream.window.nearest, stream.window.furthest) if stream.window else (0, 12)
    wide = (as_at - timedelta(days=days * (furthest + 1)), as_at - timedelta(days=days * max(0, nearest - 1)))
    listed = [one for one in people if one.case_type != "Custody" and wide[0] <= one.started <= wide[1]]
    rows: list[Row] = [
        {heading.title: _write_value(chance, stream, heading, one) for heading in stream.headings} | INVENTED
        for one in listed
    ]
    return tuple(_shuffle(chance, rows))


def _write_value(chance: Chance, stream: Stream, heading: Heading, one: Supervised) -> str:
    begins = stream.window.heading if stream.window else "start_date"
    known = {stream.reference: "crn", begins: "start_date"}.get(heading.id, heading.id)
    # Who holds a case is told where an edition knows several that may.
    if known in _VALUES and (known != "provider" or heading.values):
        return _VALUES[known](one)
    return chance.pick([value.title for value in heading.values]) if heading.values else ""


def _list_again(chance: Chance, row: Row) -> Row:
    """The same person with a second, later sentence: known again by PNC and name, not by CRN."""
    day, month, year = (int(part) for part in row["Date of sentence or release on licence"].split("/"))
    later = date(year, month, day) + timedelta(days=chance.whole(1, 25))
    return {**row, "CRN": f"Y{row['CRN'][1:]}", "Date of sentence or release on licence": f"{later:%d/%m/%Y}"}


def _shuffle(chance: Chance, rows: list[Row]) -> Iterator[Row]:
    """A provider's file comes in no order."""
    left = list(rows)
    while left:
        yield left.pop(chance.whole(0, len(left) - 1))


def list_reports(division: Division, seed: str, as_at: date) -> tuple[Row, ...]:
    """The longlist of court reports completed seven to eleven weeks ago, some five hundred of them in the two weeks
    looked at.
    """
    chance = Chance(seed, "court reports")
    return tuple(_invent_report(chance, division, number, as_at) for number in range(1_080))


def _invent_report(chance: Chance, division: Division, number: int, as_at: date) -> Row:
    family, first = name_person(chance)
    unit = chance.pick(division.units)
    completed = as_at - timedelta(days=chance.whole(49, 77))
    return {
        "Family name": family,
        "First name(s)": first,
        "Date of birth": f"{chance.day(date(1950, 1, 1), date(2000, 1, 1)):%d/%m/%Y}",
        "Gender": chance.weigh({"M": 0.85, "F": 0.15}),
        "Ethnicity": chance.weigh(known.ETHNICITIES),
        "Report type": chance.weigh(known.REPORT_TYPES),
        "Date report completed": f"{completed:%d/%m/%Y}",
        "Date of sentence": f"{completed + timedelta(days=chance.whole(0, 10)):%d/%m/%Y}",
        "Type of sentence": chance.weigh(known.SENTENCES),
        "Allocated to": chance.weigh(known.ALLOCATIONS),
        "CRN": f"W{200_000 + (number * 7919) % 700_000}",
        "PNC": f"20{chance.whole(0, 18):02}/{number + 50_000:07}W",
        "Court": f"{unit.cluster.removesuffix(' cluster')} Magistrates’ Court",
        "Cluster": unit.cluster,
        "LDU": unit.name,
        **INVENTED,
    }


def list_victim_cases(division: Division, seed: str, as_at: date) -> tuple[Row, ...]:
    """The longlist of custodial cases with an eligible victim begun five to eight months ago; about 150 in the month
    looked at.
    """
    chance = Chance(seed, "victim cases")
    return tuple(_invent_victim_case(chance, division, number, as_at) for number in range(445))


def _invent_victim_case(chance: Chance, division: Division, number: int, as_at: date) -> Row:
    family, first = name_person(chance)
    unit = chance.pick(division.units)
    begun = chance.happens(0.88)
    return {
        "Family name": family,
        "First name(s)": first,
        "Date of birth": f"{chance.day(date(1950, 1, 1), date(2000, 1, 1)):%d/%m/%Y}",
        "CRN": f"V{300_000 + (number * 7919) % 600_000}",
        "PNC": f"20{chance.whole(0, 18):02}/{number + 80_000:07}V",
        "Date of sentence": f"{as_at - timedelta(days=chance.whole(150, 244)):%d/%m/%Y}",
        "Offence": chance.weigh({"Violence": 0.6, "Sexual": 0.4}),
        "Victim contact": "Begun" if begun else "Not begun",
        "Contact taken up": "Y" if begun and chance.happens(known.TAKEN_UP) else "N",
        "Cluster": unit.cluster,
        "LDU": unit.name,
        "Victim liaison officer": f"VLO of {unit.cluster}",
        **INVENTED,
    }
