"""Do the words and numbers of a text agree with its figures and with each other? The checker warns, it never blocks."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from trueline.core.frameworks import Edition
from trueline.core.reasons import Reason, Value
from trueline.core.wording.claims import Claim, find_claims

#: “90 cases, 60 of which were … and 30 of which were …”
_TOTAL = re.compile(
    r"(?<![0-9])(?P<total>[0-9]{1,9})\b[^.;]{0,200}?[,:]\s?"
    r"(?P<parts>[0-9]{1,9} of (?:which|whom|these|them)\b[^.;]{0,500})",
    re.IGNORECASE,
)
_PART = re.compile(r"\b([0-9]{1,9}) of (?:which|whom|these|them)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Remark:
    """Something to look at in a text: the words at ``line``, and why."""

    line: int
    words: str
    reason: Reason


@dataclass(frozen=True)
class CheckedText:
    """The claims found in a text and what there is to remark on them."""

    claims: tuple[Claim, ...]
    remarks: tuple[Remark, ...]


def check_text(edition: Edition, text: str, percents: Mapping[str, int]) -> CheckedText:
    """Hold a text against printed percentages by id: phrases with no figure behind them or outside their range, numbers
    that differ from their figure or from each other, and totals that do not add up.
    """
    claims = find_claims(edition, text)
    tolerance = edition.wording.tolerance.value
    remarks = [remark for claim in claims if (remark := _check_claim(claim, percents, tolerance))]
    remarks += [*_find_differences(claims), *_check_totals(text)]
    return CheckedText(claims, tuple(sorted(remarks, key=lambda remark: remark.line)))


def _check_claim(claim: Claim, percents: Mapping[str, int], tolerance: int) -> Remark | None:
    if claim.about is not None:
        return _check_reference(claim, claim.about, percents, tolerance)
    near = {
        id_: percent
        for id_, percent in percents.items()
        if claim.section and (id_ == claim.section or id_.startswith(f"{claim.section}."))
    }
    if not near:
        return Remark(claim.line, claim.words, Reason("claim.no-figure", {"section": claim.section or "this text"}))
    # Without a reference nobody says whether work done or work missing is meant, so either may fit.
    if any(claim.fits(spoken, tolerance) for percent in near.values() for spoken in (percent, 100 - percent)):
        return None
    told = ", ".join(f"{id_} {percent}%" for id_, percent in near.items())
    return Remark(claim.line, claim.words, Reason("claim.none-fits", {"section": claim.section or "", "figures": told}))


def _check_reference(claim: Claim, about: str, percents: Mapping[str, int], tolerance: int) -> Remark | None:
    percent = percents.get(about)
    if percent is None:
        return Remark(claim.line, claim.words, Reason("claim.unknown", {"figure": about}))
    if claim.fits(percent, tolerance):
        return None
    spoken = 100 - percent if claim.is_shortfall else percent
    figures: dict[str, Value] = {
        "figure": about,
        "percent": spoken,
        "low": round(claim.lowest),
        "high": round(claim.highest),
    }
    outside = "claim.outside" if round(claim.lowest) < round(claim.highest) else "claim.outside-one"
    code = outside if claim.kind == "words" else "claim.differs"
    return Remark(claim.line, claim.words, Reason(code, figures))


def _find_differences(claims: tuple[Claim, ...]) -> Iterator[Remark]:
    """Numbers that speak of one figure and are not the same, at each place after the first."""
    first: dict[tuple[str, bool], Claim] = {}
    for claim in claims:
        if claim.about is None or claim.kind == "words":
            continue
        earlier = first.setdefault((claim.about, claim.is_shortfall), claim)
        if earlier.lowest != claim.lowest:
            figures: dict[str, Value] = {"figure": claim.about, "earlier": earlier.words, "line": earlier.line}
            yield Remark(claim.line, claim.words, Reason("claim.two-numbers", figures))


def _check_totals(text: str) -> Iterator[Remark]:
    for number, line in enumerate(text.splitlines(), start=1):
        for match in _TOTAL.finditer(line):
            parts = [int(part) for part in _PART.findall(match["parts"])]
            if len(parts) > 1 and sum(parts) != int(match["total"]):
                figures = {"total": int(match["total"]), "sum": sum(parts)}
                yield Remark(number, match[0], Reason("claim.total", figures))
