"""The plain twins of the facts of objectives."""

from collections.abc import Iterator

from tests.twins.facts.said import Said, Twin
from tests.twins.record import Record, Start, later
from tests.twins.terms import latest_assessment, mappa_now, plan_objectives, sentence_plan_now


def is_any(record: Record, start: Start, name: str) -> bool | None:
    """Whether an objective of the plan is on something; None where it is not known of one and none is."""
    said = [row.get(name) for row in plan_objectives(record, start.event)]
    if "Y" in said:
        return True
    return False if all(one == "N" for one in said) else None


def has_kind(record: Record, start: Start, kind: str) -> bool | None:
    """Whether an objective of the plan is an intervention of a kind; None where it is not known."""
    kinds = [row.get("intervention_kind") for row in plan_objectives(record, start.event)]
    return True if kind in kinds else None if None in kinds else False


def find_linked_needs(record: Record, start: Start) -> tuple[set[str], set[str]]:
    """The needs that the latest assessment links to reoffending or calls severe, and its row."""
    latest = latest_assessment(record, start.crn)
    if latest is None:
        return set(), set()
    needs = {
        row["section_code"]
        for row in record.rows("assessment_need", assessment_pk=latest["assessment_pk"])
        if row["linked_to_reoffending"] == "Y" or row["severity"] == "SEVERE"
    }
    return needs, {f"assessment:{latest['assessment_pk']}"}


def without_objective(record: Record) -> Iterator[Said]:
    for start in record.starts():
        linked, assessment = find_linked_needs(record, start)
        concerns = record.child_concerns(start.crn, record.as_at)
        risk, risk_row = record.risk_on(start.crn, record.as_at)
        is_medium = risk is not None and risk >= 2
        plan = sentence_plan_now(record, start.event)
        planned = [row.get("criminogenic_need") for row in plan_objectives(record, start.event)]
        missing, shown = [], {plan["shown"]} if plan else set()
        for need in linked - set(planned):
            missing.append(None if None in planned else need)
            shown |= assessment
        if concerns and not is_any(record, start, "safeguarding"):
            missing.append(None if is_any(record, start, "safeguarding") is None else "safeguarding")
            shown |= concerns
        for kind in ("CONSTRUCTIVE", "RESTRICTIVE"):
            if is_medium and not has_kind(record, start, kind):
                missing.append(None if has_kind(record, start, kind) is None else kind)
                shown.add(risk_row)
        if plan is None:
            shown |= (assessment if linked else set()) | concerns | ({risk_row} if is_medium else set())
        surely = sum(one is not None for one in missing)
        yield Said(
            start.event,
            applies=True if linked or concerns or is_medium else None if risk is None else False,
            known=plan is not None,
            holds=True if surely else None if missing else False,
            value=surely if plan else None,
            shown=shown,
        )


def mappa_missing(record: Record) -> Iterator[Said]:
    for start in record.starts():
        mappa, plan = mappa_now(record, start.crn), sentence_plan_now(record, start.event)
        if mappa is None:
            yield Said(start.event, applies=False)
            continue
        is_planned = is_any(record, start, "mappa") if plan else False
        missing, unclear = set(), set()
        for meeting in record.rows("multi_agency_meeting", crn=start.crn, type="MAPPA"):
            is_over = later(meeting["date"], record.limit("action_days")) < record.as_at
            for action in record.rows("multi_agency_action", meeting_id=meeting["meeting_id"]):
                if meeting["date"] >= start.sentenced and is_over and action.get("in_plan") != "Y":
                    found = missing if action.get("in_plan") == "N" else unclear
                    found.add(f"multi_agency_action:{action['action_id']}")
        yield Said(
            start.event,
            applies=None if mappa["level"] is None else True,
            holds=True if is_planned is False or missing else None if is_planned is None or unclear else False,
            value=len(missing),
            shown={mappa["shown"], *missing, *unclear} | ({plan["shown"]} if plan and not is_planned else set()),
        )


def abuse_missing(record: Record) -> Iterator[Said]:
    for start in record.starts():
        concerns, plan = record.abuse_concerns(start, record.as_at), sentence_plan_now(record, start.event)
        programmes = {
            row.get("sub_type")
            for row in record.rows("nsi", crn=start.crn, type="PROG")
            if row.get("event_id") in (None, start.event)
        }
        is_planned = is_any(record, start, "domestic_abuse") if plan else False
        is_met = is_planned or bool(programmes & {"BBR", "IDAP"})
        yield Said(
            start.event,
            applies=bool(concerns),
            holds=False if is_met else None if is_planned is None or None in programmes else True,
            shown=concerns | ({plan["shown"]} if plan else set()),
        )


TWINS: dict[str, Twin] = {
    "CF-029": without_objective,
    "CF-029B": mappa_missing,
    "CF-029C": abuse_missing,
}
