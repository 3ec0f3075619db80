"""What people do with texts: hold their words and numbers against the figures."""

from pathlib import Path

from trueline.actions.desk.frameworks import get_framework
from trueline.core.problems import Problem, Refused
from trueline.core.wording import CheckedText, check_text
from trueline.intake.figure_files import read_figures
from trueline.intake.tables import decode_text


def check_wording(text: Path, figures: Path, framework: str) -> CheckedText:
    """Check a text file against a figures file under an edition. Remarks warn; unreadable files are refused."""
    edition = get_framework(framework)
    percents = {id_: figure.percent for id_, figure in read_figures(figures, edition).figures.by_question.items()}
    if not text.is_file():
        raise Refused(Problem("no such file", "Check its name and folder", file=str(text)))
    return check_text(edition, decode_text(text.read_bytes(), text.name), percents)
