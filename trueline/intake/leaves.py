"""How is one scalar of a document read, and what says nothing where it cannot be?"""

import re
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Literal, get_args, get_origin

from trueline.core.frameworks import Basis, Setting, Text
from trueline.intake.documents import Node

#: Numbers as people write them, none so long that it could not be worked with.
_WHOLE, _NUMBER = r"[+-]?[0-9]{1,15}", r"[+-]?[0-9]{1,15}(\.[0-9]{1,15}|/[0-9]{1,15})?"

_NEUTRAL: Mapping[Any, Callable[[], Any]] = {
    str: str,
    int: int,
    bool: bool,
    Fraction: Fraction,
    date: lambda: date.min,
    Text: lambda: Text(""),
    Basis: lambda: Basis("A"),
    tuple: tuple,
    Mapping: dict,
}
#: What should stand where something else does, and what to do about it, by the type expected.
EXPECTED: Mapping[Any, tuple[str, str]] = {
    str: ("should be a text", "Write it as words, in quotes where it looks like a number"),
    int: ("should be a whole number", "Write it in digits"),
    bool: ("should be true or false", "Write one of the two"),
    Fraction: ("should be a number", "Write it as 80, 0.8 or 1/3"),
    date: ("should be a day", "Write it as 2018-04-01"),
    Text: ("should be a text", "Write the English, or “{en: …, cy: …}”"),
}


def is_required(part: Field[Any]) -> bool:
    """Whether a field must be given, because it has no default."""
    return part.default is MISSING and part.default_factory is MISSING


def make_neutral(kind: Any) -> Any:
    """A value of ``kind`` that says nothing, for what could not be read; None for what may be None."""
    origin = get_origin(kind) or kind
    if origin in _NEUTRAL:
        return _NEUTRAL[origin]()
    if origin is Literal:
        return get_args(kind)[0]
    if origin is Setting:
        return Setting(make_neutral(get_args(kind)[0]), Basis("A"))
    if isinstance(kind, type) and is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        return kind(**{part.name: make_neutral(hints[part.name]) for part in fields(kind) if is_required(part)})
    return None


def read_leaf(kind: Any, node: Node) -> Any:
    """A scalar, or a text, as a value of ``kind``; None when it is none."""
    return _READERS[kind](node)


def _read_text(node: Node) -> Text | None:
    if isinstance(node.value, str) and node.value.strip() and _is_printable(node.value):
        return Text(node.value.strip())
    languages = {key: part.value for key, part in node.entries()}
    english, welsh = languages.get("en"), languages.get("cy")
    if not isinstance(english, str) or not set(languages) <= {"en", "cy"} or not _is_printable(f"{english}{welsh}"):
        return None
    return Text(english, welsh if isinstance(welsh, str) else None)


def _is_printable(written: str) -> bool:
    """Whether a text can be shown: no control characters but line breaks and tabs, and no half of a character."""
    return not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]", written)


def _read_str(node: Node) -> str | None:
    is_word = isinstance(node.value, str | int | float | date) and not isinstance(node.value, bool)
    return node.written if is_word and node.written and _is_printable(node.written) else None


def _read_int(node: Node) -> int | None:
    is_whole = isinstance(node.value, int) and not isinstance(node.value, bool) and re.fullmatch(_WHOLE, node.written)
    return int(node.written) if is_whole else None


def _read_bool(node: Node) -> bool | None:
    return node.value if isinstance(node.value, bool) else None


def _read_fraction(node: Node) -> Fraction | None:
    # As written: 0.05 is then five hundredths, not the nearest binary fraction.
    try:
        return Fraction(node.written) if re.fullmatch(_NUMBER, node.written) else None
    except ZeroDivisionError:
        return None


def _read_date(node: Node) -> date | None:
    try:
        return date.fromisoformat(node.written)
    except ValueError:
        return None


_READERS: Mapping[Any, Callable[[Node], Any]] = {
    str: _read_str,
    int: _read_int,
    bool: _read_bool,
    Fraction: _read_fraction,
    date: _read_date,
    Text: _read_text,
}
