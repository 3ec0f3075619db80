"""What is asked of a caseload, and beside which published figures is the answer shown?"""

from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import as_file, files

from trueline.core.caseloads import Measure, Printed
from trueline.core.frameworks import Basis
from trueline.intake.documents import read_yaml
from trueline.intake.sql_files import decode, read_sql


@dataclass(frozen=True)
class _PrintedFigures:
    """The file of published figures."""

    basis: Basis
    published: tuple[Printed, ...]


@cache
def load_measures() -> tuple[Measure, ...]:
    """The questions of ``trueline/warehouse/queries/profile``, in the order of the profile."""
    with as_file(files("trueline") / "warehouse" / "queries" / "profile") as folder:
        read = [read_sql(path) for path in sorted(folder.glob("*.sql"))]
    measures = (replace(decode(Measure, one.header), sql=one.sql) for one in read)
    return tuple(sorted(measures, key=lambda measure: measure.place))


@cache
def load_printed() -> tuple[Printed, ...]:
    """The published figures of ``trueline/caseload/published.yaml``."""
    with as_file(files("trueline") / "caseload" / "published.yaml") as path:
        return decode(_PrintedFigures, read_yaml(path)).published
