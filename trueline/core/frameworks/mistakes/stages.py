"""Can an inspection get from its first stage to an end?"""

from collections.abc import Iterator

from trueline.core.frameworks.editions import Edition
from trueline.core.frameworks.mistakes.mistakes import Mistake, find_missing, find_repeated


def check_stages(edition: Edition) -> Iterator[Mistake]:
    """Moves lead to stages there are, every stage can be reached, and from every stage an end."""
    stages = edition.stages.stages
    ids = [stage.id for stage in stages]
    yield from find_repeated([(("stages", "stages", s, "id"), id_) for s, id_ in enumerate(ids)], "stages")
    for s, stage in enumerate(stages):
        for move in stage.moves:
            yield from find_missing(("stages", "stages", s, "moves"), move, ids, "stage")
    ending, reached = _stages_with_an_end(edition), _stages_reached(edition)
    for s, stage in enumerate(stages):
        if stage.id not in reached:
            what = f"no move leads from “{ids[0]}” to the stage “{stage.id}”"
            yield Mistake(("stages", "stages", s), what, "Add it to the moves of a stage before it, or take it out")
        if stage.id not in ending:
            what = f"from the stage “{stage.id}” no end can be reached"
            yield Mistake(("stages", "stages", s), what, "Add a move towards a stage with “is_end: true”")


def _stages_with_an_end(edition: Edition) -> set[str]:
    """The stages from which some end can be reached, found backwards from the ends."""
    reached = {stage.id for stage in edition.stages.stages if stage.is_end}
    while True:
        further = {stage.id for stage in edition.stages.stages if reached & set(stage.moves)} - reached
        if not further:
            return reached
        reached |= further


def _stages_reached(edition: Edition) -> set[str]:
    """The stages to which some moves lead from the first, where an inspection begins."""
    moves = {stage.id: stage.moves for stage in edition.stages.stages}
    reached: set[str] = set()
    waiting = list(moves)[:1]
    while waiting:
        stage = waiting.pop()
        if stage not in reached:
            reached.add(stage)
            waiting += [move for move in moves[stage] if move in moves]
    return reached


def check_roles(edition: Edition) -> Iterator[Mistake]:
    """Role ids are unique."""
    yield from find_repeated(
        [(("stages", "roles", r, "id"), role.id) for r, role in enumerate(edition.stages.roles)], "roles"
    )


CHECKS = (check_stages, check_roles)
