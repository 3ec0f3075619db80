"""How do chances become decisions while every total stays as it is? By the flight of the cube method.

Every entry has a chance between 0 and 1 and counts in some rows. Entries come one at a time. While enough of them are
under way, there is a direction in which their chances can move together without changing the total of any row; the walk
goes forward or back along it until a chance reaches 0 or 1, and goes so that on average it stays where it is. So every
chance is kept, and at the end no more entries are undecided than there are rows (Deville & Tillé 2004; one entry a
step: Chauvet & Tillé 2006).

A row in which a single undecided entry is left cannot move it: both are put away at once, so that the tableau stays
small however many rows there are (Hasler & Tillé 2014).

The arithmetic is element by element, and no sum is left to a library, whose order of adding differs from processor to
processor: the same entries come out the same to the last bit everywhere.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import chain
from typing import Any

import numpy as np

#: The rows in which an entry counts.
Rows = tuple[int, ...]
Array = np.ndarray[Any, np.dtype[np.float64]]

#: Less than this is what rounding leaves of nothing.
_NOISE = 1e-9
_ROOM = 64


def fly(entries: Sequence[Rows], chances: Sequence[float], numbers: Sequence[float], rows: int) -> list[float]:
    """The chances after the flight, most of them 0 or 1. ``numbers`` between 0 and 1 decide each entry's step; ``rows``
    is how many rows there are.
    """
    tableau = _Tableau(entries, chances, rows)
    for entry, number in enumerate(numbers):
        tableau.enter(entry, number)
    return tableau.read()


class _Tableau:
    """The entries under way, one for each open row, and the inverse of the matrix of their rows.

    A row whose totals no entry under way can carry yet is carried by a stand-in, known by ``~row``, which never moves.
    """

    def __init__(self, entries: Sequence[Rows], chances: Sequence[float], rows: int) -> None:
        self.entries = entries
        self.chances = list(chances)
        self.coming = [0] * rows
        for row, number in Counter(chain.from_iterable(entries)).items():
            self.coming[row] = number
        self.under_way: list[set[int]] = [set() for _ in range(rows)]
        self.size = 0
        self.inverse: Array = np.zeros((_ROOM, _ROOM))
        self.held: Array = np.zeros(_ROOM)
        self.is_fixed = np.zeros(_ROOM, dtype=bool)
        self.carriers: list[int] = []
        self.places: dict[int, int] = {}
        self.rows: list[int] = []
        self.columns: dict[int, int] = {}

    def read(self) -> list[float]:
        """The chances as they are now."""
        for carrier, place in self.places.items():
            if carrier >= 0:
                self.chances[carrier] = _settle(float(self.held[place]))
        return self.chances

    def enter(self, entry: int, number: float) -> None:
        """Let an entry take its step, and put away what it left undecided."""
        counted = self.entries[entry]
        for row in counted:
            if row not in self.columns:
                self._open(row)
            self.coming[row] -= 1
        column = self._express(counted)
        weights = np.abs(column)
        leaves = self._find_fixed(weights)
        if leaves is None:
            leaves = self._walk(entry, column, weights, number)
        loose = counted
        if leaves is not None:
            loose = (*loose, *self._exchange(leaves, entry, column))
        self._close([row for row in loose if not self.coming[row]])

    def _open(self, row: int) -> None:
        place = self.size
        if place == len(self.held):
            self._make_room()
        self.inverse[place, : place + 1] = 0
        self.inverse[:place, place] = 0
        self.inverse[place, place] = 1
        self.size += 1
        self.rows.append(row)
        self.columns[row] = place
        self.carriers.append(~row)
        self._seat(~row, place, 0.0)

    def _make_room(self) -> None:
        more = len(self.held)
        self.inverse = np.pad(self.inverse, (0, more))
        self.held = np.pad(self.held, (0, more))
        self.is_fixed = np.pad(self.is_fixed, (0, more))

    def _seat(self, carrier: int, place: int, chance: float) -> None:
        self.carriers[place] = carrier
        self.places[carrier] = place
        self.held[place] = chance
        self.is_fixed[place] = carrier < 0

    def _express(self, counted: Rows) -> Array:
        """The rows of an entry in terms of the carriers."""
        columns = self.inverse[: self.size].T
        column: Array = columns[self.columns[counted[0]]].copy()
        for row in counted[1:]:
            column += columns[self.columns[row]]
        return column

    def _find_fixed(self, weights: Array) -> int | None:
        """The carrier that would have to move with the entry and cannot; of several, where the entry weighs most."""
        fixed = weights * self.is_fixed[: self.size]
        place = int(fixed.argmax())
        return place if fixed[place] > _NOISE else None

    def _walk(self, entry: int, column: Array, weights: Array, number: float) -> int | None:
        """Go forward or back to where the first chance reaches 0 or 1; the place of its carrier, None when it is the
        entry's own.
        """
        moving = (weights > _NOISE).nonzero()[0]
        held, rate, chance = self.held[moving], -column[moving], self.chances[entry]
        is_rising = rate > 0
        lacks = is_rising - held
        forward, first = _find_end(1 - chance, lacks / rate)
        back, last = _find_end(chance, (held - ~is_rising) / rate)
        # Forward as often as the way back is long: so the walk stays on average where it is.
        step, end = (forward, first) if number * (forward + back) < back else (-back, last)
        self.held[moving] = held + step * rate
        self.chances[entry] = _settle(chance + step)
        return None if end is None else int(moving[end])

    def _exchange(self, place: int, entry: int, column: Array) -> Rows:
        """The entry takes a carrier's place; the rows in which the carrier counted."""
        size, leaver = self.size, self.carriers[place]
        pivot = self.inverse[place, :size] / column[place]
        column[place] = 0
        touched = column.nonzero()[0]
        self.inverse[touched, :size] -= column[touched, None] * pivot
        self.inverse[place, :size] = pivot
        freed = self._unseat(leaver)
        self._seat(entry, place, self.chances[entry])
        for row in self.entries[entry]:
            self.under_way[row].add(entry)
        return freed

    def _unseat(self, carrier: int) -> Rows:
        """Take a carrier off its place; the rows in which an entry counted, none for a stand-in."""
        place = self.places.pop(carrier)
        if carrier < 0:
            return ()
        self.chances[carrier] = _settle(float(self.held[place]))
        for row in self.entries[carrier]:
            self.under_way[row].discard(carrier)
        return self.entries[carrier]

    def _close(self, rows: list[int]) -> None:
        """Put away every row in which at most one entry is under way, with that entry; nothing more comes to any of the
        rows.
        """
        while rows:
            row = rows.pop()
            if row not in self.columns or len(self.under_way[row]) > 1:
                continue
            entry = next(iter(self.under_way[row]), ~row)
            if entry >= 0 and ~row in self.places:
                # The stand-in carries the row, so the entry carries another: it stays, and does not move again.
                self.is_fixed[self.places[entry]] = True
                continue
            place = self.places[entry]
            rows.extend(row for row in self._unseat(entry) if not self.coming[row])
            self._remove(place, row)

    def _remove(self, place: int, row: int) -> None:
        """Take a place and a row out of the tableau; the last ones move into the gaps. What is left is the inverse of
        what is left, because nothing but what stood at the place carried the row.
        """
        last, column = self.size - 1, self.columns.pop(row)
        self.inverse[place, : self.size] = self.inverse[last, : self.size]
        self.inverse[: self.size, column] = self.inverse[: self.size, last]
        carrier, moved = self.carriers.pop(), self.rows.pop()
        if place != last:
            self.carriers[place], self.places[carrier] = carrier, place
            self.held[place], self.is_fixed[place] = self.held[last], self.is_fixed[last]
        if column != last:
            self.rows[column], self.columns[moved] = moved, column
        self.size = last


def _find_end(own: float, room: Array) -> tuple[float, int | None]:
    """How far a walk goes, and which of those moving ends it: the first of them, or None for the entry itself."""
    nearest = int(room.argmin())
    return (float(room[nearest]), nearest) if room[nearest] < own else (own, None)


def _settle(chance: float) -> float:
    """A chance as near to 0 or 1 as rounding leaves it is 0 or 1."""
    return 0.0 if chance < _NOISE else 1.0 if chance > 1 - _NOISE else chance
