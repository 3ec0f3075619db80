"""Which commands are there, in the words of their own help?"""

from typing import Any

import click
from markdown import Lines
from typer.main import get_command

from trueline.cli.main import app


def print_commands() -> Lines:
    yield "# Commands\n\nExit 0: done. 1: the input has problems, each listed with its place and what to do about it;"
    yield "nothing was changed. 2: usage.\n"
    yield from _print_command(get_command(app), None, "trueline")


def _print_command(command: Any, above: Any, name: str) -> Lines:
    context = click.Context(command, parent=above, info_name=name, max_content_width=100, terminal_width=100)
    path = context.command_path
    yield f"## `{path}`\n\n```\n{command.get_help(context)}\n```\n"
    for below in getattr(command, "commands", {}).values():
        yield from _print_command(below, context, below.name)
