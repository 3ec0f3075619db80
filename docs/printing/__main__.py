"""Print the reference pages from the code, or with --check say which of them no longer match it."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from caseload_pages import print_data_package, print_data_request, print_facts, print_limits
from command_pages import print_commands
from file_pages import print_edition_files, print_files_in
from framework_pages import print_framework
from markdown import Lines
from rule_pages import print_archive, print_rules, print_sentences

from trueline.intake.framework_files import list_framework_ids

PAGES = Path(__file__).parents[1] / "reference"
PRINTED = "<!-- Printed from the code by “make docs”. Do not edit. -->\n\n"


def list_pages() -> Mapping[str, Callable[[], Lines]]:
    pages: dict[str, Callable[[], Lines]] = {
        "commands.md": print_commands,
        "rules.md": print_rules,
        "edition-files.md": print_edition_files,
        "archive-check.md": print_archive,
        "files-in.md": print_files_in,
        "reasons.md": print_sentences,
        "extract.md": print_data_request,
        "extract.datapackage.json": print_data_package,
        "facts.md": print_facts,
        "limits.md": print_limits,
    }
    for id_ in list_framework_ids():
        pages[f"frameworks/{id_}.md"] = lambda id_=id_: print_framework(id_)  # type: ignore[misc]
    return pages


def main() -> int:
    stale = []
    for name, page in list_pages().items():
        path = PAGES / name
        text = (PRINTED if path.suffix == ".md" else "") + "\n".join(page()).rstrip() + "\n"
        if "--check" in sys.argv:
            if not path.is_file() or path.read_text(encoding="utf-8") != text:
                stale.append(name)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    for name in stale:
        print(f"docs/reference/{name} no longer matches the code: run “make docs”.", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
