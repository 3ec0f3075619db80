"""Can the instruments of an edition be asked, and do they bear on what there is?"""

from collections.abc import Iterator

from trueline.core.frameworks.editions import Edition
from trueline.core.frameworks.mistakes.mistakes import Mistake, Path, find_missing, find_repeated


def check_instruments(edition: Edition) -> Iterator[Mistake]:
    """An instrument has items, and an id of its own: answers name it where they would name a stream."""
    streams = [(("samples", "streams", s, "id"), stream.id) for s, stream in enumerate(edition.samples.streams)]
    ids = [(("instruments", i, "id"), instrument.id) for i, instrument in enumerate(edition.instruments)]
    if ids:
        yield from find_repeated([*streams, *ids], "streams or instruments")
    for i, instrument in enumerate(edition.instruments):
        path: Path = ("instruments", i)
        if not instrument.items:
            yield Mistake(path, f"the instrument “{instrument.id}” asks nothing", "Add its “items:”")
        items = [((*path, "items", n, "id"), item.id) for n, item in enumerate(instrument.items)]
        yield from find_repeated(items, f"items of “{instrument.id}”")


def check_items(edition: Edition) -> Iterator[Mistake]:
    """An item has answers, bears on standards or key questions there are, and is let in by items of its instrument."""
    judged = [*edition.standards, *edition.key_questions]
    for i, instrument in enumerate(edition.instruments):
        asked = {item.id: item for item in instrument.items}
        for n, item in enumerate(instrument.items):
            path: Path = ("instruments", i, "items", n)
            yield from find_missing((*path, "answers"), item.answers, edition.answers.by_id, "answer set")
            for bears_on in item.bears_on:
                yield from find_missing((*path, "bears_on"), bears_on, judged, "standard or key question")
            for routing, answers in item.applies.items():
                yield from find_missing((*path, "applies", routing), routing, asked, f"item of “{instrument.id}”")
                held = edition.answers.by_id.get(asked[routing].answers) if routing in asked else None
                for answer in answers if held else ():
                    known = [choice.id for choice in held.choices] if held else []
                    yield from find_missing((*path, "applies", routing), answer, known, f"answer to “{routing}”")


CHECKS = (check_instruments, check_items)
