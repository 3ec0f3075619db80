"""Who should do what, and what does that rest on?"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Recommendation:
    """``addressee`` should do what ``text`` says; ``cites`` are the figures or evidence it rests on."""

    number: int
    addressee: str
    text: str
    cites: tuple[str, ...]


def group_by_addressee(recommendations: tuple[Recommendation, ...]) -> dict[str, tuple[Recommendation, ...]]:
    """The recommendations under each addressee, both in the order of their numbers."""
    ordered = sorted(recommendations, key=lambda one: one.number)
    return {
        addressee: tuple(one for one in ordered if one.addressee == addressee)
        for addressee in dict.fromkeys(one.addressee for one in ordered)
    }
