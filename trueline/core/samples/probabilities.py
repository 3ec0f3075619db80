"""With what probability is each case drawn? Equal, unless a minimum or an officer's cap makes that impossible."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

#: A category that has a minimum: its heading and its name.
Category = tuple[str, str]


@dataclass(frozen=True)
class Alike:
    """Cases with the same officer, of the same ``unit`` (the finest margin of which an officer has one
    category), with the same categories
    that have a minimum; ``is_kept`` when they are drawn already.
    """

    officer: str
    unit: str
    categories: frozenset[Category]
    is_kept: bool = False


Chances = Mapping[Alike, Fraction]


@dataclass(frozen=True)
class Wanted:
    """What the chances must add up to: ``size`` in all, at least each of ``minimums`` in its category, at most ``cap``
    for an officer (who must have a name). ``counts`` are the cases that are alike, ``due`` what the chances of
    each unit’s cases add up to without the cap.
    """

    counts: Mapping[Alike, int]
    size: int
    minimums: Mapping[Category, int]
    cap: int | None = None
    due: Mapping[str, Fraction] = field(default_factory=dict)

    @cached_property
    def officers(self) -> Mapping[str, list[Alike]]:
        """The cases of each officer who has a name."""
        found: dict[str, list[Alike]] = {}
        for one in self.counts:
            if one.officer:
                found.setdefault(one.officer, []).append(one)
        return found

    def list_members(self, name: Category) -> list[Alike]:
        """Which cases are in a category."""
        return [one for one in self.counts if name in one.categories]

    def add_up(self, chances: Chances, members: Iterable[Alike]) -> Fraction:
        """The sum of the chances of the cases that are alike to one of the members."""
        return add_up((chances[one], self.counts[one]) for one in members)


def add_up(chances: Iterable[tuple[Fraction, int]]) -> Fraction:
    """The sum of chances, each as often as it is there. Few are unlike, so most of the sum is of whole numbers."""
    counts: dict[tuple[int, int], int] = {}
    for chance, count in chances:
        parts = chance.as_integer_ratio()
        counts[parts] = counts.get(parts, 0) + count
    first, *others = (Fraction(over * count, under) for (over, under), count in counts.items() or [((0, 1), 0)])
    return sum(others, first)


def share_chances(wanted: Wanted) -> Chances:
    """The probability of the cases of each kind, adding up to the size.

    All are equal where they can be. The cases of an officer whose chances would add up to more than the cap share the
    cap equally, and what they lose goes to the other cases of their unit, so that its share stays as it is; those of a
    category that would fall short of its minimum share the minimum equally; the others share the remainder equally.
    Where that asks for more than there is, minimums and cap give way and all are equal.
    """
    short: tuple[Category, ...] = ()
    while (chances := _cap_officers(wanted, short)) is not None:
        below = [
            name
            for name, least in wanted.minimums.items()
            if name not in short and wanted.add_up(chances, wanted.list_members(name)) < least
        ]
        if not below:
            return chances
        short = (*short, below[0])
    return _share(Wanted(wanted.counts, wanted.size, {}), (), frozenset()) or {}


def _cap_officers(wanted: Wanted, short: tuple[Category, ...]) -> Chances | None:
    """The chances with every officer above the cap held to it; None where they cannot be shared so."""
    capped: frozenset[str] = frozenset()
    while (chances := _share(wanted, short, capped)) is not None:
        over = {name for name in wanted.officers if wanted.add_up(chances, wanted.officers[name]) > (wanted.cap or 0)}
        if wanted.cap is None or over <= capped:
            return chances
        capped |= over
    return None


def _share(wanted: Wanted, short: tuple[Category, ...], capped: frozenset[str]) -> Chances | None:
    """Each officer at the cap, each category at its minimum, each unit with such an officer at its share, and the rest
    shares what is left. A unit that cannot keep its share takes part in the rest.
    """
    officers = [wanted.officers[officer] for officer in sorted(capped)]
    units = sorted({one.unit for members in officers for one in members})
    claims: list[tuple[int | Fraction, list[Alike], bool]] = [(wanted.cap or 0, members, True) for members in officers]
    for name in short:
        members = wanted.list_members(name)
        held = sum(wanted.counts[one] for one in members)
        claims.append((min(wanted.minimums[name], held), members, True))
    claims += [(wanted.due[unit], [one for one in wanted.counts if one.unit == unit], False) for unit in units]
    chances: dict[Alike, Fraction] = {one: Fraction(1) for one in wanted.counts if one.is_kept}
    for amount, members, is_firm in (*claims, (wanted.size, list(wanted.counts), True)):
        left = amount - wanted.add_up(chances, [one for one in members if one in chances])
        open_ = [one for one in members if one not in chances]
        cases = sum(wanted.counts[one] for one in open_)
        if 0 <= left <= cases:
            chances |= dict.fromkeys(open_, left / cases if cases else Fraction(0))
        elif is_firm:
            return None
    return chances
