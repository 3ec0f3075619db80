"""What edition does a folder of YAML hold, and what is wrong with it, line by line?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

from trueline.core.frameworks import Edition
from trueline.core.frameworks.examples import Examples
from trueline.core.frameworks.mistakes import Mistake, find_example_mistakes, find_mistakes
from trueline.core.frameworks.mistakes import Path as Place
from trueline.core.problems import Problem, Refused
from trueline.intake.decoding import Decoder
from trueline.intake.documents import Node, read_json, read_yaml

#: The files of an edition's folder, each with the field of the edition that it fills.
PARTS: Mapping[str, str] = {
    "answers.yaml": "answers",
    "samples.yaml": "samples",
    "ratings.yaml": "ratings",
    "wording.yaml": "wording",
    "report.yaml": "report",
    "stages.yaml": "stages",
}
FIRST, STANDARDS, INSTRUMENTS, EXAMPLES = "framework.yaml", "standards", "instruments", "examples.yaml"
#: For people, and read by no program.
_FOR_PEOPLE = "README.md"


@dataclass(frozen=True)
class ReadFramework:
    """What a folder holds: an edition, its examples, everything wrong with it, and where each part stands (path →
    file and line). ``wrong`` are the paths of what could not be read, so that neutral values stand in its place, and of
    what is mistaken; the empty path when a whole file is missing.
    """

    edition: Edition
    examples: Examples
    problems: tuple[Problem, ...]
    places: Mapping[Place, tuple[str, int]]
    wrong: tuple[Place, ...]

    def place(self, mistake: Mistake) -> Problem:
        """A mistake as a problem at the line of the innermost part of its path that was written down."""
        steps = (mistake.path[:length] for length in range(len(mistake.path), -1, -1))
        file, line = next(self.places[path] for path in steps if path in self.places)
        return Problem(mistake.what, mistake.remedy, file=file, line=line)


def list_framework_ids() -> tuple[str, ...]:
    """The ids of the editions that come with Trueline."""
    shelf = files("trueline") / "frameworks"
    return tuple(sorted(folder.name for folder in shelf.iterdir() if folder.is_dir()))


@cache
def load_framework(id_: str) -> ReadFramework:
    """An edition that comes with Trueline, by its id; refused with the known ids when there is none."""
    known = list_framework_ids()
    if id_ not in known:
        raise Refused(Problem("no such framework", f"Use one of: {', '.join(known)}", field="framework", value=id_))
    with as_file(files("trueline") / "frameworks" / id_) as folder:
        return read_framework(folder)


def read_framework(folder: Path) -> ReadFramework:
    """The edition in a folder, with *every* mistake in it by file and line. Refused when there is no such folder."""
    if not folder.is_dir():
        raise Refused(Problem("no such folder", "Name the folder that holds framework.yaml", file=str(folder)))
    parts = _FolderReader(folder)
    decoder, shown = Decoder(), Decoder()
    edition = decoder.decode(Edition, parts.read_edition())
    examples = shown.decode(Examples, parts.read_examples(), path=("examples",))
    decoded = (problem for problem in (*decoder.problems, *shown.problems) if problem.file not in parts.unread)
    broken = (*decoder.broken, *shown.broken)
    read = ReadFramework(edition, examples, (*parts.problems, *decoded), {**decoder.places, **shown.places}, ((),))
    if parts.unread:
        # Whatever refers to a file that is missing, or is not YAML, would be called wrong too.
        return read
    found = (*find_mistakes(edition), *find_example_mistakes(edition, examples))
    mistakes = [mistake for mistake in found if not _is_near(mistake.path, broken)]
    problems = (*read.problems, *(read.place(mistake) for mistake in mistakes))
    in_order = sorted(problems, key=lambda problem: (problem.file, problem.line or 0))
    return replace(read, problems=tuple(in_order), wrong=(*broken, *(mistake.path for mistake in mistakes)))


def read_edition_json(text: str, file: str) -> Edition:
    """The edition in its canonical JSON, as a bundle carries it; refused when it is not one."""
    decoder = Decoder()
    edition = decoder.decode(Edition, read_json(text, file))
    if decoder.problems:
        raise Refused(*decoder.problems)
    return edition


def _is_near(path: Place, broken: Iterable[Place]) -> bool:
    """Whether a part stands in the same list or mapping as something unreadable, so that it may only seem wrong."""
    around = (gap[:-2] if len(gap) > 1 and isinstance(gap[-2], int) else gap[:-1] for gap in broken)
    return any(path[: len(part)] == part for part in around if part)


class _FolderReader:
    """Reads the files of an edition's folder into one document, listing those that cannot be read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self.unread: set[str] = set()
        for stray in sorted(self._find_strays()):
            self.problems.append(
                Problem("a file that no part of an edition reads", "Remove it, or correct its name", file=stray)
            )

    def _find_strays(self) -> Iterator[str]:
        known = {FIRST, EXAMPLES, _FOR_PEOPLE, *PARTS}
        for path in self.folder.rglob("*"):
            name = path.relative_to(self.folder).as_posix()
            is_listed = path.parent.name in (STANDARDS, INSTRUMENTS) and path.suffix == ".yaml"
            if path.is_file() and not path.name.startswith(".") and name not in known and not is_listed:
                yield name

    def read_edition(self) -> Node:
        """``framework.yaml`` with every other file under the field that it fills."""
        first = self._read(FIRST)
        entries = dict(first.entries())
        for name, field in PARTS.items():
            if field in entries:
                told = f"“{field}” belongs in {name}"
                self.problems.append(Problem(told, "Move it there", file=FIRST, line=entries[field].line))
        entries.update({field: self._read(name) for name, field in PARTS.items()})
        entries["domains"] = self._read_folder(STANDARDS)
        if not entries["domains"].value:
            self.problems.append(Problem("no domains", "Add a file for each domain", file=STANDARDS))
            self.unread.add(STANDARDS)
        entries["instruments"] = self._read_folder(INSTRUMENTS)
        return Node(entries, FIRST, 1)

    def _read_folder(self, folder: str) -> Node:
        """Every file of a folder of the edition in the order of their names; nothing where there is no such folder."""
        names = sorted(path.name for path in (self.folder / folder).glob("*.yaml"))
        return Node([self._read(f"{folder}/{name}") for name in names], folder, 1)

    def read_examples(self) -> Node:
        """The examples that must come out."""
        return self._read(EXAMPLES)

    def _read(self, name: str) -> Node:
        path = self.folder / name
        try:
            if not path.is_file():
                raise Refused(
                    Problem("the file is missing", "Add it: the how-to on editions shows what it holds", file=name)
                )
            return read_yaml(path, name)
        except Refused as refused:
            self.problems.extend(refused.problems)
            self.unread.add(name)
            return Node({}, name, 1)
