"""The command ``trueline caseload handovers``: how events pass from hand to hand."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trueline.cli.options import AsAt, AsJson, Extract, Key
from trueline.cli.printing import count, print_json, print_table, tell_references

if TYPE_CHECKING:
    from trueline.core.caseloads import StepSummary


def handovers(
    extract: Extract,
    as_at: AsAt,
    out: Annotated[Path, typer.Option(help="The file to write: .csv.")],
    key: Key = None,
    as_json: AsJson = False,
) -> None:
    """List the steps of each sentenced event, from court to first review and victim unit, with days and what lacks."""
    from trueline.actions.desk.handovers import list_handovers

    chain = list_handovers(extract, as_at.date(), out, key)
    if as_json:
        told = {"provider": chain.account.provider, "as_at": chain.as_at, "events": chain.events}
        print_json({**told, "partial": list(chain.partial), "steps": [_describe(one) for one in chain.steps]})
        return
    print(f"{chain.account.provider}, as at {chain.as_at}\n")
    headings = (
        "step",
        "organisation",
        "recorded",
        "missing",
        "unknown",
        "timed",
        "quarter",
        "median",
        "three quarters",
    )
    print_table(headings, [_list(one) for one in chain.steps], numbers=(6, 7, 8))
    print(f"\n{count(chain.events, 'sentenced event', 'sentenced events')}, each with its steps in {out}.")
    print("Days since the step before; those of the victim unit, since the sentence.")
    if chain.partial:
        print(f"Partial, so that what is not recorded is unknown: {', '.join(chain.partial)}")
    print(f"Facts point; inspectors judge. {tell_references(is_hidden=key is not None)}")


def _list(one: "StepSummary") -> tuple[object, ...]:
    quartiles = [f"{days:g}" for days in one.quartiles] if one.quartiles else ["", "", ""]
    organisation = one.organisation or "not recorded"
    return one.step, organisation, one.recorded, one.missing, one.unknown, one.timed, *quartiles


def _describe(one: "StepSummary") -> dict[str, object]:
    low, middle, high = one.quartiles or (None, None, None)
    return {
        "step": one.step,
        "organisation": one.organisation,
        "recorded": one.recorded,
        "missing": one.missing,
        "unknown": one.unknown,
        "timed": one.timed,
        "quarter": low,
        "median": middle,
        "three_quarters": high,
    }
