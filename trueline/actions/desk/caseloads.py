"""What people do with a provider's extract: check it, open it for what is asked of it, and make one up."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from trueline.actions.desk.frameworks import get_framework
from trueline.core.caseloads import ExtractAccount, RebuiltTable, normalise_reference, pseudonymise
from trueline.core.problems import Problem, Refused
from trueline.intake.extract_definitions import load_extract_definition
from trueline.intake.extract_files import ACCOUNT, read_extract_folder
from trueline.intake.key_files import read_key
from trueline.intake.sql_files import load_integrity_checks
from trueline.publishing.files import write_folder
from trueline.publishing.tables import to_json
from trueline.synthetic.extracts.columns import BLANK
from trueline.synthetic.extracts.dirt import Dirt
from trueline.synthetic.extracts.inventing import invent_extract
from trueline.synthetic.extracts.planted_people import ANNOUNCED
from trueline.warehouse.engines.duck import connect
from trueline.warehouse.extracts.checking import CheckedTables, ExtractChecker
from trueline.warehouse.extracts.hiding import hide_people
from trueline.warehouse.extracts.writing import ExtractWriter

#: Of each kind of fault in a field so many rows are told, unless all are asked for.
MOST = 20
EVERY = 1_000_000_000
#: More than everyone ever supervised at once.
_LARGEST = 10_000_000


@dataclass(frozen=True)
class CheckedExtract:
    """An extract checked: whose it is, the rows of each table, everything wrong; the columns that are no field and were
    never read, and the codes that no list has, which are kept and make what needs them unknown. ``rebuilt`` are the
    tables that were not sent and come out of the contact log, with the contacts that stand for their rows.
    """

    account: ExtractAccount
    rows: Mapping[str, int]
    problems: tuple[Problem, ...]
    left_out: Mapping[str, tuple[str, ...]]
    unlisted: Mapping[str, Mapping[str, int]]
    rebuilt: Mapping[str, int]


@dataclass(frozen=True)
class OpenExtract:
    """An extract without a fault: its typed tables as files, which are gone when it is closed, and room to work.
    ``rebuilt`` says how the tables that were not sent come out of the contact log. ``people`` is how many references
    became pseudonyms; None where they stay as given. ``unsent`` are the optional tables that nobody sent.
    """

    account: ExtractAccount
    paths: Mapping[str, Path]
    workplace: Path
    rebuilt: tuple[RebuiltTable, ...] = ()
    people: int | None = None
    unsent: tuple[str, ...] = ()


def check_caseload(folder: Path, most: int = MOST, key: Path | None = None) -> CheckedExtract:
    """Everything that is wrong with the extract in ``folder``; of each kind of fault at most ``most`` rows, under the
    references as they came. Refused when nothing tells whose extract it is, and when ``key`` holds no key.
    """
    if key:
        read_key(key)
    with TemporaryDirectory() as workplace:
        account, problems, checked = _check(folder, Path(workplace), most)
    return CheckedExtract(account, checked.rows, problems, checked.left_out, checked.unlisted, checked.rebuilt)


@contextmanager
def open_caseload(folder: Path, key: Path | None = None) -> Iterator[OpenExtract]:
    """An extract, checked; refused with every problem when it has any. With the file of a ``key`` every reference of a
    person is that key’s pseudonym.
    """
    secret = read_key(key) if key else None
    with TemporaryDirectory() as made:
        workplace = Path(made)
        account, problems, checked = _check(folder, workplace, MOST)
        if problems:
            raise Refused(*problems)
        people = None if secret is None else _hide(checked, secret, workplace)
        definition = load_extract_definition()
        rebuilt = definition.find_rebuilt(checked.paths)
        unsent = definition.find_unsent(checked.paths)
        yield OpenExtract(account, checked.paths, workplace, rebuilt, people, unsent)


def _hide(checked: CheckedTables, key: bytes, workplace: Path) -> int:
    with connect(workplace) as warehouse:
        return hide_people(
            warehouse,
            load_extract_definition(),
            checked.paths,
            lambda reference: pseudonymise(key, normalise_reference(reference)),
        )


def _check(folder: Path, workplace: Path, most: int) -> tuple[ExtractAccount, tuple[Problem, ...], CheckedTables]:
    definition = load_extract_definition()
    read = read_extract_folder(folder, definition, workplace)
    typed = workplace / "tables"
    typed.mkdir()
    with connect(workplace) as warehouse:
        checker = ExtractChecker(warehouse, definition, read.account, typed, most)
        checked = checker.check(read.files.values(), load_integrity_checks())
    return read.account, (*read.problems, *checked.problems), checked


def invent_caseload(cases: int, seed: str, out: Path, framework: str, as_at: date) -> Mapping[str, int]:
    """Write an invented extract of ``cases`` people and the planted ones into the folder ``out``; the rows of each
    table. The regime is the one in which the framework came into force.
    """
    return _invent(cases, seed, out, framework, as_at, None)


def invent_dirty_caseload(
    cases: int, seed: str, out: Path, framework: str, as_at: date, share: float
) -> tuple[Mapping[str, int], Mapping[str, Mapping[str, int]]]:
    """The same with what is amiss in a real record, put into a ``share`` of the rows that it can befall: the rows of
    each table, and of each kind how many there are in which field.
    """
    if not 0 < share <= 1:
        remedy = "Use a number above 0 and not above 1, such as 0.05"
        raise Refused(Problem("no share of rows", remedy, field="--dirt", value=str(share)))
    dirt = Dirt(seed, share)
    return _invent(cases, seed, out, framework, as_at, dirt), dirt.counts


def _invent(cases: int, seed: str, out: Path, framework: str, as_at: date, dirt: Dirt | None) -> Mapping[str, int]:
    if not 1 <= cases <= _LARGEST:
        remedy = f"Use a whole number from 1 to {_LARGEST:,}"
        raise Refused(Problem("no number of cases we can make up", remedy, field="--cases", value=str(cases)))
    regime = _find_regime(get_framework(framework).in_force)
    account = {
        "provider": "INVENTED",
        "regime": regime,
        "census_date": as_at.isoformat(),
        "period_start": (as_at - timedelta(days=365)).isoformat(),
        "period_end": as_at.isoformat(),
        "announcement_date": (as_at - timedelta(days=ANNOUNCED)).isoformat(),
        "partial_tables": [],
        "synthetic": True,
    }
    with write_folder(out) as folder, TemporaryDirectory(dir=folder.parent) as workplace:
        with connect(Path(workplace)) as warehouse:
            writer = ExtractWriter(warehouse, load_extract_definition(), Path(workplace), BLANK)
            for tables in invent_extract(cases, seed, as_at, dirt):
                writer.add(tables)
            rows = writer.finish(folder)
        (folder / ACCOUNT).write_bytes(to_json({**account, "totals": dict(rows)}))
    return rows


def _find_regime(day: date) -> str:
    """The regime under which probation ran on a day: Trusts to May 2014, one service again from June 2021."""
    if day < date(2014, 6, 1):
        return "TRUST_2013"
    return "NPS_CRC" if day < date(2021, 6, 26) else "PROBATION_SERVICE"
