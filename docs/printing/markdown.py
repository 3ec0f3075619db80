"""How is a table of a printed page written?"""

from collections.abc import Iterator

Lines = Iterator[str]


def row(*cells: object) -> str:
    return "| " + " | ".join(str(cell).replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def head(*names: str) -> str:
    return row(*names) + "\n" + row(*("---" for _ in names))
