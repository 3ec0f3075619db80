"""What does a YAML or JSON document say, and on which line does it say it?"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.constructor import ConstructorError, SafeConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode
from ruamel.yaml.nodes import Node as YamlNode

from trueline.core.problems import Problem, Refused

#: No number here is larger.
_LARGEST = 10**15
_REMEDY = "Correct the line; a text with a colon, a comma or a quotation mark in it may need quotes around it"


@dataclass(frozen=True)
class Node:
    """A part of a document and the place where it stands. ``value`` is a scalar, a list of nodes, or a dict of nodes;
    ``written`` is a scalar as it was typed, so that the id 1.10 does not become the number 1.1.
    """

    value: object
    file: str
    line: int
    written: str = ""

    def entries(self) -> Iterator[tuple[str, "Node"]]:
        """The keys and nodes of a mapping; none for anything else."""
        if isinstance(self.value, dict):
            yield from self.value.items()

    def plain(self) -> object:
        """The value without its places."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value


def read_yaml(path: Path, name: str | None = None) -> Node:
    """Read one YAML 1.2 file (``yes`` stays a word). Refused with the line when it is not YAML, or says a key twice."""
    file = name or path.name
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise Refused(Problem("not UTF-8 text", "Save the file as UTF-8", file=file)) from None
    return read_yaml_text(text, file)


# Whoever writes an edition checks it after every step, and changes one file of many.
@lru_cache(maxsize=256)
def read_yaml_text(text: str, file: str) -> Node:
    """A YAML text as nodes, on the lines on which they stand in it."""
    try:
        yaml = YAML(typ="safe", pure=True)
        tree = yaml.compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise Refused(
            Problem(f"not YAML: {error.problem}", _REMEDY, file=file, line=mark.line + 1 if mark else 1)
        ) from None
    except RecursionError:
        raise Refused(Problem("not YAML we can read: too deep", "Write it flatter", file=file)) from None
    except (YAMLError, ValueError) as error:
        raise Refused(Problem(f"not YAML: {error}", "Save the file as plain text", file=file)) from None
    if tree is None:
        return Node({}, file, 1)
    reader = _Reader(file, yaml.constructor)
    node = reader.read(tree)
    if reader.problems:
        raise Refused(*reader.problems)
    return node


def read_json(text: str, file: str) -> Node:
    """A JSON text as nodes; all stand on line 1, since JSON of ours is one line."""
    try:
        return _node(json.loads(text), file)
    except RecursionError:
        raise Refused(Problem("not JSON of ours: too deep", "Take the file from its maker again", file=file)) from None
    except ValueError as error:
        raise Refused(Problem(f"not JSON: {error}", "Take the file from its maker again", file=file)) from None


def _node(value: object, file: str) -> Node:
    if isinstance(value, dict):
        return Node({key: _node(part, file) for key, part in value.items()}, file, 1)
    if isinstance(value, list):
        return Node([_node(part, file) for part in value], file, 1)
    return Node(value, file, 1, "" if value is None else str(value))


class _Reader:
    """Turns ruamel's nodes into ours."""

    def __init__(self, file: str, constructor: SafeConstructor) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.constructor = constructor
        self.seen: set[int] = set()

    def read(self, tree: YamlNode) -> Node:
        line = tree.start_mark.line + 1
        if id(tree) in self.seen:
            # An alias: it would let a document of one page hold itself, or millions of entries.
            self.problems.append(Problem("an alias (“*name”)", "Write the part out again", file=self.file, line=line))
            return Node(None, self.file, line)
        self.seen.add(id(tree))
        if isinstance(tree, MappingNode):
            return Node(self._read_mapping(tree), self.file, line)
        if isinstance(tree, SequenceNode):
            return Node([self.read(part) for part in tree.value], self.file, line)
        return Node(self._read_scalar(tree), self.file, line, str(tree.value))

    def _read_mapping(self, tree: MappingNode) -> dict[str, Node]:
        entries: dict[str, Node] = {}
        for key, part in tree.value:
            name = str(key.value) if isinstance(key, ScalarNode) else "?"
            if name in entries:
                place = key.start_mark.line + 1
                self.problems.append(
                    Problem("said twice", "Keep one of the two", file=self.file, line=place, field=name)
                )
            entries[name] = self.read(part)
        return entries

    def _read_scalar(self, tree: YamlNode) -> object:
        try:
            value = self.constructor.construct_object(tree)
        except (ConstructorError, KeyError):
            line = tree.start_mark.line + 1
            self.problems.append(
                Problem("a tag", "Write the value alone", file=self.file, line=line, value=str(tree.tag))
            )
            return tree.value
        except ValueError:
            # Such as 2018-02-30: it looks like a day and is none. Whoever expects a day says so.
            return tree.value
        # A number of thousands of digits cannot even be printed.
        return tree.value if isinstance(value, int) and abs(value) > _LARGEST else value
