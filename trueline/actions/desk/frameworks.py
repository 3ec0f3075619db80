"""What people do with frameworks: list them, show one, check a folder, and see what changed between two."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from trueline.actions.desk.examples import try_examples
from trueline.core.frameworks import Edition, fingerprint, to_plain
from trueline.core.frameworks.examples import Examples
from trueline.core.problems import Problem, Refused
from trueline.intake.framework_files import ReadFramework, list_framework_ids, load_framework, read_framework


@dataclass(frozen=True)
class CheckedFramework:
    """A folder checked: the edition, how many examples were tried, and every problem found."""

    edition: Edition
    examples: int
    problems: tuple[Problem, ...]

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the edition."""
        return fingerprint(self.edition)


@dataclass(frozen=True)
class Difference:
    """A part that two editions do not share: ``first`` or ``second`` is None where one of them lacks it."""

    part: str
    first: object
    second: object


def list_frameworks() -> tuple[Edition, ...]:
    """The editions that come with Trueline."""
    return tuple(load_framework(id_).edition for id_ in list_framework_ids())


def get_framework(id_: str) -> Edition:
    """An edition that comes with Trueline or, where ``id_`` is a path, the one in that folder. Refused when it has
    mistakes.
    """
    read = read_framework(Path(id_)) if _is_path(id_) else load_framework(id_)
    if read.problems:
        raise Refused(*read.problems)
    return read.edition


def check_framework(folder: Path) -> CheckedFramework:
    """Every mistake of the edition in ``folder``, examples that do not come out included."""
    read = read_framework(folder)
    failed = _try(read) if read.is_whole else ()
    return CheckedFramework(read.edition, _count(read.examples), (*read.problems, *failed))


def _try(read: ReadFramework) -> tuple[Problem, ...]:
    return tuple(read.place(mistake) for mistake in try_examples(read.edition, read.examples))


def _count(examples: Examples) -> int:
    kinds = (examples.ratings, examples.sizes, examples.estimates, examples.comparisons, examples.phrases)
    return sum(len(kind) for kind in kinds)


def _is_path(id_: str) -> bool:
    return "/" in id_ or id_ in (".", "..")


def diff_frameworks(first: str, second: str) -> tuple[Difference, ...]:
    """What differs between two editions, part by part; parts with ids are matched by them, whatever their order."""
    return tuple(_diff("", to_plain(get_framework(first)), to_plain(get_framework(second))))


def _diff(part: str, first: object, second: object) -> Iterator[Difference]:
    here, there = _by_name(first), _by_name(second)
    if here is None or there is None:
        if first != second:
            yield Difference(part, first, second)
        return
    for name in (*here, *(name for name in there if name not in here)):
        yield from _diff(f"{part}.{name}" if part else name, here.get(name), there.get(name))


def _by_name(value: object) -> dict[str, object] | None:
    """The parts of a mapping by key, or of a list by the ids of its entries; None for anything else."""
    if isinstance(value, dict):
        return value
    if isinstance(value, list) and value and all(isinstance(entry, dict) and "id" in entry for entry in value):
        return {entry["id"]: entry for entry in value}
    return None
