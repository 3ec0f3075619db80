"""A case record as plain rows, read slowly and plainly: the twin of the warehouse's views.

Written from the rules, without a look at the SQL: every fact is asked of both, and both must say the same.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from tests.extracts import DEFINITION
from trueline.intake.fact_files import load_parameters

Row = Mapping[str, Any]
RISKS = {"LOW": 1, "MEDIUM": 2, "HIGH": 3, "VERY_HIGH": 4}


def has_mark(list_id: str, code: object, mark: str) -> bool | None:
    """Whether a code has a mark; None when the code is on no list."""
    for one in DEFINITION.list_by_id[list_id].codes:
        if one.code == code:
            return mark in one.marks
    return None


def get_shown_key(table: str) -> list[str]:
    """The fields by which evidence names a row: those of the key but for moments and texts, which may hold a blank; the
    first field of a table without a key.
    """
    fields = DEFINITION.tables[table].field_by_name
    key = DEFINITION.tables[table].key or (DEFINITION.tables[table].fields[0].name,)
    return [name for name in key if fields[name].kind not in ("moment", "text")]


def show_row(table: str, row: Row) -> str:
    """A row as evidence names it."""
    return f"{table}:{'/'.join(str(row[name]) for name in get_shown_key(table))}"


def to_day(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value


@dataclass
class Start:
    """One sentenced event and the day supervision began."""

    event: str
    crn: str
    disposal: str
    sentenced: date
    is_custodial: bool
    began: date | None
    ended: date | None


@dataclass
class Record:
    """A record as it stood at the end of a day."""

    tables: Mapping[str, Sequence[Row]]
    as_at: date
    provider: str = "P1"
    regime: str = "NPS_CRC"
    announced: date | None = None
    seen: dict[str, list[Row]] = field(default_factory=dict)

    def limit(self, name: str) -> Any:
        (parameter,) = load_parameters().select([name])
        return parameter.get(self.as_at, self.provider, self.regime).value

    def rows(self, name: str, **wanted: object) -> list[Row]:
        """The rows of a table that had been made by then, without what was filled in later."""
        if name not in self.seen:
            self.seen[name] = [
                self._hide(name, row) for row in self.tables.get(name, ()) if self._is_visible(name, row)
            ]
        return [row for row in self.seen[name] if all(row.get(key) == value for key, value in wanted.items())]

    def _has_come(self, value: date | datetime) -> bool:
        return to_day(value) <= self.as_at

    def _is_visible(self, name: str, row: Row) -> bool:
        filled = [row[key] for key in DEFINITION.tables[name].visible_from if row.get(key) is not None]
        return self._has_come(filled[0]) if filled else True

    def _hide(self, name: str, row: Row) -> Row:
        shown = dict(row)
        for later in DEFINITION.tables[name].later:
            came = row.get(later.visible_from)
            if came is not None and not self._has_come(came):
                for key in later.fields:
                    shown[key] = None
            if later.told_by:
                shown[later.told_by] = came is None or self._has_come(came)
        return shown

    def starts(self) -> Iterator[Start]:
        for event in self.rows("event"):
            for disposal in self.rows("disposal", event_id=event["event_id"]):
                kind = disposal["sentence_type"]
                is_community, is_custodial = (
                    has_mark("SENTTYPE", kind, "community"),
                    has_mark("SENTTYPE", kind, "custody"),
                )
                if not (is_community or is_custodial):
                    continue
                released = [
                    release["release_date"]
                    for custody in self.rows("custody", disposal_id=disposal["disposal_id"])
                    for release in self.rows("release", custody_id=custody["custody_id"])
                ]
                began = disposal["start_date"] if is_community else max(released, default=None)
                yield Start(
                    event["event_id"],
                    event["crn"],
                    disposal["disposal_id"],
                    disposal["start_date"],
                    bool(is_custodial),
                    began,
                    disposal.get("termination_date"),
                )

    def assessed(self, crn: str) -> list[tuple[date, str, int]]:
        """Completed assessments with a level, in order: the day, the key and the level."""
        found = []
        for one in self.rows("assessment", crn=crn):
            if one.get("status") in ("COMPLETE", "SIGNED") and one.get("date_completed"):
                for rosh in self.rows("rosh", assessment_pk=one["assessment_pk"]):
                    if rosh.get("overall_level") in RISKS:
                        found.append((one["date_completed"], one["assessment_pk"], RISKS[rosh["overall_level"]]))
        return sorted(found)

    def registered(self, crn: str, mark: str, day: date) -> list[Row]:
        """Registers with a mark that were in force on a day."""
        return [
            row
            for row in self.rows("registration", crn=crn)
            if has_mark("REGTYPE", row["register_type"], mark)
            and row["start_date"] <= day
            and (row.get("end_date") is None or row["end_date"] > day)
        ]

    def risk_on(self, crn: str, day: date) -> tuple[int | None, str]:
        """The level of risk of serious harm on a day and the row that tells it."""
        assessed = [one for one in self.assessed(crn) if one[0] <= day]
        if assessed:
            _, key, risk = assessed[-1]
            return risk, f"assessment:{key}"
        registers = [
            (row["start_date"], f"registration:{row['registration_id']}", risk)
            for mark, risk in (("low", 1), ("medium", 2), ("high", 3), ("very_high", 4))
            for row in self.registered(crn, mark, day)
        ]
        return (max(registers)[2], max(registers)[1]) if registers else (None, "")

    def child_concerns(self, crn: str, day: date) -> set[str]:
        """What spoke of risk to children on a day."""
        shown = {f"registration:{row['registration_id']}" for row in self.registered(crn, "child_protection", day)}
        completed = sorted(
            (row["date_completed"], row["assessment_pk"])
            for row in self.rows("assessment", crn=crn)
            if row.get("status") in ("COMPLETE", "SIGNED") and row.get("date_completed")
        )
        for place, (made, key) in enumerate(completed):
            until = completed[place + 1][0] if place + 1 < len(completed) else None
            levels = [row["level"] for row in self.rows("rosh_group", assessment_pk=key) if row["group"] == "CHILDREN"]
            if made <= day and (until is None or until > day) and {"MEDIUM", "HIGH", "VERY_HIGH"} & set(levels):
                shown.add(f"assessment:{key}")
        return shown | self.answered_positive("CHILD_SERVICES", crn, day)

    def answered_positive(self, kind: str, crn: str, day: date) -> set[str]:
        return {
            f"enquiry:{row['enquiry_id']}"
            for row in self.rows("enquiry", crn=crn, type=kind, response_result="POSITIVE")
            if row.get("response_at") and row["response_at"] <= day
        }

    def abuse_concerns(self, start: Start, day: date) -> set[str]:
        """What spoke of domestic abuse by the person on a day."""
        registers = {
            f"registration:{row['registration_id']}" for row in self.registered(start.crn, "domestic_abuse", day)
        }
        offences = {
            f"offence:{row['offence_id']}" for row in self.rows("offence", event_id=start.event, domestic_abuse="Y")
        }
        return registers | offences | self.answered_positive("POLICE_DA", start.crn, day)

    def contacts(self, crn: str, since: date | None) -> list[Row]:
        """Contacts from a day on, up to the day asked about."""
        rows = self.rows("contact", crn=crn)
        return [row for row in rows if since is not None and since <= row["contact_date"] <= self.as_at]

    def was_attended(self, contact: Row) -> bool | None:
        if not contact["outcome_known"]:
            return None
        if contact.get("attended") in ("Y", "N"):
            return bool(contact["attended"] == "Y")
        outcome = contact.get("outcome_code")
        if has_mark("COUT", outcome, "attended"):
            return True
        if has_mark("COUT", outcome, "absent") or has_mark("COUT", outcome, "rescheduled"):
            return False
        return None

    def has_outcome(self, contact: Row, mark: str) -> bool | None:
        if not contact["outcome_known"]:
            return None
        if contact.get("outcome_code") is None:
            return False
        return has_mark("COUT", contact["outcome_code"], mark)


def later(day: date, days: int) -> date:
    return day + timedelta(days=days)


def working_days(first: date, last: date) -> int:
    """The working days after a day up to another; less than nothing when it lies before."""
    holidays = load_parameters().bank_holidays
    low, high = min(first, last), max(first, last)
    days = [later(low, number) for number in range(1, (high - low).days + 1)]
    counted = sum(day.weekday() < 5 and day not in holidays for day in days)
    return counted if first <= last else -counted
