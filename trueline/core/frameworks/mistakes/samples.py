"""Can the samples of an edition be drawn as they are described?"""

from collections.abc import Iterator
from fractions import Fraction

from trueline.core.frameworks.editions import Edition
from trueline.core.frameworks.mistakes.mistakes import Mistake, Path, find_missing, find_repeated
from trueline.core.frameworks.streams import Stream


def _streams(edition: Edition) -> Iterator[tuple[Path, Stream]]:
    for s, stream in enumerate(edition.samples.streams):
        yield ("samples", "streams", s), stream


def check_streams(edition: Edition) -> Iterator[Mistake]:
    """Stream ids are unique; a stream within another names one that has a longlist."""
    yield from find_repeated([((*path, "id"), stream.id) for path, stream in _streams(edition)], "streams")
    for path, stream in _streams(edition):
        yield from find_missing((*path, "within"), stream.within, edition.streams, "stream")
        if not stream.within and not stream.window:
            yield Mistake(path, f"stream “{stream.id}” has no window", "Add “window:”, or “within:” another stream")


def check_headings(edition: Edition) -> Iterator[Mistake]:
    """Headings are unique under every name they go by, and everything that names a heading names one there is."""
    for path, stream in _streams(edition):
        ids = [((*path, "headings", h, "id"), heading.id) for h, heading in enumerate(stream.headings)]
        yield from find_repeated(ids, f"headings of “{stream.id}”")
        spelled = [
            ((*path, "headings", h), name.casefold())
            for h, heading in enumerate(stream.headings)
            for name in {spelling.casefold() for spelling in (heading.title, *heading.aliases)}
        ]
        yield from find_repeated(spelled, f"headings of “{stream.id}” (as spelled)")
        for place, heading_id in _named_headings(path, stream):
            known = edition.streams.get(stream.within or stream.id, stream).heading_by_id
            yield from find_missing(place, heading_id, known, f"heading of “{stream.id}”")


def _named_headings(path: Path, stream: Stream) -> Iterator[tuple[Path, str]]:
    if not stream.within:
        yield path, stream.reference
    if stream.window:
        yield (*path, "window", "heading"), stream.window.heading
    for part in ("strata", "margins"):
        for m, margin in enumerate(getattr(stream, part)):
            yield (*path, part, m, "heading"), margin.heading
    for a, aside in enumerate(stream.set_aside):
        if aside.heading:
            yield (*path, "set_aside", a, "heading"), aside.heading
    for heading in (*stream.size.sized_on, *stream.selected_by):
        yield path, heading


def check_windows(edition: Edition) -> Iterator[Mistake]:
    """A window opens before it closes."""
    for path, stream in _streams(edition):
        if stream.window and stream.window.furthest < stream.window.nearest:
            yield Mistake(
                (*path, "window"), "the window closes before it opens", "“furthest” must not be less than “nearest”"
            )


def check_sizes(edition: Edition) -> Iterator[Mistake]:
    """A formula has its confidence and margin, each between 0 and 1; a fixed size has its number."""
    for path, stream in _streams(edition):
        size, at = stream.size, (*path, "size")
        if size.method == "fixed" and not (size.number and size.number.value > 0):
            yield Mistake(at, "a fixed size without a number of cases", "Add “number:”")
        if size.method == "formula":
            for name in ("confidence", "margin"):
                setting = getattr(size, name)
                if setting is None:
                    yield Mistake(at, f"a formula without its {name}", f"Add “{name}:”")
                elif not Fraction(0) < setting.value < Fraction(1):
                    yield Mistake((*at, name), f"the {name} is not between 0 and 1", "Write 80 per cent as 0.8")


def check_weights(edition: Edition) -> Iterator[Mistake]:
    """Figures are not weighted: no answers file says yet with which chance a case was drawn."""
    if edition.samples.weighted.value:
        yield Mistake(("samples", "weighted"), "weighted figures cannot be worked out yet", "Write “weighted: false”")


CHECKS = (check_streams, check_headings, check_windows, check_sizes, check_weights)
