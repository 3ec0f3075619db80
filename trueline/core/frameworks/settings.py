"""Which settings does an edition have, and why is each as it is?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from fractions import Fraction

from trueline.core.frameworks.bases import Basis, Setting, Text
from trueline.core.frameworks.editions import Edition

Path = tuple[str, ...]
Scalar = str | int | bool | Fraction | date | Text
#: What names an entry of a list, the first that it has.
_NAMES = ("id", "rating", "rule", "heading", "term", "percent", "words")


@dataclass(frozen=True)
class ListedSetting:
    """One value of an edition, ``path`` leading to it from the top down, and its basis. A list of plain values is one
    setting.
    """

    path: Path
    value: Scalar | tuple[Scalar, ...]
    basis: Basis

    def __str__(self) -> str:
        values = self.value if isinstance(self.value, tuple) else (self.value,)
        return ", ".join(_write(value) for value in values)


def list_settings(edition: Edition) -> tuple[ListedSetting, ...]:
    """Every setting of an edition in the order of its model, those that stand at their defaults too; what is not set is
    left out.
    """
    return tuple(_walk(edition, (), edition.basis))


def _walk(value: object, path: Path, basis: Basis) -> Iterator[ListedSetting]:
    if isinstance(value, Setting):
        yield from _walk(value.value, path, value.basis)
    elif (parts := _list_parts(value)) is not None:
        for name, part in parts:
            yield from _walk(part, (*path, name), getattr(value, "basis", basis))
    elif isinstance(value, Scalar | tuple) and value not in ("", ()):
        yield ListedSetting(path, value, basis)


def _list_parts(value: object) -> list[tuple[str, object]] | None:
    """The parts of a record, a mapping or a list of records, with their names; None for a plain value."""
    if isinstance(value, Mapping):
        return list(value.items())
    if is_dataclass(value) and not isinstance(value, Text):
        return [(part.name, getattr(value, part.name)) for part in fields(value) if part.name != "basis"]
    if isinstance(value, tuple) and value and not isinstance(value[0], Scalar):
        return list(zip(_name_entries(value), value, strict=True))
    return None


def _name_entries(entries: tuple[object, ...]) -> Iterator[str]:
    """What each entry of a list is known by, with its number where another has the same name."""
    seen: set[str] = set()
    for number, entry in enumerate(entries, start=1):
        held = next((getattr(entry, name) for name in _NAMES if hasattr(entry, name)), number)
        name = str(held[0] if isinstance(held, tuple) and held else held)
        yield name if name not in seen else f"{name} ({number})"
        seen.add(name)


def _write(value: Scalar) -> str:
    """A value as people read it: 87.5 and 0.8, but 100/3; a text in each of its languages."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Fraction):
        short = f"{float(value):g}"
        return short if Fraction(short) == value else str(value)
    if isinstance(value, Text):
        return " / ".join(filter(None, (value.en, value.cy)))
    return str(value)
