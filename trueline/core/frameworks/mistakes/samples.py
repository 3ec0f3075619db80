"""Can the samples of an edition be drawn as they are described?"""

from collections.abc import Iterator
from itertools import pairwise

from trueline.core.frameworks.editions import Edition
from trueline.core.frameworks.mistakes.mistakes import Mistake, Path, find_missing, find_repeated
from trueline.core.frameworks.mistakes.places import list_streams
from trueline.core.frameworks.streams import Heading, SetAside, Stream


def check_streams(edition: Edition) -> Iterator[Mistake]:
    """Stream ids are unique; a stream within another names one that has a longlist."""
    yield from find_repeated([((*path, "id"), stream.id) for path, stream in list_streams(edition)], "streams")
    for path, stream in list_streams(edition):
        listed = [other.id for other in edition.samples.streams if not other.within]
        yield from find_missing((*path, "within"), stream.within, listed, "stream with a longlist")
        if not stream.within and not stream.window:
            yield Mistake(path, f"stream “{stream.id}” has no window", "Add “window:”, or “within:” another stream")


def check_headings(edition: Edition) -> Iterator[Mistake]:
    """Headings are unique under every name they go by, and everything that names a heading names one there is."""
    for path, stream in list_streams(edition):
        ids = [((*path, "headings", h, "id"), heading.id) for h, heading in enumerate(stream.headings)]
        yield from find_repeated(ids, f"headings of “{stream.id}”")
        spelled = [
            ((*path, "headings", h), name)
            for h, heading in enumerate(stream.headings)
            for name in sorted({spelling.casefold() for spelling in (heading.title, *heading.aliases)})
        ]
        yield from find_repeated(spelled, f"headings of “{stream.id}” (as spelled)")
        for place, heading_id in _named_headings(path, stream):
            yield from find_missing(place, heading_id, _known_headings(edition, stream), f"heading of “{stream.id}”")


def _known_headings(edition: Edition, stream: Stream) -> dict[str, Heading]:
    """The headings of a stream; of one within another, those of the other."""
    return dict(edition.streams.get(stream.within or stream.id, stream).heading_by_id)


def _named_headings(path: Path, stream: Stream) -> Iterator[tuple[Path, str]]:
    if not stream.within:
        yield path, stream.reference
    if stream.window:
        yield (*path, "window", "heading"), stream.window.heading
    for part in ("officer", "office", "unit"):
        yield from [((*path, part), named)] if (named := getattr(stream, part)) else []
    for part in ("strata", "margins"):
        yield from (((*path, part, m, "heading"), margin.heading) for m, margin in enumerate(getattr(stream, part)))
    for a, aside in enumerate(stream.set_aside):
        named = ([aside.heading] if aside.heading else [], *aside.identities)
        yield from (((*path, "set_aside", a), heading) for headings in named for heading in headings)
    if stream.near_duplicates:
        near = (*stream.near_duplicates.names, stream.near_duplicates.day)
        yield from (((*path, "near_duplicates"), heading) for heading in near)
    yield from (((*path, "size", "sized_on", heading), heading) for heading in stream.size.sized_on)
    yield from (((*path, "selected_by", heading), heading) for heading in stream.selected_by)
    yield from (((*path, "restricted", heading), heading) for heading in stream.restricted)


def check_needed(edition: Edition) -> Iterator[Mistake]:
    """The columns without which no case can be told from another, or from those outside the window, must be there."""
    for path, stream in list_streams(edition):
        for id_ in (stream.reference, stream.window.heading if stream.window else stream.reference):
            heading = stream.heading_by_id.get(id_)
            if heading and not heading.needed:
                place: Path = (*path, "headings", stream.headings.index(heading), "needed")
                yield Mistake(place, f"no case can be read without “{id_}”", "Leave out “needed: false”")


def check_windows(edition: Edition) -> Iterator[Mistake]:
    """A window opens before it closes, and looks at days."""
    for path, stream in list_streams(edition):
        if stream.window is None:
            continue
        if stream.window.furthest < stream.window.nearest:
            remedy = "“furthest” must not be less than “nearest”"
            yield Mistake((*path, "window"), "the window closes before it opens", remedy)
        heading = stream.heading_by_id.get(stream.window.heading)
        if heading and heading.kind != "date":
            what = f"the window looks at “{heading.id}”, which holds no days"
            yield Mistake((*path, "window", "heading"), what, "Name a heading of “kind: date”")


def check_set_aside(edition: Edition) -> Iterator[Mistake]:
    """A rule that sets cases aside has what it needs to know them by."""
    for path, stream in list_streams(edition):
        for a, aside in enumerate(stream.set_aside):
            missing = [part for part in _needed_by(aside) if not getattr(aside, part)]
            for part in missing:
                yield Mistake((*path, "set_aside", a), f"“{aside.rule}” without its {part}", f"Add “{part}:”")
            if aside.rule in ("not-started", "outside-window", "ended-before-window") and stream.window is None:
                yield Mistake((*path, "set_aside", a), f"“{aside.rule}” in a stream without a window", "Add “window:”")
            heading = stream.heading_by_id.get(aside.heading or "")
            if aside.rule == "ended-before-window" and heading and heading.kind == "text":
                what = f"“{heading.id}” does not say when a case ended"
                yield Mistake((*path, "set_aside", a, "heading"), what, "Name a heading of “kind: date-or-mark”")


def _needed_by(aside: SetAside) -> tuple[str, ...]:
    needs = {
        "not-among": ("heading", "values"),
        "ended-before-window": ("heading",),
        "duplicate-person": ("identities",),
    }
    return needs.get(aside.rule, ())


def check_margins(edition: Edition) -> Iterator[Mistake]:
    """A margin by groups has groups, and a minimum is of a value there is."""
    for path, stream in list_streams(edition):
        for part in ("strata", "margins"):
            for m, margin in enumerate(getattr(stream, part)):
                heading = _known_headings(edition, stream).get(margin.heading)
                place: Path = (*path, part, m)
                if heading and margin.by_group and not any(value.group for value in heading.values):
                    what = f"“{heading.id}” has no groups to be counted by"
                    yield Mistake((*place, "by_group"), what, "Give its values a “group:”, or leave out “by_group”")
                for value in margin.minimums if heading and heading.values else ():
                    known = [one.title for one in heading.values] if heading else []
                    yield from find_missing((*place, "minimums", value), value, known, f"value of “{margin.heading}”")


def check_gives_way(edition: Edition) -> Iterator[Mistake]:
    """What gives way first is something that the sample must hold, and is named once."""
    for path, stream in list_streams(edition):
        known = ["officer-cap", "minimums", *(margin.heading for margin in stream.margins)]
        named: list[tuple[Path, str]] = [
            ((*path, "gives_way", place), name) for place, name in enumerate(stream.gives_way)
        ]
        for place, name in named:
            yield from find_missing(place, name, known, f"margin of “{stream.id}”")
        yield from find_repeated(named, f"parts of what gives way in “{stream.id}”", "name")


def check_sizes(edition: Edition) -> Iterator[Mistake]:
    """A formula has its confidence and margin, a fixed size its number, a table its steps from few to many."""
    needs = {"formula": ("confidence", "margin"), "fixed": ("number",), "table": ("steps",), "all": ()}
    for path, stream in list_streams(edition):
        for name in needs[stream.size.method]:
            if not getattr(stream.size, name):
                yield Mistake((*path, "size"), f"a size by “{stream.size.method}” without its {name}", f"Add “{name}:”")


def check_steps(edition: Edition) -> Iterator[Mistake]:
    """A table of sizes goes from few cases to many."""
    for path, stream in list_streams(edition):
        ends = [step.up_to for step in stream.size.steps]
        for place, (before, after) in enumerate(pairwise(ends), start=1):
            if after <= before:
                what = f"up to {after} after up to {before}"
                yield Mistake((*path, "size", "steps", place), what, "Write the steps from few cases to many")


def check_expected(edition: Edition) -> Iterator[Mistake]:
    """The answers that a whole sample has are answers to routing questions of its stream."""
    for path, stream in list_streams(edition):
        asked = {question.id: question for question in edition.routing if question.stream == stream.id}
        for routing, answers in stream.expects.items():
            place: Path = (*path, "expects", routing)
            yield from find_missing(place, routing, asked, f"routing question of “{stream.id}”")
            if routing in asked and asked[routing].answers in edition.answers.by_id:
                choices = [choice.id for choice in edition.answers.by_id[asked[routing].answers].choices]
                for answer in answers:
                    yield from find_missing(place, answer, choices, f"answer to “{routing}”")


CHECKS = (
    check_streams,
    check_headings,
    check_needed,
    check_windows,
    check_set_aside,
    check_margins,
    check_gives_way,
    check_sizes,
    check_steps,
    check_expected,
)
