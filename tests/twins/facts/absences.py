"""The plain twins of the facts of absences."""

from collections.abc import Iterator
from datetime import date

from tests.twins.facts.said import Said, Twin
from tests.twins.record import Record, Row, Start, has_mark, later, to_day, working_days
from tests.twins.terms import both, either, enforcement_actions, missed_appointments, own_contacts


def third_absence(record: Record) -> Iterator[Said]:
    limit, days = record.limit("acceptable_limit"), record.limit("absence_oversight_days")
    for start in record.starts():
        absent, unclear = [], []
        for row in record.contacts(start.crn, start.began):
            if row.get("event_id") not in (None, start.event):
                continue
            if has_mark("CTYPE", row["contact_type"], "appointment") is False:
                continue
            told = record.has_outcome(row, "acceptable")
            if told:
                absent.append(row)
            elif told is None:
                unclear.append(row)
        absent.sort(key=lambda row: (row["contact_date"], row["contact_id"]))
        applies = True if len(absent) >= limit else False if len(absent) + len(unclear) < limit else None
        holds: bool | None = None
        if applies:
            third = absent[limit - 1]["contact_date"]
            looks = [row["date"] for row in record.rows("management_oversight", crn=start.crn)]
            holds = record.as_at > later(third, days) and not any(third <= day <= later(third, days) for day in looks)
        yield Said(
            start.event,
            applies=applies,
            holds=holds,
            value=len(absent) if absent or unclear else None,
            shown={f"contact:{row['contact_id']}" for row in (*absent, *unclear)},
        )


def find_decisions(record: Record, start: Start) -> list[date]:
    """The days on which something was decided about a failure to comply."""
    entries = [
        row["contact_date"]
        for row in record.rows("contact", crn=start.crn)
        if row.get("event_id") in (None, start.event)
        and row["contact_date"] <= record.as_at
        and has_mark("CTYPE", row["contact_type"], "enforcement")
    ]
    return entries + [action.day for action in enforcement_actions(record, start)]


def absence_not_answered(record: Record) -> Iterator[Said]:
    days = record.limit("absence_days")
    for start in record.starts():
        decisions, missed, unanswered, unclear = find_decisions(record, start), [], set(), set()
        for row in missed_appointments(record, start):
            absent = row["contact_date"]
            if absent == record.as_at:
                continue
            missed.append(row["is_appointment"])
            is_undecided = not any(absent <= decided and working_days(absent, decided) <= days for decided in decisions)
            is_unanswered = both(
                working_days(absent, record.as_at) > days,
                row["is_appointment"],
                either(row["is_blank"], both(row["is_unacceptable"], is_undecided)),
            )
            if is_unanswered:
                unanswered.add(row["shown"])
            elif is_unanswered is None:
                unclear.add(row["shown"])
        yield Said(
            start.event,
            applies=either(*missed),
            known=bool(unanswered) or not unclear,
            holds=bool(unanswered),
            value=len(unanswered) if missed else None,
            shown=unanswered | unclear,
        )


def absences_high(record: Record) -> Iterator[Said]:
    least, many = record.limit("absences_appointments"), record.limit("absences_many")
    for start in record.starts():
        sure, at_most, absent, unclear = 0, 0, set(), set()
        for row in own_contacts(record, start):
            is_appointment = has_mark("CTYPE", row["contact_type"], "appointment")
            if is_appointment is False:
                continue
            at_most += 1
            sure += is_appointment is True
            if record.was_attended(row):
                continue
            is_absence = both(
                is_appointment, either(record.has_outcome(row, "acceptable"), record.has_outcome(row, "unacceptable"))
            )
            if is_absence:
                absent.add(f"contact:{row['contact_id']}")
            elif is_absence is None:
                unclear.add(f"contact:{row['contact_id']}")
        yield Said(
            start.event,
            applies=True if sure >= least else False if at_most < least else None,
            known=len(absent) > many or len(absent) + len(unclear) <= many,
            holds=len(absent) > many,
            value=len(absent) if at_most else None,
            shown=absent | unclear,
        )


def find_next(record: Record, start: Start, absence: Row) -> tuple[list[Row], bool]:
    """The first entries that may be the appointment made after an absence, and whether one of them surely is."""
    made = [
        row
        for row in record.rows("contact", crn=start.crn)
        if row.get("event_id") in (None, start.event)
        and has_mark("CTYPE", row["contact_type"], "appointment") is not False
        and row["contact_date"] > absence["contact_date"]
        and to_day(row["created_at"]) >= absence["contact_date"]
    ]
    first = min((row["contact_date"] for row in made), default=None)
    of_that_day = [row for row in made if row["contact_date"] == first]
    return of_that_day, any(has_mark("CTYPE", row["contact_type"], "appointment") for row in of_that_day)


def follow_up_far_ahead(record: Record) -> Iterator[Said]:
    for start in record.starts():
        absences, waits, is_unclear, shown = [], [], False, set()
        for row in missed_appointments(record, start):
            is_absence = both(row["is_appointment"], either(row["is_acceptable"], row["is_unacceptable"]))
            if either(row["is_acceptable"], row["is_unacceptable"]) is False:
                continue
            absences.append(is_absence)
            following, is_sure = find_next(record, start, row)
            if not following:
                continue
            wait = (following[0]["contact_date"] - row["contact_date"]).days
            is_late = both(is_absence, wait > record.limit("followup_max")) if is_sure else None
            if is_late is False:
                continue
            waits += [wait] if is_late else []
            is_unclear = is_unclear or is_late is None
            shown |= {row["shown"], *(f"contact:{one['contact_id']}" for one in following)}
        yield Said(
            start.event,
            applies=either(*absences),
            known=bool(waits) or not is_unclear,
            holds=bool(waits),
            value=max(waits, default=None),
            shown=shown,
        )


TWINS: dict[str, Twin] = {
    "CF-050": absence_not_answered,
    "CF-051": third_absence,
    "CF-052": absences_high,
    "CF-053": follow_up_far_ahead,
}
