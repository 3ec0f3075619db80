"""What does a SQL file say of itself, and what does it ask?

A file begins with a comment that holds YAML, so that whoever reads the query reads first what it is for.
"""

import re
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import TypeVar

from trueline.core.caseloads import IntegrityCheck
from trueline.core.problems import Problem, Refused
from trueline.intake.decoding import Decoder
from trueline.intake.documents import Node, read_yaml_text

T = TypeVar("T")
_HEADER = re.compile(r"/\*\n(.*?)\*/\s*", re.DOTALL)


@dataclass(frozen=True)
class SqlFile:
    """The header as nodes, and the query below it."""

    header: Node
    sql: str


def read_sql(path: Path) -> SqlFile:
    """One SQL file; refused when it does not begin with a header."""
    text = path.read_text(encoding="utf-8")
    found = _HEADER.match(text)
    if not found:
        remedy = "Begin with “/*”, then YAML, then “*/”"
        raise Refused(Problem("no header", remedy, file=path.name, line=1))
    # The blank line stands for “/*”, so that mistakes are told at the line where they are.
    return SqlFile(read_yaml_text(f"\n{found[1]}", path.name), text[found.end() :].strip())


def decode(kind: type[T], node: Node) -> T:
    """A header, or a file of worked cases, as its type; refused with every mistake in it."""
    decoder = Decoder()
    value = decoder.decode(kind, node)
    if decoder.problems:
        raise Refused(*decoder.problems)
    return value


@cache
def load_integrity_checks() -> tuple[IntegrityCheck, ...]:
    """What must hold between the tables of an extract: ``trueline/warehouse/queries/integrity``."""
    with as_file(files("trueline") / "warehouse" / "queries" / "integrity") as folder:
        read = [read_sql(path) for path in sorted(folder.glob("*.sql"))]
    return tuple(replace(decode(IntegrityCheck, one.header), sql=one.sql) for one in read)
