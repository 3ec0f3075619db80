"""Which made-up cases with known answers stand in every invented extract?"""

from trueline.synthetic.extracts.planted import Planted, Row


def _absent(*from_start: int) -> tuple[Row, ...]:
    """An acceptable absence from an appointment on each day."""
    seen: Row = {"contact_type": "COAP", "outcome_code": "AAEM", "attended": "N"}
    return tuple({**seen, "contact_date": day} for day in from_start)


_VISIT: Row = {"contact_type": "CHVS", "outcome_code": "ATTC", "attended": "Y"}
_ASKED: Row = {"type": "POLICE_DA", "stage": "PSR", "response_result": "NOT_RECEIVED"}
MADE_UP: tuple[Planted, ...] = (
    Planted(
        "VISITED-LATE",
        "High risk, visited at home only in the sixth week; three absences that nobody looked at",
        {
            "registration": ({"register_type": "RHRH", "start_date": -5},),
            "contact": ({**_VISIT, "contact_date": 40}, *_absent(50, 57, 64)),
        },
        {"CF-004": "not applicable", "CF-040": "true", "CF-051": "true", "CF-072": "not applicable"},
    ),
    Planted(
        "PLAN-TOO-OLD",
        "A domestic call-out, and no risk management plan since; the police were asked only after allocation",
        {
            "registration": (
                {"register_type": "ADVP", "start_date": -300},
                {"register_type": "RMRH", "start_date": -300},
            ),
            "enquiry": ({**_ASKED, "requested_at": 12},),
            "significant_event": (
                {"type": "DA_CALLOUT", "occurred_date": 70, "known_date": 72, "source": "POLICE", "direction": "UP"},
            ),
        },
        {"CF-004": "true", "CF-040": "not applicable", "CF-051": "not applicable", "CF-072": "true"},
    ),
    Planted(
        "ALL-DONE",
        "Very high risk; visited in the second week, the police asked before allocation, absences looked at",
        {
            "registration": (
                {"register_type": "ADVP", "start_date": -300},
                {"register_type": "RVHR", "start_date": -300},
            ),
            "enquiry": ({**_ASKED, "requested_at": -6},),
            "contact": ({**_VISIT, "contact_date": 9}, *_absent(50, 57, 64)),
            "management_oversight": ({"date": 70, "type": "ABSENCE_REVIEW"},),
        },
        {"CF-004": "false", "CF-040": "false", "CF-051": "false", "CF-072": "not applicable"},
    ),
    Planted(
        "NOT-OFFERED",
        "A victim who was written to, and not offered a meeting",
        {
            "victim_case": ({"eligibility": "VIOLENT_12M", "identified_date": 10, "status": "CONTACTED"},),
            "victim_contact": ({"date": 13, "type": "INITIAL_LETTER"},),
        },
        {"CF-040": "not applicable", "CF-051": "not applicable", "CF-091": "true"},
        sentence="CUSTODY",
    ),
)
