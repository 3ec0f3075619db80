"""How does a written text with live figures become paragraphs?

A text is paragraphs between blank lines, lists of lines that begin with a dash, and subheadings that begin with
``###``. In braces stand figures: ``{2.1.1}`` the percentage, ``{2.1.1:words}`` its words, ``{2.1.1:cases}`` the cases
behind it, ``{2.1.1:not}`` the percentage that did not meet it, ``{2.1.1/CRC}`` that of one organisation,
``{sample:case-supervision}`` a number of cases.
"""

import re
from collections.abc import Iterator

from trueline.core.problems import Problem, Refused
from trueline.core.reasons import Reason
from trueline.core.reports.blocks import Block, Bullets, LiveFigure, Paragraph, Run, Runs, Subheading
from trueline.core.reports.sources import ReportSources
from trueline.core.wording import tell, write_words

_LIVE = re.compile(r"\{([^{}:]+)(?::([^{}]+))?\}")


def read_text(sources: ReportSources, section: str, language: str) -> tuple[Block, ...]:
    """The blocks of a section's text; none where there is no text. Refused when it names a figure there is not."""
    written = sources.texts.get(section, "")
    return tuple(_read_blocks(sources, section, written, language))


def _read_blocks(sources: ReportSources, section: str, written: str, language: str) -> Iterator[Block]:
    for part in re.split(r"\n\s*\n", written.strip()):
        lines = [line.strip() for line in part.splitlines() if line.strip()]
        if not lines:
            continue
        if lines[0].startswith("### "):
            yield Subheading(lines.pop(0).removeprefix("### "))
        if lines and all(line.startswith("- ") for line in lines):
            yield Bullets(tuple(read_runs(sources, section, line.removeprefix("- "), language) for line in lines))
        elif lines:
            yield Paragraph(read_runs(sources, section, " ".join(lines), language))


def read_runs(sources: ReportSources, section: str, written: str, language: str) -> Runs:
    """One line of text as runs of words and figures."""
    runs: list[Run] = []
    end = 0
    for match in _LIVE.finditer(written):
        runs += [written[end : match.start()], _look_up(sources, section, match[1], match[2] or "percent", language)]
        end = match.end()
    return tuple(run for run in (*runs, written[end:]) if run)


def _look_up(sources: ReportSources, section: str, about: str, form: str, language: str) -> LiveFigure:
    if about == "sample" and form in sources.accounts:
        account = sources.accounts[form]
        told = tell(Reason("report.sampled", {"size": account.size, "population": account.population}), language)
        return LiveFigure(str(account.size), f"sample-{form}", told)
    question, _, organisation = about.partition("/")
    estimate = sources.scores.find(question, organisation)
    if estimate is None or estimate.percent is None:
        what = f"the text of “{section}” names a figure there is not"
        raise Refused(Problem(what, "Name a question that was answered, or a sample", field=section, value=about))
    counts = estimate.counts
    cases = tell(Reason("report.cases", {"met": counts.met, "n": counts.n}), language)
    forms = {
        "percent": tell(Reason("report.percent", {"percent": estimate.percent}), language),
        "not": tell(Reason("report.percent", {"percent": 100 - estimate.percent}), language),
        "words": write_words(sources.edition.wording, estimate.percent) or f"{estimate.percent}%",
        "cases": cases,
    }
    if form not in forms:
        what = f"the text of “{section}” asks for a figure in a form there is not"
        raise Refused(Problem(what, f"Use one of: {', '.join(forms)}", field=section, value=form))
    return LiveFigure(forms[form], about, f"{about}: {cases}")
