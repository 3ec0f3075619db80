"""Which inspection does a bundle hold, and is it still as it was made?"""

from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from trueline.core.estimates import Comparator
from trueline.core.inspections import ContextualFact, Evidence, Inspection
from trueline.core.problems import Problem, Refused
from trueline.core.ratings import Decision
from trueline.core.recommendations import Recommendation
from trueline.core.reports import ReportSources
from trueline.core.samples import Account
from trueline.intake.answer_files import read_answers
from trueline.intake.decoding import Decoder
from trueline.intake.documents import Node, read_json
from trueline.intake.framework_files import read_edition_json

T = TypeVar("T")

#: The format that this reader knows.
FORMAT = 1
MANIFEST = "manifest.json"


def read_bundle(folder: Path) -> ReportSources:
    """The inspection in a bundle. Refused, file by file, when one is missing or is not the one that was put in."""
    manifest = _read_manifest(folder)
    _check_files(folder, manifest)
    edition = read_edition_json(_read_text(folder, "edition.json"), "edition.json")
    comparators = _read_list(folder, "comparators.json", Comparator)
    streams = sorted(path.parent.name for path in folder.glob("samples/*/account.json"))
    drawn = {stream: _read_one(folder, f"samples/{stream}/account.json", Account) for stream in streams}
    return ReportSources(
        edition=edition,
        inspection=_read_one(folder, "inspection.json", Inspection),
        accounts={stream: drawn[stream] for stream in edition.streams if stream in drawn},
        answers=read_answers(folder / "answers.csv", edition),
        decisions=_read_list(folder, "ratings.json", Decision),
        evidence=_read_list(folder, "evidence.json", Evidence),
        comparators={comparator.question: comparator for comparator in comparators},
        context=_read_list(folder, "context.json", ContextualFact),
        recommendations=_read_list(folder, "recommendations.json", Recommendation),
        texts={path.stem: path.read_text(encoding="utf-8").strip() for path in sorted(folder.glob("text/*.md"))},
        digest=sha256((folder / MANIFEST).read_bytes()).hexdigest(),
    )


def _read_manifest(folder: Path) -> Node:
    if not (folder / MANIFEST).is_file():
        raise Refused(
            Problem("no bundle here: manifest.json is missing", "Name the folder of a bundle", file=str(folder))
        )
    manifest = read_json(_read_text(folder, MANIFEST), MANIFEST)
    entries = dict(manifest.entries())
    made = entries["format"].value if "format" in entries else None
    if made != FORMAT or "files" not in entries:
        known = f"Read it with a Trueline that knows its format; this one knows {FORMAT}"
        raise Refused(Problem("a bundle of another format", known, file=MANIFEST, value=str(made)))
    return manifest


def _check_files(folder: Path, manifest: Node) -> None:
    listed = dict(dict(manifest.entries())["files"].entries())
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} - {MANIFEST}
    problems = [
        Problem("a file that the manifest does not list", "Take it out", file=name)
        for name in sorted(there - set(listed))
    ]
    for name, digest in listed.items():
        if name not in there:
            problems.append(Problem("the file is missing", "Take the bundle from its maker again", file=name))
        elif sha256((folder / name).read_bytes()).hexdigest() != digest.value:
            problems.append(
                Problem("the file was changed since the bundle was made", "Take it from its maker again", file=name)
            )
    if problems:
        raise Refused(*problems)


def _read_text(folder: Path, name: str) -> str:
    try:
        return (folder / name).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise Refused(Problem("not UTF-8 text", "Take the bundle from its maker again", file=name)) from None


def _read_one(folder: Path, name: str, kind: type[T]) -> T:
    return _decode(kind, read_json(_read_text(folder, name), name))


def _read_list(folder: Path, name: str, kind: type[T]) -> tuple[T, ...]:
    nodes = read_json(_read_text(folder, name), name).value
    return tuple(_decode(kind, node) for node in nodes) if isinstance(nodes, list) else ()


def _decode(kind: type[T], node: Node) -> T:
    decoder = Decoder()
    value = decoder.decode(kind, node)
    if decoder.problems:
        raise Refused(*decoder.problems)
    return value
