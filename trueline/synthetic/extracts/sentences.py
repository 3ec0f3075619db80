"""What did the courts of an invented record order, and how did it run: events, terms, releases, recalls, licences?"""

import numpy as np

from trueline.synthetic.extracts import shares
from trueline.synthetic.extracts.chances import Chances, Wholes
from trueline.synthetic.extracts.columns import (
    BLANK,
    Columns,
    after_months,
    always,
    answers,
    blank_unless,
    days,
    moments,
    named,
    numbers,
    wholes,
    words,
)
from trueline.synthetic.extracts.people import People, Tables

_REASONS = ("EXPIRED", "REVOKED_GOOD_PROGRESS", "RECALLED")
_RELEASES = ("LICENCE", "HDC", "PAROLE")
_CONDITIONS = ("GOOD_BEHAVIOUR", "RESIDENCE", "EXCLUSION", "CONTACT", "PROGRAMME")
#: A prohibition of a civil order by half of those with a sexual offence, mirrored in the licence for most (A).
_ORDERED, _MIRRORED = 0.5, 0.7
_PROHIBITIONS = ("INTERNET_DEVICES", "CONTACT_CHILDREN", "EXCLUSION_ZONE")
#: The end of supervision is recorded as it should be, is wrong, or is missing (A).
_END_RECORDED, _END_WRONG = 0.85, 0.1
_PAPERS_HELD = 0.8  # A


def list_sentences(chances: Chances, people: People) -> Tables:
    """The tables on sentences and how they run."""
    size, event = people.size, named("E", people.number)
    is_over = people.ended != BLANK
    is_breached = (people.breached != BLANK) & (people.breached > people.as_at - 60)
    asked = people.sentenced - chances.whole("waited for court", size, 15, 90)
    held = chances.happens("papers", size, _PAPERS_HELD)
    again = np.flatnonzero(chances.happens("another offence", size, 0.2))
    return {
        "event": {
            "event_id": event,
            "crn": named("Z", people.number),
            "event_number": wholes(np.ones(size, dtype=np.int64)),
            "referral_date": days(asked),
            "conviction_date": days(people.sentenced),
            "active_flag": answers(~is_over),
            "in_breach": answers(is_breached & ~is_over),
            "breach_end": days(blank_unless((people.breached != BLANK) & ~is_breached, people.breached + 50)),
            "ftc_count": wholes(chances.whole("failures", size, 0, 3)),
            "cps_received_date": days(blank_unless(held, people.sentenced - chances.whole("papers on", size, -5, 25))),
        },
        "offence": {
            "offence_id": named("O", np.concatenate([people.number * 2, people.number[again] * 2 + 1])),
            "event_id": named("E", np.concatenate([people.number, people.number[again]])),
            "is_main": answers(np.repeat([True, False], [size, len(again)])),
            "offence_code": always(size + len(again), "00000"),
            **_describe_offences(chances, people, np.concatenate([np.arange(size), again])),
        },
        "disposal": {
            "disposal_id": named("D", people.number),
            "event_id": event,
            "disposal_type": words(people.sentence, shares.SENTENCES),
            "sentence_type": words(people.sentence, shares.SENTENCES),
            "start_date": days(people.sentenced),
            "length": numbers(people.length.astype(np.float64)),
            "length_unit": always(size, "M"),
            "notional_end_date": days(after_months(people.sentenced, people.length)),
            "termination_date": days(people.ended),
            "termination_reason": words(
                blank_unless(is_over, chances.pick("reason", size, {"A": 9, "B": 1})), _REASONS
            ),
            "ftc_limit": wholes(np.full(size, 2)),
        },
        **_list_terms(chances, people),
        **_list_licences(chances, people),
    }


def _describe_offences(chances: Chances, people: People, of: Wholes) -> Columns:
    size = len(of)
    is_violent = people.offence[of] == 0
    return {
        "offence_group": words(people.offence[of], shares.OFFENCES),
        "offence_date": days(people.sentenced[of] - chances.whole("waited", size, 20, 300)),
        "schedule15": answers(people.offence[of] <= 1),
        "weapon_flag": answers(is_violent & chances.happens("weapon", size, 0.31)),  # S2:416
        "domestic_abuse": answers(people.is_domestic[of] & chances.happens("offence of abuse", size, 0.5)),
        "hate_flag": answers(chances.happens("hate", size, 0.02)),
        "alcohol_linked": answers(chances.happens("alcohol", size, 0.4)),
        "physical_violence": answers(is_violent),
        "victim_known": answers(people.is_domestic[of] | (is_violent & chances.happens("knew the victim", size, 0.4))),
    }


def _list_terms(chances: Chances, people: People) -> Tables:
    custody = np.flatnonzero(people.in_custody)
    out = np.flatnonzero(people.released != BLANK)
    back = np.flatnonzero(people.recalled != BLANK)
    is_short = (people.length < 24) & (people.released != BLANK)
    supervised = after_months(people.sentenced, people.length)
    is_early = people.released < people.sentenced + people.length * 15
    kind = np.where(people.length >= 48, 2 * chances.happens("parole", people.size, shares.PAROLE), is_early)
    return {
        "custody": {
            "custody_id": named("U", people.number[custody]),
            "disposal_id": named("D", people.number[custody]),
            "custodial_status": words((people.released[custody] != BLANK).astype(np.int64), ("IN", "RELEASED")),
            "institution": words(chances.pick("prison", len(custody), {"A": 5, "B": 3, "C": 2}),
                                 ("HMP INVENTED A", "HMP INVENTED B", "HMP INVENTED C")),
            "pss_start_date": days(blank_unless(is_short, supervised)[custody]),
        },
        "release": {
            "release_id": named("L", people.number[out]),
            "custody_id": named("U", people.number[out]),
            "release_date": days(people.released[out]),
            "release_type": words(kind[out].astype(np.int64), _RELEASES),
        },
        "recall": {
            "recall_id": named("RC", people.number[back]),
            "release_id": named("L", people.number[back]),
            "recall_date": days(people.recalled[back]),
            "recall_reason": words(chances.pick("why recalled", len(back), {"A": 5, "B": 3, "C": 2}),
                                   ("OUT_OF_TOUCH", "FURTHER_OFFENCE", "BEHAVIOUR")),
        },
        "key_date": _list_key_dates(chances, people),
    }  # fmt: skip


def _list_key_dates(chances: Chances, people: People) -> Columns:
    """Automatic release and the end of the licence for everyone in custody, the end of supervision after a short
    sentence, curfew, and the day expected where it is near.
    """
    custody = people.in_custody
    half = people.sentenced + people.length * 15
    is_early = (people.released != BLANK) & (people.released < half)
    ends = chances.share("end recorded", people.size)
    is_short = custody & (people.length < 24) & (people.released != BLANK) & (ends < _END_RECORDED + _END_WRONG)
    end = after_months(people.released, np.full(people.size, 12)) + np.where(ends < _END_RECORDED, 0, 30)
    expected = custody & (people.released == BLANK) & (half < people.as_at + 120)
    last = after_months(people.sentenced, people.length)
    made = people.sentenced + 3
    curfew = np.where(chances.happens("curfew told", people.size, 0.7), made, people.released - 3)
    kept = [
        (custody, half, made),
        (custody, last, made),
        (is_short, end, people.released),
        (is_early, people.released, np.maximum(curfew, made)),
        (is_early & (curfew == made), people.released, made),
        (expected, np.maximum(half, people.as_at + 1), np.maximum(people.as_at - 20, made)),
        (custody & (people.length >= 48), half, made),
    ]
    words_of = ("ACR", "LED", "PSSED", "HDCED", "EXP", "EXP", "PED")
    return {
        "custody_id": named("U", np.concatenate([people.number[marks] for marks, _, _ in kept])),
        "key_date_type": words(np.repeat(np.arange(len(kept)), [marks.sum() for marks, _, _ in kept]), words_of),
        "key_date": days(np.concatenate([day[marks] for marks, day, _ in kept])),
        "recorded_at": moments(np.minimum(np.concatenate([told[marks] for marks, _, told in kept]), people.as_at)),
    }


def _list_licences(chances: Chances, people: People) -> Tables:
    out = people.released != BLANK
    sexual = people.is_sexual & chances.happens("ordered", people.size, _ORDERED)
    ordered = np.flatnonzero(sexual | chances.happens("restrained", people.size, 0.04))
    mirrored = np.zeros(people.size, dtype=np.bool_)
    mirrored[ordered] = chances.happens("mirrored", len(ordered), _MIRRORED)
    asked = people.has_victim & chances.happens("asked by a victim", people.size, 0.55)
    kinds = [out, out, out & asked, out & mirrored, out & chances.happens("programme condition", people.size, 0.2)]
    who = np.concatenate([np.flatnonzero(marks) for marks in kinds])
    kind = np.repeat(np.arange(len(kinds)), [marks.sum() for marks in kinds])
    return {
        "civil_order": {
            "order_id": named("CO", people.number[ordered]),
            "crn": named("Z", people.number[ordered]),
            "type": words((~sexual[ordered]).astype(np.int64), ("SHPO", "RESTRAINING")),
            "start_date": days(people.sentenced[ordered]),
            "end_date": days(people.sentenced[ordered] + 5 * 365),
            "prohibition_code": words(
                chances.pick("prohibition", len(ordered), {"A": 4, "B": 3, "C": 3}), _PROHIBITIONS
            ),
            "monitoring_required": answers(chances.happens("monitored", len(ordered), 0.5)),
        },
        "licence_condition": {
            "lic_condition_id": named("LC", people.number[who] * 5 + kind),
            "disposal_id": named("D", people.number[who]),
            "main_category": words(kind, _CONDITIONS),
            "start_date": days(people.released[who]),
            "commencement_date": days(people.released[who]),
            "requested_by_victim": answers(kind == 2),
            "added_reason": words((kind == 2).astype(np.int64), ("INITIAL", "VICTIM_REQUEST")),
            "mirrors_order_id": named("CO", blank_unless(kind == 3, people.number[who])),
        },
    }
