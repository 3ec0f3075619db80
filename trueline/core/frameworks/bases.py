"""Where does a setting of an edition come from, and in which languages is a text written?"""

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

Kind = Literal["S", "D", "P", "A"]

KINDS: dict[Kind, str] = {
    "S": "stated in a published report",
    "D": "derived from published figures",
    "P": "published elsewhere",
    "A": "assumption",
}


@dataclass(frozen=True)
class Basis:
    """Why a setting is as it is. ``source`` cites a report and line (``S0:1304``) or a document; empty for an
    assumption.
    """

    kind: Kind
    source: str = ""

    def __str__(self) -> str:
        told = KINDS[self.kind]
        return f"{told} ({self.source})" if self.source else told


T = TypeVar("T")


@dataclass(frozen=True)
class Setting(Generic[T]):
    """A value that an inspectorate may change, with its basis. In YAML: the bare value, or ``{is: …, basis: …,
    source: …}``.
    """

    value: T
    basis: Basis


@dataclass(frozen=True)
class Text:
    """Words for people. A missing Welsh text shows the English one. In YAML: ``{en: …, cy: …}``, or the English
    alone.
    """

    en: str
    cy: str | None = None

    def say(self, language: str = "en") -> str:
        """The text in ``language`` where it is there, else in English."""
        return self.cy if language == "cy" and self.cy else self.en

    def __str__(self) -> str:
        return self.en
