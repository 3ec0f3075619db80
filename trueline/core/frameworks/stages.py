"""Through which stages does an inspection go, and which roles do people hold in it?"""

from dataclasses import dataclass
from typing import Literal

from trueline.core.frameworks.bases import Basis, Text


@dataclass(frozen=True)
class Stage:
    """A stage, the days from the first day of fieldwork to its start (negative before it), and where it may lead."""

    id: str
    title: Text
    basis: Basis
    days: int | None = None
    moves: tuple[str, ...] = ()
    is_end: bool = False


@dataclass(frozen=True)
class Role:
    """What somebody is in an inspection; ``held`` says for what the role is given."""

    id: str
    title: Text
    basis: Basis
    held: Literal["inspection", "provider", "all"] = "inspection"


@dataclass(frozen=True)
class StageRules:
    """The stages in order, the first being where an inspection begins, and the roles."""

    stages: tuple[Stage, ...]
    roles: tuple[Role, ...]
    basis: Basis
