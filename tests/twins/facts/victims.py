"""The plain twins of the facts of victims."""

from collections.abc import Iterable, Iterator
from datetime import date

from tests.twins.facts.said import Said, Twin
from tests.twins.record import Record, Row, Start, later, show_row, working_days
from tests.twins.terms import either, engaged_by, key_dates_now, undated_victims, victim_cases


def is_victim_eligible(record: Record, start: Start) -> tuple[bool | None, set[str]]:
    """Whether the law makes a victim eligible for contact, and the rows that tell it."""
    (disposal,) = record.rows("disposal", disposal_id=start.disposal)
    offences = record.rows("offence", event_id=start.event, is_main="Y")
    offence = offences[0] if offences else {}
    is_grave = offence.get("offence_group") in ("VIOLENCE", "SEXUAL", "SEXUAL_CHILD")
    is_listed = True if is_grave else {"Y": True, "N": False}.get(offence.get("schedule15"))
    least = {"Y": 1, "M": 12, "W": 52, "D": 365}.get(disposal.get("length_unit"))
    length = disposal.get("length")
    is_long: bool | None = None if least is None or length is None else length >= least
    if disposal["sentence_type"] in ("HOSPITAL", "LIFE_IPP"):
        is_long = True
    elif not start.is_custodial:
        is_long = False
    shown = {f"disposal:{start.disposal}", *(f"offence:{row['offence_id']}" for row in offences)}
    if is_listed is False or is_long is False:
        return False, shown
    return (True if is_listed and is_long else None), shown


def victim_not_identified(record: Record) -> Iterator[Said]:
    for start in record.starts():
        applies, shown = is_victim_eligible(record, start)
        cases = [
            row for row in record.rows("victim_case", event_id=start.event) if row["eligibility"] != "NOT_ELIGIBLE"
        ]
        first = min((row["identified_date"] for row in cases if row.get("identified_date")), default=None)
        yield Said(
            start.event,
            applies=applies,
            known=not cases or first is not None,
            holds=working_days(start.sentenced, first or record.as_at) > record.limit("victim_identify_bd"),
            value=working_days(start.sentenced, first) if first else None,
            shown=shown | {f"victim_case:{row['victim_case_id']}" for row in cases},
        )


def meeting_not_offered(record: Record) -> Iterator[Said]:
    for start in record.starts():
        due = later(start.sentenced, record.limit("victim_offer_days"))
        cases = [
            row
            for row in record.rows("victim_case", event_id=start.event)
            if start.is_custodial and row["eligibility"] != "NOT_ELIGIBLE"
        ]
        late, waits, shown = 0, [], set()
        for case in cases:
            offers = [
                (row["date"], f"victim_contact:{row['victim_contact_id']}")
                for row in record.rows("victim_contact", victim_case_id=case["victim_case_id"])
                if row["type"] in ("FACE_TO_FACE_OFFER", "FACE_TO_FACE")
            ]
            first = min((day for day, _ in offers), default=None)
            if record.as_at > due and (first is None or first > due):
                late += 1
                waits += [(first - start.sentenced).days] if first else []
                shown |= {f"victim_case:{case['victim_case_id']}"} | {key for day, key in offers if day == first}
        yield Said(start.event, bool(cases), late > 0, value=max(waits, default=None), shown=shown)


def first_letter_late(record: Record) -> Iterator[Said]:
    for start in record.starts():
        late, waits, unclear, shown = 0, [], 0, set()
        cases = victim_cases(record, start.event)
        for case in cases:
            identified, key = case.get("identified_date"), f"victim_case:{case['victim_case_id']}"
            if identified is None:
                unclear += 1
                shown.add(key)
                continue
            letters = contacts_with(record, case, "INITIAL_LETTER")
            first = min((row["date"] for row in letters), default=None)
            waited = working_days(identified, first or record.as_at)
            if waited > record.limit("victim_letter_bd"):
                late += 1
                waits += [waited] if first else []
                shown |= {key} | show(row for row in letters if row["date"] == first)
        yield Said(
            start.event,
            applies=bool(cases),
            known=late > 0 or not unclear,
            holds=late > 0,
            value=max(waits, default=None),
            shown=shown,
        )


def letter_not_followed_up(record: Record) -> Iterator[Said]:
    for start in record.starts():
        asked, left_alone, waits, shown = 0, 0, [], set()
        for case in victim_cases(record, start.event):
            letters = contacts_with(record, case, "INITIAL_LETTER")
            if not letters:
                continue
            sent = min(row["date"] for row in letters)
            due, answered = later(sent, record.limit("victim_followup_days")), case.get("response_date")
            if answered is not None and answered <= due:
                continue
            asked += 1
            after = [row for row in contacts_with(record, case) if row["date"] > sent]
            following = min((row["date"] for row in after), default=None)
            if record.as_at > due and (following is None or following > due):
                left_alone += 1
                waits += [(following - sent).days] if following else []
                shown |= {f"victim_case:{case['victim_case_id']}"} | show(row for row in letters if row["date"] == sent)
                shown |= show(row for row in after if row["date"] == following)
        yield Said(start.event, asked > 0, left_alone > 0, value=max(waits, default=None), shown=shown)


def answer_not_recorded(record: Record) -> Iterator[Said]:
    for start in record.starts():
        asked, waits, shown = 0, [], set()
        for case in victim_cases(record, start.event):
            contacts = contacts_with(record, case)
            if not contacts:
                continue
            asked += 1
            first = min(row["date"] for row in contacts)
            is_answered = case.get("status") not in (None, "CONTACTED", "NOT_CONTACTED")
            if not is_answered and record.as_at > later(first, record.limit("victim_answer_days")):
                waits.append((record.as_at - first).days)
                shown |= {f"victim_case:{case['victim_case_id']}"}
                shown |= show(row for row in contacts if row["date"] == first)
        yield Said(start.event, asked > 0, bool(waits), value=max(waits, default=None), shown=shown)


def release_before_contact(record: Record) -> Iterator[Said]:
    for start in record.starts():
        if not start.is_custodial or start.began is None:
            yield Said(start.event, applies=False)
            continue
        told = set()
        for case in record.rows("victim_case", event_id=start.event):
            if any(row["date"] < start.began for row in contacts_with(record, case, "PRE_RELEASE")):
                told.add(case["victim_case_id"])
        taking_part = engaged_by(record, start.event, start.began)
        not_told = [key for key in taking_part if key not in told]
        registers = {
            f"registration:{row['registration_id']}"
            for row in record.rows("registration", crn=start.crn, register_type="INVI")
            if row["start_date"] <= start.began and (row.get("end_date") is None or row["end_date"] > start.began)
        }
        releases = releases_on(record, start, start.began)
        last_day = later(start.began, -record.limit("victim_release_recorded_days"))
        is_recorded = any(
            row["recorded_at"].date() <= last_day
            for release in releases
            if release["release_type"] == "HDC"
            for row in record.rows("key_date", custody_id=release["custody_id"])
            if row["key_date_type"] in ("HDCED", "EXP")
        )
        is_on_curfew = any(row["release_type"] == "HDC" for row in releases)
        undated = undated_victims(record, start.event)
        unsure = None if undated else False
        is_untold = bool(not_told if taking_part else not told)
        yield Said(
            start.event,
            applies=either(bool(taking_part or registers), unsure),
            holds=either(is_untold, is_on_curfew and not is_recorded, unsure),
            value=len(not_told),
            shown=registers
            | undated
            | {f"victim_case:{key}" for key in not_told}
            | {f"release:{row['release_id']}" for row in releases},
        )


def pre_release_contact_missing(record: Record) -> Iterator[Said]:
    first_days, last_days = record.limit("pre_release_first_days"), record.limit("pre_release_last_days")
    for start in record.starts():
        day, shown = find_release(record, start)
        is_near = start.began is not None or (
            day is not None and record.as_at <= day <= later(record.as_at, first_days)
        )
        if day is None or not is_near:
            yield Said(start.event, applies=False)
            continue
        first, last = later(day, -first_days), later(day, -last_days)
        taking_part = engaged_by(record, start.event, last)
        not_told = [
            key
            for key in taking_part
            if not any(
                first <= row["date"] <= last
                for row in record.rows("victim_contact", victim_case_id=key, type="PRE_RELEASE")
            )
        ]
        undated = undated_victims(record, start.event)
        unsure = None if undated else False
        yield Said(
            start.event,
            applies=either(bool(taking_part), unsure),
            holds=either(bool(not_told) and record.as_at > last, unsure),
            value=len(not_told) if taking_part else None,
            shown=shown | undated | {f"victim_case:{key}" for key in not_told},
        )


def find_release(record: Record, start: Start) -> tuple[date | None, set[str]]:
    """The day of the latest release, or of the planned one before the first, and the rows that tell it."""
    if not start.is_custodial:
        return None, set()
    if start.began is not None:
        return start.began, {f"release:{row['release_id']}" for row in releases_on(record, start, start.began)}
    planned = [row for row in key_dates_now(record, start) if row["key_date_type"] in ("EXP", "ACR")]
    expected = [row["key_date"] for row in planned if row["key_date_type"] == "EXP"]
    day = max(expected or [row["key_date"] for row in planned], default=None)
    return day, {show_row("key_date", row) for row in planned if row["key_date"] == day}


def releases_on(record: Record, start: Start, day: date) -> list[Row]:
    return [
        release
        for custody in record.rows("custody", disposal_id=start.disposal)
        for release in record.rows("release", custody_id=custody["custody_id"], release_date=day)
    ]


def contacts_with(record: Record, case: Row, kind: str | None = None) -> list[Row]:
    """The contacts with a victim, of one kind or of any."""
    rows = record.rows("victim_contact", victim_case_id=case["victim_case_id"])
    return [row for row in rows if kind in (None, row["type"])]


def show(contacts: Iterable[Row]) -> set[str]:
    return {f"victim_contact:{row['victim_contact_id']}" for row in contacts}


TWINS: dict[str, Twin] = {
    "CF-090": victim_not_identified,
    "CF-091": meeting_not_offered,
    "CF-091B": first_letter_late,
    "CF-092": letter_not_followed_up,
    "CF-092B": answer_not_recorded,
    "CF-093": release_before_contact,
    "CF-093B": pre_release_contact_missing,
}
