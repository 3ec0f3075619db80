"""Who may do what? One table of roles and deeds, and the reason where somebody may not.

So far it holds the deeds of the sealed table. Everything here is an assumption until an inspectorate says otherwise.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from trueline.core.reasons import Reason

Deed = Literal["open-names", "dispose-names", "read-openings"]
DEEDS: tuple[Deed, ...] = ("open-names", "dispose-names", "read-openings")

#: Every role there is, with its deeds. Whoever works with people by name may open the names of drawn cases; who ends an
#: inspection disposes of them; whoever answers for either, or audits it, reads who opened what. Local assessors are the
#: inspected provider’s own staff and find their cases in its records.
ROLES: Mapping[str, frozenset[Deed]] = {
    "chief-inspector": frozenset(),
    "head-of-programme": frozenset({"dispose-names", "read-openings"}),
    "lead-inspector": frozenset({"open-names", "dispose-names", "read-openings"}),
    "deputy-lead": frozenset({"open-names", "read-openings"}),
    "inspector": frozenset({"open-names"}),
    "assistant-inspector": frozenset({"open-names"}),
    "partner-inspector": frozenset({"open-names"}),
    "local-assessor": frozenset(),
    "quality-lead": frozenset({"open-names"}),
    "researcher": frozenset({"open-names", "dispose-names", "read-openings"}),
    "support-officer": frozenset({"open-names"}),
    "panel-member": frozenset(),
    "editor": frozenset(),
    "observer": frozenset(),
    "provider-liaison": frozenset(),
    "reader": frozenset(),
    "auditor": frozenset({"read-openings"}),
    "administrator": frozenset(),
}


@dataclass(frozen=True)
class Decision:
    """Whether a role may do a deed, and why or why not."""

    is_allowed: bool
    reason: Reason


def decide(role: str, deed: Deed) -> Decision:
    """Whether somebody in a role may do a deed. A role that there is not may do nothing."""
    if role not in ROLES:
        return Decision(False, Reason("access.no-role", {"role": role, "roles": ", ".join(ROLES)}))
    allowed = ", ".join(one for one, deeds in ROLES.items() if deed in deeds)
    code = "access.allowed" if deed in ROLES[role] else "access.refused"
    return Decision(deed in ROLES[role], Reason(code, {"role": role, "deed": deed, "roles": allowed}))
