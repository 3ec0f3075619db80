"""The command ``trueline caseload unseen``: who has not been seen face to face."""

from pathlib import Path
from typing import Annotated

import typer

from trueline.cli.options import AsAt, AsJson, Extract, Key
from trueline.cli.printing import count, describe_limits, print_json, print_limits, print_table, tell_references


def unseen(
    extract: Extract,
    as_at: AsAt,
    out: Annotated[Path, typer.Option(help="The file to write: .csv.")],
    key: Key = None,
    as_json: AsJson = False,
) -> None:
    """List everyone in the community not seen face to face within the limit, for the provider to answer one by one."""
    from trueline.actions.desk.unseen import list_people_unseen

    found = list_people_unseen(extract, as_at.date(), out, key)
    if as_json:
        bands = [
            {"over": limit, "people": people, "certain": certain} for limit, (people, certain) in found.by_limit.items()
        ]
        told = {"provider": found.account.provider, "as_at": found.as_at, "supervised": found.supervised}
        limits = {"limits": describe_limits(found.limits)}
        print_json({**told, "unseen": len(found.people), "partial": list(found.partial), "bands": bands, **limits})
        return
    print(f"{found.account.provider}, as at {found.as_at}\n")
    rows = [(f"over {limit} days", people, people - certain) for limit, (people, certain) in found.by_limit.items()]
    print_table(("not seen for", "people", "of whom uncertain"), rows)
    supervised = count(found.supervised, "person", "people")
    print(f"\n{len(found.people):,} of {supervised} under supervision in the community, each listed once in {out}.")
    print("Uncertain: a later contact may have been face to face and attended.")
    if found.partial:
        print(f"Partial, so that nobody is certain: {', '.join(found.partial)}")
    print()
    print_limits(found.limits)
    print()
    print(f"Facts point; inspectors judge. {tell_references(is_hidden=key is not None)}")
