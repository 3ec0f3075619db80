"""Which people of the published reports stand in every invented extract, and what must the facts say of them?

The reports changed their names. What they say of each is planted as it stands there, and the rest is made up; the
answers follow from the stories.
"""

from trueline.synthetic.extracts.planted import Planted, Row

#: The announcement lies so many days before the day looked at.
ANNOUNCED = 14
_SEEN: Row = {"contact_type": "COAP", "outcome_code": "ATTC", "attended": "Y"}
_CALLED: Row = {"contact_type": "COPT", "outcome_code": "ATTC", "attended": "Y"}
_DONE: Row = {"outcome_code": "ATTC", "attended": "Y", "complied": "Y", "rar_activity": "Y", "requirement_id": "#0"}


def _on(seen: Row, *from_start: int) -> tuple[Row, ...]:
    """The same contact on each day."""
    return tuple({**seen, "contact_date": day} for day in from_start)


_ACTIVITY: Row = {"main_category": "F", "length_unit": "D", "start_date": 0}
PEOPLE: tuple[Planted, ...] = (
    Planted(
        "NEIL",
        "Two years, 80 hours and 20 activity days; in nine months seen once and called four times (S4:2132–2145)",
        {
            "requirement": ({**_ACTIVITY, "length": 20.0}, {"main_category": "W", "start_date": 0}),
            "upw_details": ({"minutes_ordered": 4800.0, "status": "TO_BE_WORKED"},),
            "contact": (*_on(_SEEN, 6), *_on(_CALLED, 40, 90, 150, 210)),
            "management_oversight": ({"date": 268, "type": "QA_AUDIT"},),
        },
        {"CF-042": "true", "CF-046": "true", "CF-047": "true", "CF-073": "true"},
        began=275,
    ),
    Planted(
        "SANDRO",
        "On licence, for six and a half months only on the phone; proof of work came after the audit (S4:2238–2247)",
        {
            "custody": ({"custodial_status": "RELEASED"},),
            "release": ({"release_date": 0, "release_type": "LICENCE"},),
            "personal_circumstance": (
                {"circumstance_type": "EMPLOYED", "start_date": 0, "evidenced": "N"},
                {"circumstance_type": "EMPLOYED", "start_date": 0, "evidenced": "Y", "created_at": 203},
            ),
            "sentence_plan": ({"initial_date": 10, "planned_contact_type": "PHONE"},),
            "contact": (*_on(_CALLED, 14, 45, 75, 105, 135, 165, 190), *_on(_SEEN, 203)),
        },
        {"CF-044": "true", "CF-073": "true", "CF-082": "true"},
        sentence="CUSTODY",
        began=210,
    ),
    Planted(
        "CRAMMED",
        "Thirty activity days ordered, recorded as done after five days in a row, then to the hub (S4:1755–1762)",
        {
            "requirement": ({**_ACTIVITY, "length": 30.0, "rar_count": 30.0, "commencement_date": 20},),
            "contact": _on({**_DONE, "contact_type": "RARP"}, 180, 181, 182, 183, 184),
            "hub_status": ({"mode": "HUB", "from_date": 190},),
        },
        {"CF-045B": "true", "CF-061": "true"},
        began=230,
    ),
    Planted(
        "JAYDEN",
        "After a short licence under supervision; given to somebody else, and not seen for five months (S4:1838–1844)",
        {
            "custody": ({"custodial_status": "RELEASED"},),
            "release": ({"release_date": 0, "release_type": "LICENCE"},),
            "contact": _on(_SEEN, 1, 15, 29, 43, 193, 200),
        },
        {"CF-042": "true"},
        sentence="CUSTODY",
        began=210,
    ),
    Planted(
        "WAYNE",
        "Twenty activity days, reliant on a wheelchair; how he gets to the office was never looked at (S4:1810–1820)",
        {
            "requirement": ({**_ACTIVITY, "length": 20.0},),
            "disability": ({"disability_type": "MOBILITY", "start_date": -900},),
            "contact": _on({**_SEEN, "office_code": "PLANTED"}, 7, 21),
        },
        {"CF-111": "true", "CF-045A": "true"},
        began=280,
    ),
    Planted(
        "AIDEN",
        "A suspended sentence after an oral report, high risk; ten months old and not reviewed (S4:1953–1965)",
        {
            "registration": ({"register_type": "RHRH", "start_date": 1},),
            "court_report": ({"type": "ORAL", "requested_date": -3, "completed_date": -3, "required_date": 0},),
            "contact": _on(_SEEN, 5, 19, 33),
        },
        {"CF-070": "true", "CF-076": "true", "CF-002": "false"},
        sentence="SSO",
        began=305,
    ),
    Planted(
        "SOLOMON",
        "An assessment without objectives, and a review lifted from the one before (S4:1493–1505)",
        {
            "assessment": (
                {"purpose": "START_COMMUNITY", "initiation_date": 5, "date_completed": 12},
                {
                    **{"purpose": "REVIEW", "initiation_date": 180, "date_completed": 185},
                    **{"cloned_from_pk": "#0", "text_similarity": 1.0},
                },
            ),
            "sentence_plan": ({"assessment_pk": "#0", "initial_date": 14},),
            "contact": _on(_SEEN, 3, 17),
        },
        {"CF-026B": "true", "CF-028": "true"},
        began=240,
    ),
    Planted(
        "JOEL",
        "Referred to work and alcohol services and left to follow it up; he offended again (S4:2047–2059)",
        {
            "custody": ({"custodial_status": "RELEASED"},),
            "release": ({"release_date": 0, "release_type": "LICENCE"},),
            "nsi": tuple({"type": kind, "status": "REFERRED", "referral_date": 20} for kind in ("ETE", "ALCOHOL")),
            "significant_event": (
                {"type": "ARREST", "occurred_date": 60, "known_date": 62, "source": "POLICE", "direction": "UP"},
            ),
        },
        {"CF-065": "true", "CF-071": "true"},
        sentence="CUSTODY",
        began=200,
    ),
    Planted(
        "NICK",
        "Three years with a programme; prepared while he waited, reviewed, watched with the police (S4:1426–1442)",
        {
            "registration": (
                {"register_type": "ARSO", "start_date": -10},
                {"register_type": "MAPP", "level": "M1", "category": "M1", "start_date": 2, "next_review_date": 400},
            ),
            "requirement": ({"main_category": "RM38", "start_date": 0, "commencement_date": 30},),
            "assessment": ({"purpose": "REVIEW", "initiation_date": 150, "date_completed": 155},),
            "contact": _on(_SEEN, *range(3, 200, 21)),
        },
        {"CF-031A": "false", "CF-042": "false", "CF-070": "false"},
        began=200,
    ),
    Planted(
        "LESLIE",
        "Domestic abuse; a plan with others, revised after it was talked over, with home visits (S4:1267–1283)",
        {
            "registration": (
                {"register_type": "ADVP", "start_date": -30},
                {"register_type": "RHRH", "start_date": -1},
            ),
            "management_oversight": ({"date": 100, "type": "CASE_DISCUSSION"},),
            "contact": (
                *_on({**_SEEN, "contact_type": "CHVS"}, 12),
                *_on(_SEEN, *range(3, 150, 14)),
                *_on({"contact_type": "C204", "participants": "POLICE"}, 30),
            ),
        },
        {"CF-040": "false", "CF-042": "false", "CF-076": "false"},
    ),
    Planted(
        "DYLAN",
        "Released without a home; referred on the day and found one, with a mentor beside him (S4:1790–1804)",
        {
            "custody": ({"custodial_status": "RELEASED"},),
            "release": ({"release_date": 0, "release_type": "LICENCE"},),
            "nsi": ({"type": "HOUSING", "status": "STARTED", "referral_date": 0, "actual_start": 3},),
            "contact": (*_on(_SEEN, 0, 7, 14, 28, 42, 56, 70, 84, 98), *_on({**_SEEN, "nsi_id": "#0"}, 3)),
        },
        {"CF-042": "false", "CF-059B": "false", "CF-065": "false"},
        sentence="CUSTODY",
        began=120,
    ),
    Planted(
        "SONNY",
        "Three years on licence after a long sentence; through an approved premises to a home and work (S4:2355–2367)",
        {
            "custody": ({"custodial_status": "RELEASED"},),
            "release": ({"release_date": 0, "release_type": "LICENCE"},),
            "registration": ({"register_type": "RHRH", "start_date": -100},),
            "management_oversight": ({"date": 80, "type": "HIGH_RISK_MEETING"},),
            "contact": (*_on({**_SEEN, "contact_type": "CHVS"}, 20), *_on(_SEEN, 0, *range(7, 120, 14))),
        },
        {"CF-040": "false", "CF-042": "false", "CF-059B": "false", "CF-076": "false"},
        sentence="CUSTODY",
        began=120,
    ),
)
