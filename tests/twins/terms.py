"""The terms that facts share, read slowly and plainly from a record: the twins of the views of the same names."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from tests.twins.record import Record, Row, Start, has_mark, to_day


@dataclass
class Shown:
    """Something of a day and the row that tells it."""

    day: date
    key: str


def completed_assessments(record: Record, crn: str) -> list[Row]:
    """Completed assessments of a person, in the order in which they were completed."""
    done = [
        row
        for row in record.rows("assessment", crn=crn)
        if row.get("status") in ("COMPLETE", "SIGNED") and row.get("date_completed")
    ]
    return sorted(done, key=lambda row: (row["date_completed"], row["assessment_pk"]))


def mappa_now(record: Record, crn: str) -> Row | None:
    """The MAPPA registration in force, with its level and category as numbers."""
    levels, categories = {"M1": 1, "M2": 2, "M3": 3}, {"M1": 1, "M2": 2, "M3": 3, "M4": 4}
    held = [
        {
            **row,
            "level": levels.get(row.get("level") or ""),
            "category": categories.get(row.get("category") or ""),
            "shown": f"registration:{row['registration_id']}",
        }
        for row in record.registered(crn, "mappa", record.as_at)
    ]
    return max(held, key=lambda row: (row["level"] or 0, row["start_date"], row["registration_id"]), default=None)


def officer_now(record: Record, event: str) -> Row | None:
    """The officer in the community who holds an event, with the grade."""
    held = [
        row
        for row in record.rows("order_manager", event_id=event, role="COM")
        if row["allocation_date"] <= record.as_at and (row.get("end_date") is None or row["end_date"] > record.as_at)
    ]
    last = max(held, key=lambda row: (row["allocation_date"], row["order_manager_id"]), default=None)
    if last is None:
        return None
    (grade,) = {row["grade"] for row in record.rows("staff", staff_code=last["staff_code"])} or {None}
    return {**last, "grade": grade, "shown": f"order_manager:{last['order_manager_id']}"}


def is_active(record: Record, start: Start) -> bool:
    """Whether an event is under supervision in the community on the day asked about."""
    if start.began is None or start.began > record.as_at:
        return False
    if start.ended is not None and start.ended <= record.as_at:
        return False
    recalls = [
        recall["recall_date"]
        for custody in record.rows("custody", disposal_id=start.disposal)
        for release in record.rows("release", custody_id=custody["custody_id"])
        for recall in record.rows("recall", release_id=release["release_id"])
        if recall["recall_date"] <= record.as_at
    ]
    return not recalls or max(recalls) < start.began


def reviews(record: Record, start: Start) -> list[Shown]:
    """Each review of a case: those of its event, and those of no event in particular."""
    found = [
        Shown(row["date_completed"], f"assessment:{row['assessment_pk']}")
        for row in completed_assessments(record, start.crn)
        if row["purpose"] in ("REVIEW", "SIGNIFICANT_CHANGE") and row.get("event_id") in (None, start.event)
    ]
    for plan in record.rows("sentence_plan", event_id=start.event):
        if plan.get("updated_at") and plan.get("initial_date") and to_day(plan["updated_at"]) > plan["initial_date"]:
            found.append(Shown(to_day(plan["updated_at"]), f"sentence_plan:{plan['plan_pk']}"))
    for assessment in record.rows("assessment", crn=start.crn):
        if assessment.get("event_id") not in (None, start.event):
            continue
        for rmp in record.rows("rmp", assessment_pk=assessment["assessment_pk"]):
            updated, completed = rmp.get("updated_at"), rmp.get("completed_date")
            if updated and completed and to_day(updated) > completed:
                found.append(Shown(to_day(updated), f"rmp:{rmp['assessment_pk']}"))
    return found


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


def first_allocation(record: Record, event: str) -> Row | None:
    """The first decision to allocate an event; of two on one day the one whose key comes first."""
    found = record.rows("case_allocation", event_id=event)
    return min(found, key=lambda row: (row["decision_date"], row["case_allocation_id"]), default=None)


def event_enquiries(record: Record, start: Start, *kinds: str) -> list[Row]:
    """The enquiries of some kinds that count for an event: its own, and those for no event in particular."""
    return [
        {**row, "shown": f"enquiry:{row['enquiry_id']}"}
        for row in record.rows("enquiry", crn=start.crn)
        if row.get("event_id") in (None, start.event) and (not kinds or row["type"] in kinds)
    ]


def pre_sentence_reports(record: Record, event: str) -> list[Row]:
    """The reports before sentence of an event that were complete, the first first."""
    found = [
        {**row, "shown": f"court_report:{row['court_report_id']}"}
        for row in record.rows("court_report", event_id=event)
        if row["type"] in ("ORAL", "FDR", "SDR") and row.get("completed_date")
    ]
    return sorted(found, key=lambda row: (row["completed_date"], row["court_report_id"]))


def screenings(record: Record, start: Start) -> list[Row]:
    """The screenings that count for an event, in order, without what was made after the day asked about."""
    found = []
    for assessment in record.rows("assessment", crn=start.crn):
        if assessment.get("event_id") not in (None, start.event) or assessment.get("status") == "DELETED":
            continue
        for row in record.rows("rosh", assessment_pk=assessment["assessment_pk"]):
            screened = row.get("screening_date") or assessment.get("initiation_date")
            full = row.get("full_completed_date")
            if screened and screened <= record.as_at:
                found.append(
                    {
                        **row,
                        "assessment_type": assessment.get("assessment_type"),
                        "screened_date": screened,
                        "full_completed_date": full if full and full <= record.as_at else None,
                        "shown": f"rosh:{row['assessment_pk']}",
                    }
                )
    return sorted(found, key=lambda row: (row["screened_date"], row["assessment_pk"]))


def screening_at_allocation(record: Record, start: Start) -> Row | None:
    """The last screening by the day of the first allocation, else the first after it; without one, the last."""
    made, allocation = screenings(record, start), first_allocation(record, start.event)
    looked = allocation["decision_date"] if allocation else record.as_at
    before = [row for row in made if row["screened_date"] <= looked]
    if before:
        return before[-1]
    first = [row for row in made if row["screened_date"] == made[0]["screened_date"]]
    return first[-1] if first else None


def latest_assessment(record: Record, crn: str) -> Row | None:
    """The assessment of a person that was completed last."""
    done = completed_assessments(record, crn)
    return done[-1] if done else None


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


def sentence_plan_now(record: Record, event: str) -> Row | None:
    """The sentence plan of an event on the day asked about, with the day it was made."""
    plans = [
        {
            **row,
            "plan_date": row.get("initial_date") or (to_day(row["updated_at"]) if row.get("updated_at") else None),
            "shown": f"sentence_plan:{row['plan_pk']}",
        }
        for row in record.rows("sentence_plan", event_id=event)
    ]
    return max(plans, key=lambda row: (row["plan_date"] or date.min, row["plan_pk"]), default=None)


def first_specialist_assessment(record: Record, crn: str, tool: str) -> date | None:
    """The first day on which a tool was used with a person."""
    rows = record.rows("specialist_assessment", crn=crn, tool=tool)
    return min((row["completed_date"] for row in rows), default=None)


def risk_plans(record: Record, start: Start) -> list[Row]:
    """The completed risk management plans that count for an event, in the order in which they were completed."""
    own = {
        row["assessment_pk"]
        for row in record.rows("assessment", crn=start.crn)
        if row.get("event_id") in (None, start.event)
    }
    plans = [
        {**row, "shown": f"rmp:{row['assessment_pk']}"}
        for row in record.rows("rmp")
        if row["assessment_pk"] in own and row.get("completed_date")
    ]
    return sorted(plans, key=lambda row: (row["completed_date"], row["assessment_pk"]))


def plan_objectives(record: Record, event: str) -> list[Row]:
    """The objectives of the sentence plan that an event has on the day asked about."""
    plan = sentence_plan_now(record, event)
    return [] if plan is None else record.rows("objective", plan_pk=plan["plan_pk"])


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


def is_met(record: Record, row: Row, kind: str) -> bool | None:
    """Whether a contact was face to face and, where asked, attended."""
    is_face_to_face = has_mark("CTYPE", row["contact_type"], "f2f")
    if is_face_to_face is False or kind == "offered":
        return is_face_to_face
    came = record.was_attended(row)
    return False if came is False else None if is_face_to_face is None else came


def months_later(day: date, months: int) -> date:
    """The same day some months later, or the last of that month where it has fewer days."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def both(*answers: bool | None) -> bool | None:
    """Whether all are so; None where that cannot be told."""
    if any(answer is False for answer in answers):
        return False
    return None if any(answer is None for answer in answers) else True


def either(*answers: bool | None) -> bool | None:
    """Whether one of them is so; None where that cannot be told."""
    if any(answer for answer in answers):
        return True
    return None if any(answer is None for answer in answers) else False


def opposite(answer: bool | None) -> bool | None:
    """The other answer; None where that cannot be told."""
    return None if answer is None else not answer


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


def risk_rises(record: Record, start: Start) -> list[Shown]:
    """Each rise in risk: an event that raised it, or an assessment with a higher level than the one before."""
    rises = [
        Shown(row["known_date"], f"significant_event:{row['event_change_id']}")
        for row in record.rows("significant_event", crn=start.crn, direction="UP")
        if row.get("event_id") in (None, start.event)
    ]
    return rises + [
        Shown(after[0], f"assessment:{after[1]}")
        for before, after in pairwise(record.assessed(start.crn))
        if after[2] > before[2]
    ]


def one_of(answers: Iterable[bool | None]) -> bool | None:
    """Whether one of some answers is yes; None when none is and one cannot be told."""
    told = list(answers)
    return True if True in told else None if None in told else False


def is_own(row: Row, start: Start) -> bool:
    """Whether a row belongs to an event, or to none in particular."""
    return row.get("event_id") in (None, start.event)


def reviews_since(record: Record, start: Start, day: date | None) -> list[Shown]:
    """The reviews of a case from a day on."""
    return [one for one in reviews(record, start) if day is not None and one.day >= day]


def changes(record: Record, start: Start) -> list[tuple[Shown, Row]]:
    """Each change that was known between the start and the end, with its row."""
    return [
        (Shown(row["known_date"], f"significant_event:{row['event_change_id']}"), row)
        for row in record.rows("significant_event", crn=start.crn)
        if is_own(row, start)
        and start.began is not None
        and row["known_date"] >= start.began
        and (start.ended is None or row["known_date"] <= start.ended)
    ]


def unlisted_contacts(record: Record, crn: str) -> list[tuple[Shown, Row]]:
    """Contacts up to the day asked about of which nobody can tell what they were, with their rows."""
    return [
        (Shown(row["contact_date"], f"contact:{row['contact_id']}"), row)
        for row in record.rows("contact", crn=crn)
        if row["contact_date"] <= record.as_at and has_mark("CTYPE", row["contact_type"], "agency") is None
    ]


def event_assessments(record: Record, start: Start) -> list[tuple[Row, int | None]]:
    """The completed full assessments of an event, with the level of risk that they give."""
    levels = {key: risk for _, key, risk in record.assessed(start.crn)}
    return [
        (row, levels.get(row["assessment_pk"]))
        for row in completed_assessments(record, start.crn)
        if row["assessment_type"] in ("LAYER1", "LAYER3", "STANDALONE")
        and (
            row.get("event_id") == start.event
            or (row.get("event_id") is None and row["date_completed"] >= start.sentenced)
        )
    ]


def victim_cases(record: Record, event: str) -> list[Row]:
    """The victims of an event who are eligible for contact."""
    return [row for row in record.rows("victim_case", event_id=event) if row["eligibility"] != "NOT_ELIGIBLE"]


def engaged_victims(record: Record, event: str) -> list[tuple[str, date]]:
    """Each victim who takes part in victim contact, and since when."""
    found = []
    for case in victim_cases(record, event):
        signs = [case["response_date"]] if case.get("status") == "OPTED_IN" else []
        for contact in record.rows("victim_contact", victim_case_id=case["victim_case_id"]):
            if contact["type"] == "FACE_TO_FACE" or contact.get("offer_taken") == "Y":
                signs.append(contact["date"])
        if signs and case.get("status") not in ("OPTED_OUT", "UNTRACED", "ENDED"):
            found.append((case["victim_case_id"], min(signs)))
    return found


def key_dates_now(record: Record, start: Start) -> list[Row]:
    """Each planned date of a sentence as it was recorded last."""
    last: dict[tuple[str, str], Row] = {}
    for custody in record.rows("custody", disposal_id=start.disposal):
        for row in record.rows("key_date", custody_id=custody["custody_id"]):
            place = (row["custody_id"], row["key_date_type"])
            if place not in last or row["recorded_at"] > last[place]["recorded_at"]:
                last[place] = row
    return list(last.values())


def names_body(contact: Row, *bodies: str) -> bool:
    """Whether a contact names one of these bodies among those who took part."""
    return bool(set(bodies) & set((contact.get("participants") or "").split(" ")))
