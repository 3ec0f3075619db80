"""The flight of the cube method said plainly, in exact fractions: the slow twin of ``trueline.core.samples.flight``.

Entries come one at a time. Those under way and the one that comes are columns of a matrix of the rows in which they
count. Where the columns depend on each other there is a way to move all of them that changes no row: it goes forward or
back until a chance is 0 or 1. What is settled leaves. Nothing is kept from one step to the next but the chances.
"""

from collections.abc import Sequence
from fractions import Fraction


def fly_plainly(
    entries: Sequence[tuple[int, ...]], chances: Sequence[Fraction], numbers: Sequence[Fraction]
) -> list[Fraction]:
    """The chances after the flight, exact."""
    held = list(chances)
    under_way: list[int] = []
    for entry, number in enumerate(numbers):
        under_way.append(entry)
        way = find_way([entries[one] for one in under_way])
        if way is None:
            continue
        forward, back = find_room(held, under_way, way, 1), find_room(held, under_way, way, -1)
        # Forward as often as the way back is long, so that on average every chance stays what it is.
        step = forward if number * (forward + back) < back else -back
        for one, rate in zip(under_way, way, strict=True):
            held[one] += step * rate
        under_way = [one for one in under_way if 0 < held[one] < 1]
    return held


def find_room(held: Sequence[Fraction], under_way: Sequence[int], way: Sequence[Fraction], sign: int) -> Fraction:
    """How far all can go along the way before the first is at 0 or 1."""
    return min(
        ((1 if sign * rate > 0 else 0) - held[one]) / (sign * rate)
        for one, rate in zip(under_way, way, strict=True)
        if rate
    )


def find_way(columns: Sequence[tuple[int, ...]]) -> list[Fraction] | None:
    """How all move when the last moves by one and no row changes; None where the last cannot move. The columns before
    it do not depend on each other, so there is at most one way.
    """
    rows = sorted({row for column in columns for row in column})
    matrix = [[Fraction(row in column) for column in columns] for row in rows]
    pivots: list[tuple[int, int]] = []
    for place in range(len(columns) - 1):
        free = [number for number in range(len(rows)) if number not in {row for row, _ in pivots}]
        pivot = next((number for number in free if matrix[number][place]), None)
        if pivot is None:
            continue
        matrix[pivot] = [value / matrix[pivot][place] for value in matrix[pivot]]
        for number in range(len(rows)):
            if number != pivot and matrix[number][place]:
                factor = matrix[number][place]
                matrix[number] = [a - factor * b for a, b in zip(matrix[number], matrix[pivot], strict=True)]
        pivots.append((pivot, place))
    carried = {row for row, _ in pivots}
    if any(matrix[number][-1] for number in range(len(rows)) if number not in carried):
        return None
    way = [Fraction(0)] * (len(columns) - 1) + [Fraction(1)]
    for row, place in pivots:
        way[place] = -matrix[row][-1]
    return way
