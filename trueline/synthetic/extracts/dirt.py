"""What is amiss in the record of a real provider, and how is as much of it put into an invented one as is asked for?

Nothing of it is a fault that keeps an extract from being read: it is what people do with records. How much was put in,
and where, is counted, so that whoever looks for it knows how much there is to find.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np

from trueline.synthetic.extracts.chances import Chances, Marks, Wholes
from trueline.synthetic.extracts.columns import BLANK, Column, Columns
from trueline.synthetic.extracts.people import Tables

LATE, NO_OUTCOME, TWICE, LEFT_BLANK, UNLISTED = (
    "late entries",
    "missing outcomes",
    "people under two references",
    "blank fields",
    "codes on no list",
)
#: The second reference of a person is the first and so much more.
SECOND = 1_000_000_000
_DAY = 1440
#: Fields that people leave blank, by table: none that an extract must have.
_OPTIONAL: Mapping[str, tuple[str, ...]] = {
    "person": ("language", "military_status", "home_ldu"),
    "contact": ("notes_length", "crissa_structured", "office_code"),
    "requirement": ("commencement_date", "length"),
    "offence": ("offence_date", "victim_known", "schedule15"),
    "court_report": ("record_length", "victim_section_len", "author_staff", "proposal_requirements"),
    "case_allocation": ("rosh_at_allocation", "cas_field_count"),
    "previous_conviction": ("received_at", "sanctions_count"),
    "registration": ("level", "category", "next_review_date"),
    "rosh": ("overall_level", "screening_flags", "who_len"),
    "rmp": ("contingency_len", "agencies_named"),
    "sentence_plan": ("review_due_date", "planned_contact_frequency"),
    "objective": ("target_date", "text_len"),
    "nsi": ("sub_type", "actual_start"),
    "victim_case": ("identified_date", "response_date"),
}
#: Codes of a provider’s own that no list has, by field.
_CODES: Mapping[str, Mapping[str, str]] = {
    "contact": {"contact_type": "ZZLOCAL", "outcome_code": "ZZOUT"},
    "nsi": {"type": "ZZSERVICE"},
    "registration": {"register_type": "ZZREG"},
    "personal_circumstance": {"circumstance_type": "ZZLIFE"},
}
#: What a second record of a person has of their own: the person, the sentence, its main offence. By table, the
#: references that become others, and by how much more.
_SECOND: Mapping[str, Mapping[str, int]] = {
    "person": {"crn": SECOND},
    "event": {"crn": SECOND, "event_id": SECOND},
    "offence": {"event_id": SECOND, "offence_id": 2 * SECOND},
    "disposal": {"event_id": SECOND, "disposal_id": SECOND},
}


class Dirt:
    """Puts what is amiss into ``share`` of the rows that it can befall, and counts it by kind and field."""

    def __init__(self, seed: str, share: float) -> None:
        self.counts: dict[str, Counter[str]] = {
            kind: Counter() for kind in (LATE, NO_OUTCOME, TWICE, LEFT_BLANK, UNLISTED)
        }
        self._seed = f"{seed}:dirt"
        self._share = share
        self._part = 0
        self._twice: Wholes = np.zeros(0, dtype=np.int64)

    def soil(self, part: Tables) -> Iterator[Tables]:
        """The same tables with what is amiss, and the second records of people."""
        self._part += 1
        chances = Chances(self._seed, self._part)
        if "person" in part:
            number = part["person"]["crn"].values.astype(np.int64)
            self._twice = number[chances.happens("twice", len(number), self._share)]
            self.counts[TWICE]["person.crn"] += len(self._twice)
        yield {table: self._soil(chances, table, columns) for table, columns in part.items()}
        yield {table: self._repeat(table, part[table]) for table in _SECOND if table in part}

    def _soil(self, chances: Chances, table: str, columns: Columns) -> Columns:
        soiled = dict(columns)
        if table == "contact":
            self._enter_late(chances, soiled)
            self._lose_outcomes(chances, soiled)
        for field in _OPTIONAL.get(table, ()):
            if field in soiled:
                soiled[field] = self._leave_blank(chances, f"{table}.{field}", soiled[field])
        for field, code in _CODES.get(table, {}).items():
            if field in soiled:
                soiled[field] = self._invent_code(chances, f"{table}.{field}", soiled[field], code)
        return soiled

    def _enter_late(self, chances: Chances, soiled: dict[str, Column]) -> None:
        """Entered two to six weeks after the contact, where that was before the day looked at."""
        made, changed = soiled["created_at"].values, soiled["last_updated_at"].values
        size = len(made)
        late = soiled["contact_date"].values * _DAY + chances.whole("late by", size, 14, 42) * _DAY + 540
        is_late = chances.happens("late", size, self._share) & (late > made) & (late <= changed.max(initial=0))
        self.counts[LATE]["contact.created_at"] += int(is_late.sum())
        entered = np.where(is_late, late, made)
        soiled["created_at"] = replace(soiled["created_at"], values=entered)
        soiled["last_updated_at"] = replace(soiled["last_updated_at"], values=np.maximum(entered, changed))

    def _lose_outcomes(self, chances: Chances, soiled: dict[str, Column]) -> None:
        """What came of a contact, whether somebody came and whether they complied: all three were not entered."""
        if "outcome_code" not in soiled:
            return
        given = soiled["outcome_code"].values != BLANK
        is_lost = given & chances.happens("outcome lost", len(given), self._share)
        self.counts[NO_OUTCOME]["contact.outcome_code"] += int(is_lost.sum())
        for field in ("outcome_code", "attended", "complied"):
            soiled[field] = _blank(soiled[field], is_lost)

    def _leave_blank(self, chances: Chances, field: str, column: Column) -> Column:
        chosen = _is_filled(column) & chances.happens(f"blank {field}", len(column.values), self._share)
        self.counts[LEFT_BLANK][field] += int(chosen.sum())
        return _blank(column, chosen)

    def _invent_code(self, chances: Chances, field: str, column: Column, code: str) -> Column:
        chosen = _is_filled(column) & chances.happens(f"code {field}", len(column.values), self._share)
        self.counts[UNLISTED][field] += int(chosen.sum())
        values = np.where(chosen, len(column.words), column.values)
        return replace(column, values=values, words=(*column.words, code))

    def _repeat(self, table: str, columns: Columns) -> Columns:
        """The rows of whoever has a second record, under their second reference: of offences the main one alone."""
        of = columns["crn" if "crn" in columns else "event_id"].values
        kept = np.flatnonzero(np.isin(of, self._twice))
        if table == "offence":
            kept = kept[columns["is_main"].values[kept] == 0]
        moved = _SECOND[table]
        return {
            name: replace(column, values=column.values[kept] + moved.get(name, 0)) for name, column in columns.items()
        }


def _is_filled(column: Column) -> Marks:
    filled: Marks = (column.values != BLANK) & ~np.isnan(column.values)
    return filled


def _blank(column: Column, chosen: Marks) -> Column:
    return replace(column, values=np.where(chosen, BLANK, column.values))
