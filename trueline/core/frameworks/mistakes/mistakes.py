"""What is a mistake in an edition, and which mistakes do lists of things with ids share?"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Mistake:
    """``path`` leads to the part of the edition: field names, list positions and mapping keys, from the top down."""

    path: Path
    what: str
    remedy: str


def find_repeated(ids: Iterable[tuple[Path, str]], named: str, part: str = "id") -> Iterator[Mistake]:
    """A mistake for each id (or other ``part``) that more than one thing has, at every place after the first."""
    seen: Counter[str] = Counter()
    for path, id_ in ids:
        seen[id_] += 1
        if seen[id_] > 1:
            yield Mistake(path, f"two {named} have the {part} “{id_}”", f"Give one of them another {part}")


def find_missing(path: Path, id_: str | None, known: Iterable[str], named: str) -> Iterator[Mistake]:
    """A mistake when ``id_`` is none of the ``known`` ids; silence about None."""
    known = [one for one in known if one]
    if id_ is None or id_ in known:
        return
    near = get_close_matches(id_, known, n=1)
    remedy = f"Did you mean “{near[0]}”?" if near else f"Known: {', '.join(known) or 'none'}"
    yield Mistake(path, f"there is no {named} “{id_}”", remedy)
