"""Which inspection does a bundle hold, and is it still as it was made?"""

from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from trueline.core.assessments import Answer, digest_answer
from trueline.core.estimates import Comparator
from trueline.core.frameworks import Edition, fingerprint
from trueline.core.frameworks.mistakes import find_mistakes
from trueline.core.inspections import ContextualFact, Evidence, Inspection, PreviousScore
from trueline.core.problems import Problem, Refused
from trueline.core.ratings import Decision
from trueline.core.recommendations import Recommendation
from trueline.core.reports import BUNDLE_FORMAT, ReportSources
from trueline.core.samples import Account
from trueline.intake.answer_files import read_answers
from trueline.intake.documents import Node, read_json
from trueline.intake.framework_files import read_edition_json
from trueline.intake.sample_files import decode_whole, read_account, read_sample

T = TypeVar("T")

MANIFEST = "manifest.json"
_AGAIN = "Take the bundle from its maker again"


def read_bundle(folder: Path) -> ReportSources:
    """The inspection in a bundle. Refused, file by file, when one is missing or is not the one that was put in, and
    when they do not agree with each other.
    """
    manifest = _read_manifest(folder)
    listed = _check_files(folder, manifest)
    edition = _read_edition(folder)
    answers = read_answers(folder / "answers.csv", edition)
    inspection = _read_one(folder, "inspection.json", Inspection)
    _check_contents(manifest, edition, inspection, answers)
    drawn = [id_ for id_ in edition.streams if f"samples/{id_}/account.json" in listed]
    accounts = {id_: _read_account(folder, edition, id_) for id_ in drawn}
    texts = [name for name in listed if name.startswith("text/") and name.endswith(".md")]
    return ReportSources(
        edition=edition,
        inspection=inspection,
        accounts=accounts,
        answers=answers,
        samples={
            stream: read_sample(folder / "samples" / stream / "sample.csv", account)
            for stream, account in accounts.items()
        },
        decisions=_read_list(folder, "ratings.json", Decision),
        evidence=_read_list(folder, "evidence.json", Evidence),
        comparators={one.question: one for one in _read_list(folder, "comparators.json", Comparator)},
        context=_read_list(folder, "context.json", ContextualFact),
        previous=_read_list(folder, "previous.json", PreviousScore),
        recommendations=_read_list(folder, "recommendations.json", Recommendation),
        texts={name[len("text/") : -len(".md")]: _read_text(folder, name)[:-1] for name in texts},
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
    if made != BUNDLE_FORMAT or "files" not in entries:
        known = f"Read it with a Trueline that knows its format; this one knows {BUNDLE_FORMAT}"
        raise Refused(Problem("a bundle of another format", known, file=MANIFEST, value=str(made)))
    return manifest


def _check_files(folder: Path, manifest: Node) -> tuple[str, ...]:
    """The names of the files that the manifest lists, each the file that was put in."""
    listed = dict(dict(manifest.entries())["files"].entries())
    paths = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    # What a link leads to is no part of a bundle, whatever it is.
    problems = [Problem("a link", "Take it out", file=name) for name, path in paths.items() if path.is_symlink()]
    there = {name for name, path in paths.items() if path.is_file() and name != MANIFEST}
    problems += [
        Problem("a file that the manifest does not list", "Take it out", file=name)
        for name in sorted(there - set(listed))
    ]
    for name, digest in listed.items():
        if name not in there:
            problems.append(Problem("the file is missing", _AGAIN, file=name))
        elif sha256((folder / name).read_bytes()).hexdigest() != digest.value:
            problems.append(Problem("the file was changed since the bundle was made", _AGAIN, file=name))
    if problems:
        raise Refused(*problems)
    return tuple(sorted(listed))


def _read_edition(folder: Path) -> Edition:
    """The edition of a bundle; refused when it has mistakes, since everything else in the bundle rests on it."""
    edition = read_edition_json(_read_text(folder, "edition.json"), "edition.json")
    mistakes = [Problem(one.what, one.remedy, file="edition.json") for one in find_mistakes(edition)]
    if mistakes:
        raise Refused(*mistakes)
    return edition


def _check_contents(manifest: Node, edition: Edition, inspection: Inspection, answers: tuple[Answer, ...]) -> None:
    """The parts of a bundle must agree: somebody may have written them all anew."""
    entries = {name: node.plain() for name, node in manifest.entries()}
    told = {"framework": edition.id, "revision": edition.revision, "fingerprint": fingerprint(edition)}
    problems = [
        Problem(f"the edition in the bundle has another {name}", _AGAIN, file=MANIFEST, field=name)
        for name, value in told.items()
        if entries.get(name) != value
    ]
    if inspection.edition != edition.id:
        problems.append(Problem("an inspection under another edition", _AGAIN, file="inspection.json", field="edition"))
    if entries.get("answers") != [digest_answer(answer) for answer in answers]:
        problems.append(Problem("the digests of the answers are not theirs", _AGAIN, file=MANIFEST, field="answers"))
    if problems:
        raise Refused(*problems)


def _read_text(folder: Path, name: str) -> str:
    path = folder / name
    if not path.is_file():
        raise Refused(Problem("the file is missing", _AGAIN, file=name))
    try:
        return path.read_bytes().decode()
    except UnicodeDecodeError:
        raise Refused(Problem("not UTF-8 text", _AGAIN, file=name)) from None


def _read_account(folder: Path, edition: Edition, stream: str) -> Account:
    name = f"samples/{stream}/account.json"
    return read_account(_read_text(folder, name), name, edition, stream)


def _read_one(folder: Path, name: str, kind: type[T]) -> T:
    return decode_whole(kind, read_json(_read_text(folder, name), name))


def _read_list(folder: Path, name: str, kind: type[T]) -> tuple[T, ...]:
    return decode_whole(tuple[kind, ...], read_json(_read_text(folder, name), name))  # type: ignore[valid-type]
