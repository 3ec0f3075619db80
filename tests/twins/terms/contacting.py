"""Which contacts does a case have, and what was done about those that were missed?"""

from datetime import date
from itertools import pairwise

from tests.twins.record import Record, Row, Start, has_mark
from tests.twins.terms.answering import Shown, is_met
from tests.twins.terms.holding import is_active


def agency_contacts(record: Record, start: Start) -> list[Shown]:
    """Each contact with another body up to the day asked about: of the event, or of none in particular."""
    return [
        Shown(row["contact_date"], f"contact:{row['contact_id']}")
        for row in record.rows("contact", crn=start.crn)
        if row.get("event_id") in (None, start.event)
        and row["contact_date"] <= record.as_at
        and (has_mark("CTYPE", row["contact_type"], "agency") or row.get("participants") is not None)
    ]


def enforcement_actions(record: Record, start: Start) -> list[Shown]:
    """Each enforcement action taken, and each breach or recall begun: of the event, or of none in particular."""
    taken = [
        Shown(action["action_taken_date"], f"enforcement:{action['enforcement_id']}")
        for contact in record.rows("contact", crn=start.crn)
        if contact.get("event_id") in (None, start.event)
        for action in record.rows("enforcement", contact_id=contact["contact_id"])
    ]
    return taken + [
        Shown(row["referral_date"], f"nsi:{row['nsi_id']}")
        for row in record.rows("nsi", crn=start.crn)
        if row["type"] in ("BRE", "REC") and row.get("event_id") in (None, start.event)
    ]


def first_appointment(record: Record, start: Start) -> tuple[date | None, date | None, set[str]]:
    """The first and the last day on which the first appointment may have been, and the row of one that surely was."""
    kinds = [
        (row["contact_date"], row["contact_id"], has_mark("CTYPE", row["contact_type"], "appointment"))
        for row in record.contacts(start.crn, start.began)
        if row.get("event_id") in (None, start.event)
    ]
    sure = sorted((day, key) for day, key, is_appointment in kinds if is_appointment)
    perhaps = [day for day, _, is_appointment in kinds if is_appointment is None]
    if sure:
        return min([sure[0][0], *perhaps]), sure[0][0], {f"contact:{sure[0][1]}"}
    return start.began, None if perhaps else start.began, set()


def longest_gap(record: Record, start: Start, kind: str) -> tuple[int, int, date, date] | None:
    """The longest time without a face-to-face contact, attended or offered: its days, the days that are certain, its
    two ends; None where an event is not under supervision in the community.
    """
    if not is_active(record, start) or start.began is None:
        return None
    sure, possible = {start.began, record.as_at}, {start.began, record.as_at}
    for row in record.contacts(start.crn, start.began):
        told = is_met(record, row, kind)
        sure |= {row["contact_date"]} if told else set()
        possible |= {row["contact_date"]} if told is not False else set()
    certain = max(((after - before).days for before, after in pairwise(sorted(possible))), default=0)
    gaps = [((after - before).days, before, after) for before, after in pairwise(sorted(sure))]
    days, since, until = max(gaps, key=lambda gap: (gap[0], -gap[1].toordinal()), default=(0, start.began, start.began))
    return days, certain, since, until


def own_contacts(record: Record, start: Start) -> list[Row]:
    """The contacts of an event since its start, and those of no event in particular, up to the day asked about."""
    return [row for row in record.contacts(start.crn, start.began) if row.get("event_id") in (None, start.event)]


def missed_appointments(record: Record, start: Start) -> list[Row]:
    """The appointments of an event since its start that are not known to have been attended."""
    return [
        {
            **row,
            "shown": f"contact:{row['contact_id']}",
            "is_appointment": has_mark("CTYPE", row["contact_type"], "appointment"),
            "is_blank": row.get("outcome_code") is None if row["outcome_known"] else None,
            "is_acceptable": record.has_outcome(row, "acceptable"),
            "is_unacceptable": record.has_outcome(row, "unacceptable"),
        }
        for row in own_contacts(record, start)
        if has_mark("CTYPE", row["contact_type"], "appointment") is not False and not record.was_attended(row)
    ]


def breaches_begun(record: Record, start: Start) -> list[tuple[date, bool | None]]:
    """The days on which a breach or recall was begun; None for an action that is on no list and may be one."""
    begun: list[tuple[date, bool | None]] = [
        (row["referral_date"], True)
        for row in record.rows("nsi", crn=start.crn)
        if row["type"] in ("BRE", "REC") and row.get("event_id") in (None, start.event)
    ]
    for contact in record.rows("contact", crn=start.crn):
        if contact.get("event_id") in (None, start.event):
            for action in record.rows("enforcement", contact_id=contact["contact_id"]):
                is_breach = has_mark("ENFACT", action["action_code"], "breach")
                if is_breach is not False:
                    begun.append((action["action_taken_date"], is_breach))
    for custody in record.rows("custody", disposal_id=start.disposal):
        for release in record.rows("release", custody_id=custody["custody_id"]):
            begun += [
                (recall["recall_date"], True) for recall in record.rows("recall", release_id=release["release_id"])
            ]
    return begun


def unlisted_contacts(record: Record, crn: str) -> list[tuple[Shown, Row]]:
    """Contacts up to the day asked about of which nobody can tell what they were, with their rows."""
    return [
        (Shown(row["contact_date"], f"contact:{row['contact_id']}"), row)
        for row in record.rows("contact", crn=crn)
        if row["contact_date"] <= record.as_at and has_mark("CTYPE", row["contact_type"], "agency") is None
    ]


def names_body(contact: Row, *bodies: str) -> bool:
    """Whether a contact names one of these bodies among those who took part."""
    return bool(set(bodies) & set((contact.get("participants") or "").split(" ")))
