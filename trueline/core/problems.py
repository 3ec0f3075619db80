"""What is wrong with something that came in, where, and what should be done about it?"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing wrong with one input.

    ``row`` counts rows of a table as a spreadsheet does (the heading is row 1); ``line`` counts lines of a text file
    from 1. ``field`` is a column heading or a key; ``value`` is what stood there, as it was written.
    """

    what: str
    remedy: str
    file: str = ""
    row: int | None = None
    line: int | None = None
    field: str = ""
    value: str = ""

    def as_record(self) -> dict[str, str | int]:
        """The problem for machines: only the parts that are known."""
        record: dict[str, str | int] = {"what": self.what, "remedy": self.remedy}
        for name in ("file", "row", "line", "field", "value"):
            part = getattr(self, name)
            if part not in ("", None):
                record[name] = part
        return record

    def __str__(self) -> str:
        place = ", ".join(
            part
            for part in (
                f"{self.file}:{self.line}" if self.file and self.line else self.file,
                f"row {self.row}" if self.row else "",
                f"“{self.field}”" if self.field else "",
            )
            if part
        )
        told = f"{self.what}: “{self.value}”" if self.value else self.what
        remedy = self.remedy if self.remedy.endswith("?") else f"{self.remedy}."
        return f"{place}: {told}. {remedy}" if place else f"{told}. {remedy}"


class Refused(Exception):
    """An input was refused whole, and nothing was changed. ``problems`` lists everything found wrong with it."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems
