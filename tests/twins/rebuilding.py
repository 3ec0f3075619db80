"""Tables rebuilt from the contact log, read slowly and plainly: the twin of the warehouse's rebuilt terms."""

from typing import Any

from tests.extracts import DEFINITION
from tests.twins.record import Record, has_mark


def rebuild(record: Record, table: str) -> list[dict[str, Any]]:
    """The rows of a table that contacts stand for; a field that no contact tells is blank."""
    (how,) = (one for one in DEFINITION.rebuilt if one.table == table)
    rows = []
    for contact in record.rows("contact"):
        outcome = contact.get("outcome_code")
        came_to_nothing = has_mark("COUT", outcome, "absent") or has_mark("COUT", outcome, "rescheduled")
        if contact["contact_date"] > record.as_at or came_to_nothing:
            continue
        for code in how.codes:
            if code.code == contact["contact_type"]:
                row = dict.fromkeys(DEFINITION.tables[table].field_by_name)
                for name, taken in how.taken.items():
                    row[name] = contact.get(taken)
                row[code.day or how.day] = contact["contact_date"]
                row[how.kind] = code.kind or None
                rows.append(row)
    return rows
