"""How does a document become the frozen types of the core, with every mistake named at its line?

The types are the schema: a key of a mapping is a field of a dataclass. Besides plain fields there are three forms:
a ``Text`` may be its English alone; a ``Setting`` may be its bare value; a ``Basis`` is written as the two keys ``basis``
and ``source`` of the mapping it belongs to, and is inherited from the mapping around it where they are missing.

Nothing is raised: what cannot be read is listed, and something neutral stands in its place, so that one reading finds
every mistake there is.
"""

import types
import typing
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from difflib import get_close_matches
from fractions import Fraction
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

from trueline.core.frameworks import Basis, Setting, Text
from trueline.core.frameworks.bases import KINDS
from trueline.core.problems import Problem
from trueline.intake.documents import Node

T = TypeVar("T")
Path = tuple[str | int, ...]

_NEUTRAL: Mapping[Any, Any] = {str: "", int: 0, bool: False, Fraction: Fraction(0), date: date.min, Text: Text("")}
_EXPECTED: Mapping[Any, tuple[str, str]] = {
    str: ("should be a text", "Write it as words, in quotes where it looks like a number"),
    int: ("should be a whole number", "Write it in digits"),
    bool: ("should be true or false", "Write one of the two"),
    Fraction: ("should be a number", "Write it as 80, 0.8 or 1/3"),
    date: ("should be a day", "Write it as 2018-04-01"),
    Text: ("should be a text", "Write the English, or “{en: …, cy: …}”"),
}


class Decoder:
    """Decodes nodes. ``problems`` are the mistakes met; ``places`` has the file and line of every path read; ``broken``
    holds the paths at which something neutral stands for what could not be read.
    """

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.places: dict[Path, tuple[str, int]] = {}
        self.broken: list[Path] = []

    def decode(self, kind: type[T], node: Node, basis: Basis | None = None, path: Path = ()) -> T:
        """``node`` as a value of ``kind``. ``basis`` is that of the mapping around it."""
        value: T = self._decode(kind, node, basis, path)
        return value

    def _decode(self, kind: Any, node: Node, basis: Basis | None, path: Path) -> Any:
        self.places[path] = (node.file, node.line)
        origin = get_origin(kind)
        if origin in (Union, types.UnionType):
            inner = [part for part in get_args(kind) if part is not type(None)]
            # Of several kinds of scalar, JSON has kept which one it is.
            return node.value if node.value is None or len(inner) > 1 else self._decode(inner[0], node, basis, path)
        if origin is tuple:
            return self._decode_list(get_args(kind)[0], node, basis, path)
        if origin is Mapping:
            return self._decode_mapping(get_args(kind)[1], node, basis, path)
        if origin is Literal:
            return self._decode_choice(kind, node, path)
        if origin is Setting:
            return self._decode_setting(kind, node, basis, path)
        if is_dataclass(kind) and kind is not Text:
            return self._decode_record(kind, node, basis, path)
        return self._decode_leaf(kind, node, path)

    def _tell(self, node: Node, what: str, remedy: str, value: object = "") -> None:
        told = "" if isinstance(value, dict | list) or value is None else str(value)
        self.problems.append(Problem(what, remedy, file=node.file, line=node.line, value=told))

    def _break(self, kind: Any, node: Node, path: Path, what: str, remedy: str) -> Any:
        """Tell that ``node`` could not be read, and give something neutral in its place."""
        self._tell(node, what, remedy, node.plain())
        self.broken.append(path)
        return _neutral(kind)

    def _decode_list(self, kind: Any, node: Node, basis: Basis | None, path: Path) -> tuple[Any, ...]:
        if not isinstance(node.value, list):
            self._break(None, node, path, "should be a list", "Write each entry after a dash")
            return ()
        return tuple(self._decode(kind, part, basis, (*path, i)) for i, part in enumerate(node.value))

    def _decode_mapping(self, kind: Any, node: Node, basis: Basis | None, path: Path) -> dict[str, Any]:
        if not isinstance(node.value, dict):
            self._break(None, node, path, "should be a mapping", "Write it as “key: value” lines")
            return {}
        return {key: self._decode(kind, part, basis, (*path, key)) for key, part in node.entries()}

    def _decode_choice(self, kind: Any, node: Node, path: Path) -> Any:
        if node.value in get_args(kind):
            return node.value
        known = ", ".join(get_args(kind))
        return self._break(kind, node, path, "not one of the words known here", f"Use one of: {known}")

    def _decode_setting(self, kind: Any, node: Node, basis: Basis | None, path: Path) -> Setting[Any]:
        (inner,) = get_args(kind)
        if not isinstance(node.value, dict):
            return Setting(self._decode(inner, node, basis, path), self._need_basis(basis, node))
        entries = dict(node.entries())
        own = self._take_basis(entries, node, basis)
        self._tell_unknown(entries, ["is"])
        if "is" not in entries:
            missing = self._break(inner, node, path, "a setting without its value", "Write it as “{is: value, basis: …}”")
            return Setting(missing, own)
        return Setting(self._decode(inner, entries["is"], own, path), own)

    def _decode_record(self, kind: Any, node: Node, basis: Basis | None, path: Path) -> Any:
        if not isinstance(node.value, dict):
            return self._break(kind, node, path, "should be a mapping", "Write it as “key: value” lines")
        entries = dict(node.entries())
        hints = typing.get_type_hints(kind)
        read: dict[str, Any] = {}
        own = basis
        if hints.get("basis") is Basis:
            own = read["basis"] = self._take_basis(entries, node, basis)
        parts = {part.name: part for part in fields(kind) if hints[part.name] is not Basis}
        self._tell_unknown(entries, parts)
        for name, part in parts.items():
            if name in entries:
                read[name] = self._decode(hints[name], entries[name], own, (*path, name))
            elif _is_required(part):
                self._tell(node, f"“{name}” is missing", f"Add “{name}:” here")
                self.broken.append((*path, name))
                read[name] = _neutral(hints[name])
        return kind(**read)

    def _tell_unknown(self, entries: Mapping[str, Node], known: Iterable[str]) -> None:
        known = list(known)
        for key in set(entries) - set(known):
            near = get_close_matches(key, known, n=1)
            remedy = f"Did you mean “{near[0]}”?" if near else f"Known here: {', '.join(sorted(known))}"
            self._tell(entries[key], "not a key known here", remedy, key)

    def _take_basis(self, entries: dict[str, Node], node: Node, above: Basis | None) -> Basis:
        """Take ``basis`` and ``source`` out of a mapping; what is missing comes from the mapping around it."""
        kind, source = entries.pop("basis", None), entries.pop("source", None)
        if kind is None and source is None:
            return self._need_basis(above, node)
        named = self._decode_choice(Literal[tuple(KINDS)], kind, ()) if kind else self._need_basis(above, node).kind
        cited = source.written if source else ""
        if named != "A" and not cited:
            self._tell(kind or node, "a basis without its source", "Add “source:” with the report and line, or use A")
        return Basis(named, cited)

    def _need_basis(self, basis: Basis | None, node: Node) -> Basis:
        if basis is None:
            self._tell(node, "no basis here nor in any mapping around", "Add “basis:” (S, D, P or A) and “source:”")
            return Basis("A")
        return basis

    def _decode_leaf(self, kind: Any, node: Node, path: Path) -> Any:
        value = _READERS[kind](node)
        return self._break(kind, node, path, *_EXPECTED[kind]) if value is None else value


def _is_required(part: Field[Any]) -> bool:
    return part.default is MISSING and part.default_factory is MISSING


def _neutral(kind: Any) -> Any:
    """A value of ``kind`` that says nothing, for what could not be read."""
    origin = get_origin(kind)
    if origin is tuple:
        return ()
    if origin is Mapping:
        return {}
    if origin is Literal:
        return get_args(kind)[0]
    if origin is Setting:
        return Setting(_neutral(get_args(kind)[0]), Basis("A"))
    if kind is Basis:
        return Basis("A")
    if is_dataclass(kind) and kind is not Text:
        hints = typing.get_type_hints(kind)
        return kind(**{part.name: _neutral(hints[part.name]) for part in fields(kind) if _is_required(part)})
    return _NEUTRAL.get(kind)


def _read_text(node: Node) -> Text | None:
    if isinstance(node.value, str) and node.value.strip():
        return Text(node.value.strip())
    languages = {key: part.value for key, part in node.entries()}
    english, welsh = languages.get("en"), languages.get("cy")
    if not isinstance(english, str) or not set(languages) <= {"en", "cy"}:
        return None
    return Text(english, welsh if isinstance(welsh, str) else None)


def _read_str(node: Node) -> str | None:
    is_word = isinstance(node.value, str | int | float | date) and not isinstance(node.value, bool)
    return node.written if is_word and node.written else None


def _read_int(node: Node) -> int | None:
    return node.value if isinstance(node.value, int) and not isinstance(node.value, bool) else None


def _read_bool(node: Node) -> bool | None:
    return node.value if isinstance(node.value, bool) else None


def _read_fraction(node: Node) -> Fraction | None:
    try:
        # As written: 0.05 is then five hundredths, not the nearest binary fraction.
        return Fraction(node.written)
    except (ValueError, ZeroDivisionError):
        return None


def _read_date(node: Node) -> date | None:
    try:
        return date.fromisoformat(node.written)
    except ValueError:
        return None


_READERS: Mapping[Any, typing.Callable[[Node], Any]] = {
    str: _read_str,
    int: _read_int,
    bool: _read_bool,
    Fraction: _read_fraction,
    date: _read_date,
    Text: _read_text,
}
