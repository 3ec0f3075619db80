"""What does the table say that comes with Trueline, of editions that may be compared?"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

from trueline.core.frameworks import Basis, Comparability
from trueline.core.problems import Refused
from trueline.intake.decoding import Decoder
from trueline.intake.documents import read_yaml


@dataclass(frozen=True)
class _Table:
    """The file: its pairs, and the basis they inherit."""

    pairs: tuple[Comparability, ...]
    basis: Basis


@cache
def load_comparability() -> tuple[Comparability, ...]:
    """Every pair of editions of which something is known."""
    with as_file(files("trueline") / "frameworks" / "comparability.yaml") as path:
        node = read_yaml(path)
    decoder = Decoder()
    table = decoder.decode(_Table, node)
    if decoder.problems:
        raise Refused(*decoder.problems)
    return table.pairs
