"""Print the reference pages from the code, or with --check say which of them no longer match it."""

import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from caseload_pages import (
    list_themes,
    print_data_package,
    print_data_request,
    print_facts,
    print_limits,
    print_theme,
)
from command_pages import print_commands
from file_pages import print_edition_files, print_files_in
from framework_pages import print_framework
from markdown import Lines
from measure_pages import print_measures
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
        "measures.md": print_measures,
    }
    pages |= {f"frameworks/{id_}.md": partial(print_framework, id_) for id_ in list_framework_ids()}
    pages |= {f"facts/{theme}.md": partial(print_theme, theme) for theme in list_themes()}
    return pages


def print_pages() -> Mapping[Path, str]:
    texts = {PAGES / name: "\n".join(page()).rstrip() + "\n" for name, page in list_pages().items()}
    return {path: PRINTED + text if path.suffix == ".md" else text for path, text in texts.items()}


def main() -> int:
    pages = print_pages()
    beyond = set(PAGES.rglob("*.*")) - set(pages)
    if "--check" in sys.argv:
        changed = {path for path, text in pages.items() if not path.is_file() or path.read_text("utf-8") != text}
        for path in sorted(beyond | changed):
            name = path.relative_to(PAGES).as_posix()
            print(f"docs/reference/{name} no longer matches the code: run “make docs”.", file=sys.stderr)
        return int(bool(beyond | changed))
    for path in beyond:
        path.unlink()
    for path, text in pages.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
