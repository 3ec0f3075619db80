"""The plain twins of the facts of safeguarding."""

from collections.abc import Iterator
from datetime import date

from tests.twins.facts.said import Said, Twin
from tests.twins.record import Record, Start, has_mark, later
from tests.twins.terms import is_active, is_own, one_of, reviews, reviews_since, unlisted_contacts

CHILD_PROTECTION = ("CP_CONFERENCE", "CORE_GROUP", "STRATEGY")
BODIES = {"CHILD_SERVICES": "children", "POLICE_DA": "police", "POLICE_INTEL": "police"}


def request_unanswered(record: Record) -> Iterator[Said]:
    for start in record.starts():
        requests = find_requests(record, start)
        looks, answers = find_looks(record, start.crn), find_answers(record, start.crn)
        open_, unclear, contacts = set(), set(), set()
        for body, day, key in requests:
            due = later(day, record.limit("answer_days"))
            is_answered = any(who == body and day <= answered <= due for who, answered in answers)
            if record.as_at <= due or is_answered or any(look >= day for look in looks):
                continue
            maybe = {one.key for one, _ in unlisted_contacts(record, start.crn) if one.day >= day}
            (unclear if maybe else open_).add(key)
            contacts |= maybe
        yield Said(
            start.event,
            applies=bool(requests),
            known=bool(open_) or not unclear,
            holds=bool(open_),
            value=len(open_) if open_ or unclear else None,
            shown=open_ | unclear | contacts,
        )


def find_requests(record: Record, start: Start) -> list[tuple[str, date, str]]:
    """Child protection referrals and repeated enquiries during supervision: the body, the day and the row."""
    found = [
        ("children", row["referral_date"], f"nsi:{row['nsi_id']}")
        for row in record.rows("nsi", crn=start.crn, type="CP_REFERRAL")
        if is_own(row, start)
    ]
    enquiries = record.rows("enquiry", crn=start.crn)
    for row in enquiries:
        day = row["requested_at"]
        is_repeated = any(
            one["type"] == row["type"]
            and one["requested_at"] < day
            and (one.get("response_at") is None or one["response_at"] > day)
            for one in enquiries
        )
        if row["type"] in BODIES and is_repeated and is_own(row, start):
            found.append((BODIES[row["type"]], day, f"enquiry:{row['enquiry_id']}"))
    if start.began is None:
        return []
    return [one for one in found if start.began <= one[1] and (start.ended is None or one[1] <= start.ended)]


def find_answers(record: Record, crn: str) -> list[tuple[str, date]]:
    """Each answer of the police or of children’s services about a person."""
    answers = [
        (BODIES[row["type"]], row["response_at"])
        for row in record.rows("enquiry", crn=crn)
        if row["type"] in BODIES and row.get("response_at")
    ]
    answers += [
        ("children", row["actual_start"])
        for row in record.rows("nsi", crn=crn, type="CP_REFERRAL")
        if row.get("actual_start")
    ]
    return answers + [
        ("police" if has_mark("CTYPE", row["contact_type"], "police") else "children", row["contact_date"])
        for row in record.rows("contact", crn=crn)
        if has_mark("CTYPE", row["contact_type"], "answer") and row["contact_date"] <= record.as_at
    ]


def find_looks(record: Record, crn: str) -> list[date]:
    """The days on which a manager was involved, by either table."""
    days = [row["date"] for row in record.rows("management_oversight", crn=crn)]
    days += [
        row["contact_date"]
        for row in record.rows("contact", crn=crn)
        if has_mark("CTYPE", row["contact_type"], "oversight")
    ]
    return [day for day in days if day <= record.as_at]


def meeting_missed(record: Record) -> Iterator[Said]:
    for start in record.starts():
        found, shown = [], set()
        last = start.ended or record.as_at
        all_ = record.rows("multi_agency_meeting", crn=start.crn)
        looks = [one.day for one in reviews(record, start)]
        looks += [row["date"] for row in all_ if row["type"] in CHILD_PROTECTION]
        for row in all_:
            day, due = row["date"], later(row["date"], record.limit("meeting_review_days"))
            if start.began is None or not start.began <= day <= last:
                continue
            is_left = row["type"] in CHILD_PROTECTION and last > due and not any(day < look <= due for look in looks)
            was_there = {"Y": True, "N": False}.get(row.get("attended") or "")
            is_away = None if was_there is None else not was_there
            is_missed = one_of([row.get("invited") == "N", is_left, is_away])
            found.append(is_missed)
            shown |= {f"multi_agency_meeting:{row['meeting_id']}"} if is_missed is not False else set()
        yield Said(start.event, bool(found), one_of(found), value=found.count(True) if found else None, shown=shown)


def police_information_stale(record: Record) -> Iterator[Said]:
    for start in record.starts():
        concerns = record.abuse_concerns(start, record.as_at)
        answers = [
            row
            for row in record.rows("enquiry", crn=start.crn, type="POLICE_DA")
            if is_own(row, start) and row.get("response_at")
        ]
        last = max((row["response_at"] for row in answers), default=None)
        since = last or start.began
        reviewed = max((one.day for one in reviews_since(record, start, start.began)), default=None)
        is_before_review = reviewed is not None and any(
            later(reviewed, -record.limit("police_review_days")) <= row["response_at"] <= reviewed for row in answers
        )
        yield Said(
            start.event,
            applies=is_active(record, start) and bool(concerns),
            holds=since is not None
            and (record.as_at - since).days > record.limit("police_days")
            and not is_before_review,
            value=(record.as_at - last).days if last else None,
            shown=concerns | {f"enquiry:{row['enquiry_id']}" for row in answers if row["response_at"] == last},
        )


TWINS: dict[str, Twin] = {
    "CF-080": request_unanswered,
    "CF-080B": meeting_missed,
    "CF-081": police_information_stale,
}
