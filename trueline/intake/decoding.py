"""How does a document become the frozen types of the core, with every mistake named at its line?

The types are the schema: a key of a mapping is a field of a dataclass. Besides plain fields there are three forms: a
``Text`` may be its English alone; a ``Setting`` may be its bare value; a ``Basis`` is written as the two keys
``basis`` and ``source`` of the mapping it belongs to, and is inherited from the mapping around it where they are
missing, though never from another file.

Nothing is raised: what cannot be read is listed, and something neutral stands in its place, so that one reading finds
every mistake there is.
"""

import types
import typing
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from difflib import get_close_matches
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

from trueline.core.frameworks import Basis, Setting, Text
from trueline.core.frameworks.bases import KINDS
from trueline.core.problems import Problem
from trueline.intake.documents import Node
from trueline.intake.leaves import EXPECTED, is_required, make_neutral, read_leaf

T = TypeVar("T")
Path = tuple[str | int, ...]


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
        forms: Mapping[Any, Callable[[Any, Node, Basis | None, Path], Any]] = {
            Union: self._decode_optional,
            types.UnionType: self._decode_optional,
            tuple: self._decode_list,
            Mapping: self._decode_mapping,
            Literal: self._decode_choice,
            Setting: self._decode_setting,
        }
        is_record = is_dataclass(kind) and kind is not Text
        form = forms.get(get_origin(kind), self._decode_record if is_record else self._decode_leaf)
        return form(kind, node, basis, path)

    def _decode_optional(self, kind: Any, node: Node, basis: Basis | None, path: Path) -> Any:
        inner = [part for part in get_args(kind) if part is not type(None)]
        # Of several kinds of scalar, JSON has kept which one it is.
        return node.value if node.value is None or len(inner) > 1 else self._decode(inner[0], node, basis, path)

    def _tell(self, node: Node, what: str, remedy: str, value: object = "") -> None:
        told = "" if isinstance(value, dict | list) or value is None else str(value)
        self.problems.append(Problem(what, remedy, file=node.file, line=node.line, value=told))

    def _break(self, kind: Any, node: Node, path: Path, what: str, remedy: str) -> Any:
        """Tell that ``node`` could not be read, and give something neutral in its place."""
        self._tell(node, what, remedy, node.plain())
        self.broken.append(path)
        return make_neutral(kind)

    def _decode_list(self, kind: Any, node: Node, basis: Basis | None, path: Path) -> tuple[Any, ...]:
        if not isinstance(node.value, list):
            self._break(None, node, path, "should be a list", "Write each entry after a dash")
            return ()
        (inner, _) = get_args(kind)
        return tuple(
            self._decode(inner, part, _inherit(basis, node, part), (*path, i)) for i, part in enumerate(node.value)
        )

    def _decode_mapping(self, kind: Any, node: Node, basis: Basis | None, path: Path) -> dict[str, Any]:
        if not isinstance(node.value, dict):
            self._break(None, node, path, "should be a mapping", "Write it as “key: value” lines")
            return {}
        (_, inner) = get_args(kind)
        return {key: self._decode(inner, part, basis, (*path, key)) for key, part in node.entries()}

    def _decode_choice(self, kind: Any, node: Node, _basis: Basis | None, path: Path) -> Any:
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
            missing = self._break(
                inner, node, path, "a setting without its value", "Write it as “{is: value, basis: …}”"
            )
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
                part_basis = _inherit(own, node, entries[name])
                read[name] = self._decode(hints[name], entries[name], part_basis, (*path, name))
            elif is_required(part):
                self._tell(node, f"“{name}” is missing", f"Add “{name}:” here")
                self.broken.append((*path, name))
                read[name] = make_neutral(hints[name])
        return kind(**read)

    def _tell_unknown(self, entries: Mapping[str, Node], known: Iterable[str]) -> None:
        known = list(known)
        for key, node in entries.items():
            if key in known:
                continue
            near = get_close_matches(key, known, n=1)
            left = sorted(set(known) - set(entries))
            remedy = f"Did you mean “{near[0]}”?" if near else f"Also known here: {', '.join(left) or 'nothing'}"
            if node.value is None and " " in key:
                remedy = "A comma ends a text here: put the text before it in quotes"
            self._tell(node, "not a key known here", remedy, key)

    def _take_basis(self, entries: dict[str, Node], node: Node, above: Basis | None) -> Basis:
        """Take ``basis`` and ``source`` out of a mapping; what is missing comes from the mapping around it."""
        kind, source = entries.pop("basis", None), entries.pop("source", None)
        if kind is None and source is None:
            return self._need_basis(above, node)
        named = (
            self._decode_choice(Literal[tuple(KINDS)], kind, above, ()) if kind else self._need_basis(above, node).kind
        )
        cited = source.written if source else ""
        if named != "A" and not cited:
            self._tell(kind or node, "a basis without its source", "Add “source:” with the report and line, or use A")
        return Basis(named, cited)

    def _need_basis(self, basis: Basis | None, node: Node) -> Basis:
        if basis is None:
            self._tell(node, "no basis here nor in any mapping around", "Add “basis:” (S, D, P or A) and “source:”")
            return Basis("A")
        return basis

    def _decode_leaf(self, kind: Any, node: Node, _basis: Basis | None, path: Path) -> Any:
        value = read_leaf(kind, node)
        return self._break(kind, node, path, *EXPECTED[kind]) if value is None else value


def _inherit(basis: Basis | None, node: Node, part: Node) -> Basis | None:
    """The basis that a part inherits: each file states its own."""
    return basis if part.file == node.file else None
