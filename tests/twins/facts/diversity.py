"""The plain twins of the facts of diversity."""

from collections.abc import Iterator
from datetime import date
from math import sqrt

from tests.twins.facts.said import Said, Twin
from tests.twins.record import Record, Row, Start, has_mark, later
from tests.twins.terms import names_body


def sentenced(record: Record) -> set[str]:
    return {start.crn for start in record.starts()}


def diversity_not_recorded(record: Record) -> Iterator[Said]:
    has_language = any(row.get("language") is not None for row in record.rows("person"))
    has_participants = any(row.get("participants") is not None for row in record.rows("contact"))
    for person in record.rows("person"):
        seen = [
            row
            for row in record.rows("contact", crn=person["crn"])
            if row["contact_date"] <= record.as_at
            and has_mark("CTYPE", row["contact_type"], "f2f")
            and record.was_attended(row) is not False
            and person.get("interpreter_required") == "Y"
        ]
        without = [row for row in seen if not names_body(row, "INTERPRETER")]
        attended = sum(record.was_attended(row) is True for row in seen)
        is_missing: bool | None = False
        if seen and len(without) == len(seen):
            is_missing = True if attended and has_participants else None
        blanks = [
            person.get("ethnicity") in (None, "UN"),
            person.get("language") is None if has_language else None,
            is_missing,
        ]
        yield Said(
            person["crn"],
            applies=person["crn"] in sentenced(record),
            holds=True if True in blanks else None if None in blanks else False,
            value=attended if is_missing is not False else None,
            shown={f"person:{person['crn']}"} | {f"contact:{row['contact_id']}" for row in without},
        )


def military_status_unknown(record: Record) -> Iterator[Said]:
    for person in record.rows("person"):
        status = person.get("military_status")
        enquiries = len(record.rows("enquiry", crn=person["crn"], type="ARMY"))
        yield Said(
            person["crn"],
            applies=person["crn"] in sentenced(record),
            holds=status in (None, "UNKNOWN") or (status != "NONE" and not enquiries),
            value=enquiries,
            shown={f"person:{person['crn']}"},
        )


def women_not_offered(record: Record) -> Iterator[Said]:
    tagged = [row for row in record.rows("contact") if "FEMALE_OFFICER" in (row.get("notes_tags") or "").split(" ")]
    for start in record.starts():
        genders = {row["gender"] for row in record.rows("person", crn=start.crn)}
        if start.began is None or not genders & {"F", "U"}:
            yield Said(start.event, applies=False)
            continue
        due = later(start.began, record.limit("women_offer_days"))
        referrals = [
            row
            for row in record.rows("nsi", crn=start.crn, type="WOMENS")
            if is_of(row, start) and row["referral_date"] >= start.sentenced
        ]
        first = min((row["referral_date"] for row in referrals), default=None)
        is_offered = any(
            row["crn"] == start.crn
            and is_of(row, start)
            and start.sentenced <= row["contact_date"] <= min(due, record.as_at)
            for row in tagged
        )
        officers = [
            row
            for row in record.rows("order_manager", event_id=start.event, role="COM")
            if row["allocation_date"] <= due and (row.get("end_date") is None or row["end_date"] > start.began)
        ]
        sexes = {sex_of(record, row["staff_code"]) for row in officers}
        is_fine = record.as_at <= due or (first is not None and first <= due) or "F" in sexes or is_offered
        yield Said(
            start.event,
            applies=True if "F" in genders else None,
            known=is_fine or (bool(tagged) and sexes <= {"M", "O"}),
            holds=not is_fine,
            value=(first - start.began).days if first else None,
            shown={f"person:{start.crn}"}
            | {f"order_manager:{row['order_manager_id']}" for row in officers}
            | {f"nsi:{row['nsi_id']}" for row in referrals if row["referral_date"] == first},
        )


def is_of(row: Row, start: Start) -> bool:
    """Whether a row belongs to the event, or to none in particular."""
    return row.get("event_id") in (None, start.event)


def sex_of(record: Record, staff: str) -> str | None:
    return next((row.get("sex") for row in record.rows("staff", staff_code=staff)), None)


def rates_differ(record: Record) -> Iterator[Said]:
    if not record.rows("provider", provider_code=record.provider):
        return
    counted, enforced = {"minority": 0, "white": 0}, {"minority": 0, "white": 0}
    for start in record.starts():
        if start.began is None:
            continue
        (person,) = record.rows("person", crn=start.crn)
        for group in counted:
            if has_mark("ETH", person.get("ethnicity"), group):
                counted[group] += 1
                enforced[group] += is_enforced(record, start)
    first, second = counted["minority"], counted["white"]
    least = record.limit("disproportion_events")
    if min(first, second) < least:
        yield Said(record.provider, applies=False)
        return
    rates = enforced["minority"] / first, enforced["white"] / second
    variance = rates[0] * (1 - rates[0]) / first + rates[1] * (1 - rates[1]) / second
    difference = 100 * (enforced["minority"] * second - enforced["white"] * first) / (first * second)
    yield Said(
        record.provider,
        applies=True,
        holds=abs(difference) > 100 * record.limit("interval_width") * sqrt(variance),
        value=difference,
        shown={f"provider:{record.provider}"},
    )


def is_enforced(record: Record, start: Start) -> bool:
    """Whether a breach or a recall was begun on the event."""
    recalls: list[date] = [
        recall["recall_date"]
        for custody in record.rows("custody", disposal_id=start.disposal)
        for release in record.rows("release", custody_id=custody["custody_id"])
        for recall in record.rows("recall", release_id=release["release_id"])
    ]
    begun = [row for row in record.rows("nsi", crn=start.crn) if row["type"] in ("BRE", "REC") and is_of(row, start)]
    return bool(recalls or begun)


TWINS: dict[str, Twin] = {
    "CF-110": diversity_not_recorded,
    "CF-113": military_status_unknown,
    "CF-114": women_not_offered,
    "CF-115": rates_differ,
}
