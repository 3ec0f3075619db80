"""What was assessed of invented people: needs, scores, the risk of serious harm?"""

from dataclasses import dataclass

import numpy as np

from trueline.synthetic.extracts import shares
from trueline.synthetic.extracts.chances import Chances, Marks, Wholes
from trueline.synthetic.extracts.columns import (
    BLANK,
    Columns,
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
from trueline.synthetic.extracts.people import RISK_WORDS, People, Tables

_HIGH = RISK_WORDS.index("HIGH")
_PURPOSES = ("START_COMMUNITY", "START_CUSTODY", "REVIEW", "SIGNIFICANT_CHANGE")
_FLAGS = ("", "WEAPONS", "VIOLENCE", "ABUSE", "WEAPONS VIOLENCE", "VIOLENCE ABUSE", "WEAPONS VIOLENCE ABUSE")
_SOURCES = ("OFFENDER", "OFFENDER POLICE", "OFFENDER POLICE CHILDREN_SERVICES", "OFFENDER COURT")
#: Practice: assumptions (A) beside S2:447–457, S2:534–550 and S3:1290–1305.
_LAYER3, _SIGNED, _COUNTERSIGNED, _OWN_VIEW, _COPIED, _OVERRIDDEN = 0.75, 0.9, 0.5, 0.6, 0.3, 0.05
_SCREENED, _FULL = 0.93, 0.9
_BANDS = ("LOW", "MEDIUM", "HIGH", "VERY_HIGH")
_TOOLS = ("SARA", "ARMS", "PD_SCREEN")


@dataclass(frozen=True)
class Assessed:
    """Completed assessments: of whom, the first or a review, when, and the level of risk found."""

    who: Wholes
    round: Wholes
    made: Wholes
    number: Wholes
    level: Wholes
    copied: Marks


def invent_assessments(chances: Chances, people: People) -> Assessed:
    """A first assessment, for most a review, and where risk rose another level."""
    size = people.size
    begun = np.where(people.started == BLANK, people.sentenced, people.started)
    last = np.where(people.started == BLANK, people.as_at, people.until)
    first = chances.happens("assessed", size, shares.ASSESSED)
    review = first & chances.happens("reviewed", size, shares.REVIEWED) & (begun < last - 190)
    late = review & chances.happens("reviewed again", size, 0.4) & (begun < last - 340)
    rounds = [first, review, late]
    who = np.concatenate([np.flatnonzero(marks) for marks in rounds])
    round_ = np.repeat(np.arange(len(rounds)), [marks.sum() for marks in rounds])
    # Many a first assessment was made for the court, before the start.
    made = begun[who] + np.where(
        round_ == 0,
        chances.whole("first day", len(who), -20, 25),
        chances.whole("review day", len(who), 120, 185) + 150 * (round_ - 1),
    )
    is_whole = made <= people.as_at
    who, round_, made = who[is_whole], round_[is_whole], made[is_whole]
    rises = (round_ == 1) & chances.happens("level rises", len(who), shares.RISES)
    level = np.minimum(people.risk[who] + rises, len(RISK_WORDS) - 1)
    copied = (round_ == 1) & chances.happens("copied", len(who), _COPIED)
    return Assessed(who, round_, made, people.number[who] * 4 + round_, level, copied)


def list_assessments(chances: Chances, people: People, assessed: Assessed) -> Tables:
    """The tables on assessments."""
    who, size, made = assessed.who, len(assessed.who), assessed.made
    pk = named("AS", assessed.number)
    is_signed = chances.happens("signed", size, _SIGNED)
    is_counter = chances.happens("countersigned", size, np.where(assessed.level >= _HIGH, 0.8, _COUNTERSIGNED))
    counter = np.minimum(made + chances.whole("countersigned on", size, 0, 20), people.as_at)
    has_view = chances.happens("own view", size, _OWN_VIEW)
    similar = np.where(chances.happens("unchanged", size, 0.4), 0.97, 0.4 + chances.share("similar", size) / 2)
    purpose = np.where(
        assessed.round > 0, 2, (people.in_custody[who] & (people.started[who] == BLANK)).astype(np.int64)
    )
    return {
        "assessment": {
            "assessment_pk": pk,
            "crn": named("Z", people.number[who]),
            "event_id": named("E", people.number[who]),
            "assessment_type": words((~chances.happens("layer", size, _LAYER3)).astype(np.int64), ("LAYER3", "LAYER1")),
            "purpose": words(purpose, _PURPOSES),
            "initiation_date": days(made - 3),
            "date_completed": days(made),
            "status": words(is_signed.astype(np.int64), ("COMPLETE", "SIGNED")),
            "assessor_staff": named("N", people.staff[who]),
            "assessor_signed_date": days(blank_unless(is_signed, made)),
            "countersigner_staff": named("N", blank_unless(is_counter, people.staff[who] // 8 * 8)),
            "countersigned_date": days(blank_unless(is_counter, counter)),
            "saq_completed_date": days(blank_unless(has_view, made - 2)),
            "motivation_score": wholes(chances.whole("motivation", size, 0, 2)),
            "sources": words(chances.pick("sources", size, {"A": 3, "B": 4, "C": 1, "D": 2}), _SOURCES),
            "cloned_from_pk": named("AS", blank_unless(assessed.copied, assessed.number - 1)),
            "text_similarity": numbers(np.where(assessed.copied, np.round(similar, 2), np.nan)),
            "created_at": moments(made - 3),
        },
        "rosh": _list_risks(chances, people, assessed),
        "rosh_group": _list_groups(people, assessed),
        "assessment_need": _list_needs(chances, people, assessed),
        "predictor": _list_scores(chances, people, assessed),
        "specialist_assessment": _list_tools(chances, people),
    }


def _list_risks(chances: Chances, people: People, assessed: Assessed) -> Columns:
    who, level = assessed.who, assessed.level
    kept = np.flatnonzero(chances.happens("screened", len(who), _SCREENED))
    who, level, made = who[kept], level[kept], assessed.made[kept]
    size = len(kept)
    full = (level > 0) & chances.happens("full", size, _FULL)
    is_over = (level > 0) & ~full & chances.happens("overridden", size, _OVERRIDDEN)
    flags = np.where(people.is_domestic[who], np.where(people.offence[who] == 0, 5, 3), chances.pick("flags", size, {
        "none": 5, "weapons": 1, "violence": 3, "abuse": 0, "both": 1}))  # fmt: skip
    return {
        "assessment_pk": named("AS", assessed.number[kept]),
        "screening_date": days(made),
        "screening_flags": words(flags, _FLAGS),
        "full_required": answers(level > 0),
        "full_completed_date": days(blank_unless(full, made)),
        "override": answers(is_over),
        "override_reason": words(blank_unless(is_over, np.zeros(size, dtype=np.int64)), ("NO_NEW_INFORMATION",)),
        "overall_level": words(blank_unless(chances.happens("classified", size, 0.97), level), RISK_WORDS),
        **{
            f"{part}_len": wholes(blank_unless(full, _tell_length(chances, part, size, 0.05, 400)))
            for part in ("who", "nature", "imminence")
        },
    }


def _tell_length(chances: Chances, part: str, size: int, empty: float, most: int) -> Wholes:
    return np.where(chances.happens(f"no {part}", size, empty), 0, chances.whole(part, size, 20, most))


def _list_groups(people: People, assessed: Assessed) -> Columns:
    """The level towards children and the public, of which the higher is that of the whole for nearly everyone."""
    size = len(assessed.who)
    children = np.where(people.has_child[assessed.who], np.maximum(assessed.level, 1), 0)
    adult = np.where(people.is_domestic[assessed.who], assessed.level, 0)
    return {
        "assessment_pk": named("AS", np.repeat(assessed.number, 3)),
        "group": words(np.tile(np.arange(3), size), ("CHILDREN", "PUBLIC", "KNOWN_ADULT")),
        "setting": always(size * 3, "COMMUNITY"),
        "level": words(np.stack([children, assessed.level, adult], axis=1).ravel(), RISK_WORDS),
    }


def _list_needs(chances: Chances, people: People, assessed: Assessed) -> Columns:
    """What a person needs stays with the person; a review finds it the same, worse, or less."""
    sections = len(shares.NEEDS)
    of = np.repeat(np.arange(len(assessed.who)), sections)
    need = np.tile(np.arange(sections), len(assessed.who))
    own = chances.share("need", people.size * sections).reshape(people.size, sections)[assessed.who].ravel()
    linked = own < np.array(list(shares.NEEDS.values()))[need]
    # A quarter change from one assessment to the next; a copy changes nothing.
    step = np.where(chances.happens("need changed", len(of), 0.25), chances.whole("by", len(of), -2, 1), 0)
    is_kept = assessed.copied[of] | (assessed.round[of] == 0)
    score = np.clip(np.where(linked, 4 + np.floor(own * 5).astype(np.int64), 1) + np.where(is_kept, 0, step), 0, 9)
    severe = linked & (score >= 6)
    return {
        "assessment_pk": named("AS", assessed.number[of]),
        "section_code": words(need, shares.NEEDS),
        "score": wholes(score),
        "severity": words(linked.astype(np.int64) + severe, ("NO_NEED", "STANDARD", "SEVERE")),
        "linked_to_harm": answers(linked & (assessed.level[of] >= _HIGH) & (need % 2 == 1)),
        "linked_to_reoffending": answers(linked),
        "strength": answers(~linked & (score == 0)),
    }  # fmt: skip


def _list_scores(chances: Chances, people: People, assessed: Assessed) -> Columns:
    who = np.tile(assessed.who, 2)
    name = np.repeat([0, 1], len(assessed.who))
    rsr = np.round(chances.share("rsr", people.size) ** 2 * 9, 2)[who]
    score = np.where(name == 0, people.ogrs[who], rsr)
    band = np.where(
        name == 0, np.searchsorted([50, 75, 90], people.ogrs[who], side="right"), np.searchsorted([3, 6.9], rsr)
    )
    return {
        "crn": named("Z", people.number[who]),
        "event_id": named("E", people.number[who]),
        "assessment_pk": named("AS", np.tile(assessed.number, 2)),
        "name": words(name, ("OGRS3", "RSR")),
        "score_1yr": numbers(np.round(score * 0.65, 2)),
        "score_2yr": numbers(score.astype(np.float64)),
        "band": words(band, _BANDS),
        "calculated_date": days(np.tile(assessed.made, 2)),
        "static_or_dynamic": words(name, ("STATIC", "DYNAMIC")),
    }


def _list_tools(chances: Chances, people: People) -> Columns:
    begun = np.where(people.started == BLANK, people.sentenced, people.started)
    kinds = [
        people.is_domestic & chances.happens("tool", people.size, 0.55),
        people.is_sexual & chances.happens("arms", people.size, 0.6),
        (people.risk >= _HIGH) & chances.happens("personality", people.size, 0.5),
    ]
    who = np.concatenate([np.flatnonzero(marks) for marks in kinds])
    kind = np.repeat(np.arange(len(kinds)), [marks.sum() for marks in kinds])
    return {
        "crn": named("Z", people.number[who]),
        "tool": words(kind, _TOOLS),
        "completed_date": days(np.minimum(begun[who] + chances.whole("tool day", len(who), 0, 60), people.as_at)),
        "result": words(chances.pick("tool says", len(who), {"A": 3, "B": 4, "C": 3}), ("LOW", "MEDIUM", "HIGH")),
    }
