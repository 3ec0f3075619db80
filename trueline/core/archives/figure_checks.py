"""Do the published figures agree with each other: sums, restatements, words beside numbers?"""

from collections.abc import Iterator
from fractions import Fraction

from trueline.core.archives.checks import Check, Kind, judge, note
from trueline.core.archives.publications import Publication, PublishedFigure, Relation
from trueline.core.estimates import print_percent
from trueline.core.frameworks import WordingRules
from trueline.core.reasons import Reason
from trueline.core.wording import find_form, write_number

Range = tuple[Fraction, Fraction]

#: “Over” and “almost” keep within this share of the number they round.
_ROUND = Fraction(1, 10)

#: What the topic of a finding is called when it is its whole key question told again.
_WHOLE = "whole key question"


def check_sums(publication: Publication) -> Iterator[Check]:
    """Printed parts against their printed total."""
    for one in publication.sums:
        summed = sum(one.parts, Fraction(0))
        told = f"{' + '.join(write_number(part) for part in one.parts)} = {write_number(summed)}"
        yield judge(
            "sum",
            one.what,
            write_number(one.total),
            told,
            one.line,
            agrees=summed == one.total,
            likely=note(one.noted),
            figures=1 + len(one.parts),
        )


def check_restatements(publication: Publication) -> Iterator[Check]:
    """Figures printed twice."""
    for one in publication.restatements:
        yield judge(
            "restatement",
            one.what,
            write_number(one.first),
            write_number(one.again),
            one.line,
            agrees=one.first == one.again,
            figures=2,
        )


def check_key_question_words(publication: Publication, wording: WordingRules) -> Iterator[Check]:
    """Key questions told again in the chapters, in numbers or in words, against their figure in the annex."""
    for figure in publication.figures:
        percent = publication.percents.get(figure.ref)
        told = read_range(figure, wording)
        if figure.topic != _WHOLE or percent is None or told is None:
            continue
        printed = figure.words or f"{write_number(told[0])}%"
        what = f"key question {figure.ref} in “{figure.where}”"
        ranges = [told, (Fraction(percent), Fraction(percent))]
        slack = wording.tolerance.value if figure.words else 0
        yield _judge_ranges("wording", what, printed, ranges, figure.line, slack)


def check_relations(publication: Publication, wording: WordingRules) -> Iterator[Check]:
    """The relations that the publication's archive names."""
    for relation in publication.relations:
        figures = [publication.named[name] for name in relation.figures]
        if relation.kind == "about":
            yield _check_about(relation, *figures)
            continue
        told = " · ".join(_tell(figure) for figure in figures)
        read = [read_range(figure, wording) for figure in figures]
        ranges = [found for found in read if found]
        if len(ranges) < len(read):
            what = "a figure here is no percentage"
            likely = note(relation.noted)
            yield judge(
                "relation",
                relation.id,
                told,
                what,
                figures[0].line,
                agrees=False,
                likely=likely,
                figures=len(figures),
            )
            continue
        if relation.kind == "share":
            ranges.append(_work_out_share(publication, relation))
        slack = wording.tolerance.value if any(figure.words for figure in figures) else 0
        yield _judge_ranges("relation", relation.id, told, ranges, figures[0].line, slack, relation.noted)


def read_range(figure: PublishedFigure, wording: WordingRules) -> Range | None:
    """The whole percentages that a figure may stand for, of the work that *was* done; None when it is no percentage."""
    if figure.quantifier:
        form = find_form(wording, figure.quantifier)
        found = (form.lowest, form.highest) if form else None
    elif figure.percent is not None:
        found = (Fraction(figure.percent), Fraction(figure.percent))
    elif figure.unit == "percent" and figure.value is not None:
        found = (figure.value, figure.value)
    elif figure.of and figure.value is not None:
        share = Fraction(print_percent(figure.value / figure.of))
        found = (share, share)
    else:
        words = find_form(wording, figure.words)
        found = (words.lowest, words.highest) if words else None
    if found and figure.is_shortfall:
        return 100 - found[1], 100 - found[0]
    return found


def _judge_ranges(
    kind: Kind, what: str, told: str, ranges: list[Range], line: int, slack: int, noted: str = ""
) -> Check:
    """Ranges agree when some percentage lies in all of them. Where words stand among them, ``slack`` points apart is
    what words leave open.
    """
    low, high = max(low for low, _ in ranges), min(high for _, high in ranges)
    shown = " and ".join(write_number(a) if a == b else f"{write_number(a)} to {write_number(b)}" for a, b in ranges)
    likely = note(noted)
    if likely is None and low - high <= slack:
        likely = Reason("archive.loose-words", {"points": write_number(low - high)})
    return judge(kind, what, told, f"{shown}%", line, agrees=low <= high, likely=likely, figures=len(ranges))


def _tell(figure: PublishedFigure) -> str:
    number = write_number(figure.value) if figure.value is not None else ""
    told = figure.words or (
        f"{number}%" if figure.unit == "percent" else f"{number} of {figure.of}" if figure.of else number
    )
    return f"{told} not" if figure.is_shortfall else told


def _work_out_share(publication: Publication, relation: Relation) -> Range:
    parts = [publication.named[name] for name in relation.part]
    part = sum((figure.value or Fraction(0) for figure in parts), Fraction(0))
    whole = publication.named[relation.whole].value or Fraction(1)
    share = Fraction(print_percent(part / whole))
    is_shortfall = all(figure.is_shortfall for figure in parts)
    return (100 - share, 100 - share) if is_shortfall else (share, share)


def _check_about(relation: Relation, rounded: PublishedFigure, exact: PublishedFigure) -> Check:
    """“Over 17,500” must not lie above the exact number, “almost 19,000” not below it, and neither far from it."""
    told, true = rounded.value or Fraction(0), exact.value or Fraction(0)
    is_near = abs(told - true) <= _ROUND * true
    agrees = {"over": told <= true and is_near, "almost": told >= true and is_near}.get(rounded.qualifier, told == true)
    printed = f"{rounded.qualifier} {write_number(told)}"
    likely = note(relation.noted)
    return judge(
        "relation", relation.id, printed, write_number(true), rounded.line, agrees=agrees, likely=likely, figures=2
    )
