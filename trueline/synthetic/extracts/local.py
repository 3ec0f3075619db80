"""Who is managed by a hub, banded, at approved premises, or on the way to another provider?"""

import numpy as np

from trueline.synthetic.extracts.chances import Chances
from trueline.synthetic.extracts.columns import BLANK, Columns, always, answers, blank_unless, days, named, words
from trueline.synthetic.extracts.people import RISK_WORDS, People, Tables

_HIGH = RISK_WORDS.index("HIGH")
#: Of those of low or medium risk a third is managed by a hub at some time, and half of these come back (S3:45; A).
_HUB, _BACK, _PREMISES, _MOVED = 0.33, 0.35, 0.25, 0.03
_BANDS, _OGRS = ("GREEN", "YELLOW", "BLUE", "RED"), ("LOW", "MEDIUM", "HIGH", "VERY_HIGH")
_BANDED, _BANDED_AGAIN = 0.95, 0.3


def list_local(chances: Chances, people: People) -> Tables:
    """The tables that only some providers have."""
    return {
        "hub_status": _list_hubs(chances, people),
        "banding": _list_bands(chances, people),
        "ap_residence": _list_premises(chances, people),
        "transfer": _list_transfers(chances, people),
    }


def _list_hubs(chances: Chances, people: People) -> Columns:
    begun = people.begun[people.risk[people.begun] < _HIGH]
    begun = begun[people.until[begun] - people.started[begun] > 60]
    who = begun[chances.happens("hub", len(begun), _HUB)]
    length = people.until[who] - people.started[who]
    moved = people.started[who] + chances.whole("hub from", len(who), 30, length - 5)
    back = (people.until[who] - moved > 40) & chances.happens("hub back", len(who), _BACK)
    left = np.flatnonzero(back)
    home = moved[left] + chances.whole("hub to", len(left), 20, people.until[who][left] - moved[left] - 5)
    to = np.full(len(who), BLANK)
    to[left] = home
    mode = chances.pick("hub for", len(who), {"A": 8, "B": 2})
    rows = np.concatenate([who, who[left]])
    return {
        "crn": named("Z", people.number[rows]),
        "event_id": named("E", people.number[rows]),
        "mode": words(np.concatenate([mode, np.full(len(left), 2)]), ("HUB", "UPW_ONLY_HUB", "LMC")),
        "from_date": days(np.concatenate([moved, home])),
        "to_date": days(np.concatenate([to, np.full(len(left), BLANK)])),
    }


def _list_bands(chances: Chances, people: People) -> Columns:
    """A band at the start, confirmed some weeks later, and for some another after a change."""
    begun = people.begun
    who = begun[chances.happens("banded", len(begun), _BANDED)]
    again = np.flatnonzero(chances.happens("banded again", len(who), _BANDED_AGAIN))
    rows = np.concatenate([who, who[again]])
    later = people.started[who][again] + chances.whole(
        "band on", len(again), 21, people.until[who][again] - people.started[who][again]
    )
    ogrs = np.searchsorted([50, 75, 90], people.ogrs[rows], side="right")
    risk = np.minimum(people.risk[rows], 3)
    motivation = chances.happens("motivated", len(rows), 0.5)
    # As the table of the report has it for most; one in ten is banded otherwise.
    band = np.where(risk >= _HIGH, 3, np.clip(ogrs + (~motivation & (risk > 0)), 0, 3))
    band = np.where(chances.happens("banded otherwise", len(rows), 0.1), (band + 1) % 4, band)
    return {
        "crn": named("Z", people.number[rows]),
        "event_id": named("E", people.number[rows]),
        "band": words(band, _BANDS),
        "stage": words(np.repeat([0, 1], [len(who), len(again)]), ("CONFIRMED", "REBAND")),
        "date": days(np.concatenate([people.started[who] + 14, later])),
        "ogrs_band": words(ogrs, _OGRS),
        "rosh_level": words(risk, RISK_WORDS),
        "motivation": words(motivation.astype(np.int64), ("LOW", "HIGH")),
    }


def _list_premises(chances: Chances, people: People) -> Columns:
    """A stay after release for a quarter of those of high risk, and for a few of lower risk."""
    likely = np.where(people.risk >= _HIGH, _PREMISES, 0.03)
    who = np.flatnonzero((people.released != BLANK) & chances.happens("premises", people.size, likely))
    size = len(who)
    out = people.released[who]
    asked = np.maximum(out - chances.whole("premises asked", size, 20, 90), people.sentenced[who] - 100)
    decided = np.minimum(asked + chances.whole("premises decided", size, 2, 12), out)
    accepted = chances.happens("premises accepted", size, 0.85)
    left = out + chances.whole("nights", size, 14, 100)
    return {
        "crn": named("Z", people.number[who]),
        "referral_date": days(asked),
        "decision_date": days(decided),
        "accepted": answers(accepted),
        "arrival_date": days(blank_unless(accepted, out)),
        "departure_date": days(blank_unless(accepted, left)),
        "ap_code": named("AP", people.staff[who] % 4),
        "ap_provider": words(chances.pick("whose premises", size, {"A": 85, "B": 15}), ("INVENTED", "OTHER")),
    }


def _list_transfers(chances: Chances, people: People) -> Columns:
    who = people.begun[chances.happens("transferred", len(people.begun), _MOVED)]
    size = len(who)
    asked = people.started[who] + chances.whole("transfer asked", size, 1, people.until[who] - people.started[who])
    decided = asked + 12
    is_decided = decided <= people.as_at
    status = np.where(is_decided, 1 + chances.pick("transfer says", size, {"A": 7, "B": 3}), 0)
    return {
        "transfer_id": named("TR", people.number[who]),
        "crn": named("Z", people.number[who]),
        "event_id": named("E", people.number[who]),
        "from_provider": always(size, "INVENTED"),
        "to_provider": always(size, "OTHER"),
        "requested_date": days(asked),
        "decided_date": days(blank_unless(is_decided, decided)),
        "status": words(status, ("REQUESTED", "ACCEPTED", "REJECTED")),
        "reason": words(chances.pick("transfer why", size, {"A": 6, "B": 4}), ("MOVE", "RISK_ESCALATION")),
    }
