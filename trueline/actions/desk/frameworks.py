"""What people do with frameworks: list them, show one, check a folder, and see what changed between two."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from trueline.actions.desk.examples import try_examples
from trueline.core.frameworks import Edition, ListedSetting, find_comparability, fingerprint, list_settings
from trueline.core.frameworks.examples import Examples
from trueline.core.problems import Problem, Refused
from trueline.intake.comparability_files import load_comparability
from trueline.intake.framework_files import ReadFramework, list_framework_ids, load_framework, read_framework

#: The names that lead to a setting.
Names = tuple[str, ...]


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
    """A part that two editions do not share, as each has it; empty where one of them lacks it."""

    part: str
    first: str
    second: str


def list_frameworks() -> tuple[Edition, ...]:
    """The editions that come with Trueline."""
    return tuple(load_framework(id_).edition for id_ in list_framework_ids())


def get_framework(id_: str) -> Edition:
    """An edition that comes with Trueline or, where ``id_`` is a path, the one in that folder. Refused when it has
    mistakes, and when there is none.
    """
    if not _is_path(id_):
        if id_ not in list_framework_ids() and Path(id_).is_dir():
            remedy = f"A name without a slash is one that comes with Trueline; did you mean “./{id_}”?"
            raise Refused(Problem("no such framework", remedy, field="framework", value=id_))
        return load_framework(id_).edition
    read = read_framework(Path(id_))
    if read.problems:
        raise Refused(*_place_in(Path(id_), read.problems))
    return read.edition


def check_framework(folder: Path) -> CheckedFramework:
    """Every mistake of the edition in ``folder``, examples that do not come out included. The id of an edition that
    comes with Trueline stands for its folder.
    """
    is_shipped = not folder.is_dir() and str(folder) in list_framework_ids()
    read = load_framework(str(folder)) if is_shipped else read_framework(folder)
    failed = (read.place(mistake) for mistake in try_examples(read.edition, read.examples, read.wrong))
    problems = (*read.problems, *_find_borrowed_id(read), *failed)
    return CheckedFramework(read.edition, _count(read.examples), _place_in(folder, problems))


def _place_in(folder: Path, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """The problems with their files as they are found from where the person stands."""
    return tuple(replace(problem, file=str(folder / problem.file)) for problem in problems)


def _find_borrowed_id(read: ReadFramework) -> Iterator[Problem]:
    """Two editions under one id could not be told apart in a bundle."""
    edition = read.edition
    if read.wrong or edition.id not in list_framework_ids():
        return
    shipped = load_framework(edition.id).edition
    if fingerprint(shipped) != fingerprint(edition) and edition.revision <= shipped.revision:
        file, line = read.places["id",]
        told = f"“{edition.id}”, revision {shipped.revision}, comes with Trueline and is not this"
        yield Problem(told, "Give yours its own id, or raise its revision", file=file, line=line)


def _count(examples: Examples) -> int:
    kinds = (examples.ratings, examples.sizes, examples.estimates, examples.comparisons, examples.phrases)
    return sum(len(kind) for kind in kinds)


def _is_path(id_: str) -> bool:
    return "/" in id_ or id_ in (".", "..")


def diff_frameworks(first: str, second: str) -> tuple[Difference, ...]:
    """What differs between two editions, setting by setting, whatever the order of the files. What only one of them has
    is one difference, however many settings it holds.
    """
    here, there = (_by_path(get_framework(id_)) for id_ in (first, second))
    return tuple(_diff(here, there))


@dataclass(frozen=True)
class ComparedEditions:
    """Which ids of two editions may be compared, and why nothing else may."""

    pairs: tuple[tuple[str, str], ...]
    refuses: str


def compare_editions(first: str, second: str) -> ComparedEditions | None:
    """What may be compared between two editions; None where nothing is known, as of a folder of one's own."""
    here, there = get_framework(first), get_framework(second)
    entry = find_comparability(load_comparability(), here.id, there.id)
    if entry is None or here.id == there.id:
        return None
    if entry.first == here.id:
        return ComparedEditions(entry.list_pairs(here, there), entry.refuses.en)
    return ComparedEditions(tuple((b, a) for a, b in entry.list_pairs(there, here)), entry.refuses.en)


def _by_path(edition: Edition) -> dict[Names, ListedSetting]:
    return {setting.path: setting for setting in list_settings(edition)}


def _diff(here: dict[Names, ListedSetting], there: dict[Names, ListedSetting]) -> Iterator[Difference]:
    for path in (path for path in here if path in there):
        one, other = here[path], there[path]
        if one.value != other.value:
            yield Difference("/".join(path), str(one), str(other))
        elif one.basis != other.basis:
            yield Difference(f"{'/'.join(path)}: basis", str(one.basis), str(other.basis))
    yield from (Difference(part, told, "") for part, told in _find_alone(here, there))
    yield from (Difference(part, "", told) for part, told in _find_alone(there, here))


def _find_alone(here: dict[Names, ListedSetting], there: dict[Names, ListedSetting]) -> Iterator[tuple[str, str]]:
    """The outermost parts that only ``here`` has, with the setting each is, or how many it holds."""
    known = {path[:length] for path in there for length in range(len(path) + 1)}
    alone: dict[Names, list[ListedSetting]] = {}
    for path, setting in here.items():
        if path not in there:
            outermost = next((path[:length] for length in range(len(path)) if path[:length] not in known), path)
            alone.setdefault(outermost, []).append(setting)
    for path, settings in alone.items():
        is_one = len(settings) == 1 and settings[0].path == path
        yield "/".join(path), str(settings[0]) if is_one else f"{len(settings)} settings"
