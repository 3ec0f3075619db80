"""How are files and folders written so that nobody ever finds half of them, or loses what was there?"""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from trueline.core.problems import Problem, Refused


def check_ending(out: Path, *endings: str, field: str = "--out") -> str:
    """The ending of a file’s name in small letters, with its dot; refused, under the option or argument ``field``, when
    it is none of ``endings``.
    """
    ending = out.suffix.casefold()
    if ending not in endings:
        remedy = f"End the name in {' or '.join(endings)}"
        raise Refused(Problem("no format we write", remedy, field=field, value=str(out)))
    return ending


def write_whole(path: Path, content: bytes, inputs: tuple[Path, ...] = ()) -> None:
    """Write beside the place and move there at once; through a link to where it leads, and straight into what is no
    file, such as a pipe. Refused, with nothing left behind, when the place cannot be written, or when it is one of the
    ``inputs`` that the content was made from, or inside one.
    """
    _fill_whole(path, lambda place: place.write_bytes(content), inputs)


def copy_whole(made: Path, path: Path, inputs: tuple[Path, ...] = ()) -> None:
    """Like ``write_whole``, for what was made as a file because it may not fit into memory."""

    def copy(place: Path) -> None:
        with made.open("rb") as source, place.open("wb") as target:
            shutil.copyfileobj(source, target)

    _fill_whole(path, copy, inputs)


def _fill_whole(path: Path, fill: Callable[[Path], object], inputs: tuple[Path, ...]) -> None:
    place = path.resolve()
    if not path.name or place.is_dir():
        raise Refused(Problem("not the name of a file", "Name the file to write", file=str(path)))
    if any(place == taken or taken in place.parents for taken in (one.resolve() for one in inputs)):
        remedy = "Name a file of its own: what a result is made from is never overwritten"
        raise Refused(Problem("it is what the result is made from", remedy, file=str(path)))
    beside = place.with_name(f".trueline-{os.getpid()}")
    try:
        if place.exists() and not os.access(place, os.W_OK):
            raise PermissionError(0, "the file is protected against writing")
        if place.exists() and not place.is_file():
            fill(place)
            return
        fill(beside)
        beside.replace(place)
    except OSError as error:
        raise _tell(error, path) from None
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def write_folder(place: Path) -> Iterator[Path]:
    """A folder to fill beside ``place``; once filled it takes its place, and the folder that was there goes last.

    When anything goes wrong, what was there is there as it was, and nothing else is left.
    """
    made = [folder for folder in (place.parent, *place.parent.parents) if not folder.exists()]
    beside = place.with_name(f".trueline-{os.getpid()}-{place.name[:40]}")
    before = beside.with_name(f"{beside.name}-before")
    try:
        beside.mkdir(parents=True)
        yield beside
        if place.exists():
            place.rename(before)
        beside.rename(place)
    except BaseException as error:
        if before.exists() and not place.exists():
            before.rename(place)
        shutil.rmtree(beside, ignore_errors=True)
        for folder in made:
            with suppress(OSError):
                folder.rmdir()
        if isinstance(error, OSError):
            raise _tell(error, place) from None
        raise
    shutil.rmtree(before, ignore_errors=True)


def rewrite_folder(place: Path, content: Mapping[str, bytes]) -> None:
    """Write files in a folder anew, all at once; its other files stay as they are."""
    with write_folder(place) as folder:
        for path in place.iterdir():
            if path.is_dir():
                shutil.copytree(path, folder / path.name, copy_function=_link)
            else:
                shutil.copy2(path, folder / path.name)
        for name, held in content.items():
            (folder / name).write_bytes(held)


def _link(source: str, target: str) -> None:
    """The same file under a second name, so that nobody sees a copy who may not see it, and none is left behind."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _tell(error: OSError, path: Path) -> Refused:
    told = error.strerror or "an error of the file system"
    return Refused(Problem(f"could not be written: {told}", "Choose a folder you may write to", file=str(path)))
