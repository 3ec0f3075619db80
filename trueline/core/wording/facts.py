"""In which sentence is a fact told?"""

from collections.abc import Mapping
from datetime import date

from trueline.core.facts import Fact, Status
from trueline.core.reasons import Reason
from trueline.core.wording.days import write_day
from trueline.core.wording.sentences import tell


def tell_fact(
    fact: Fact, status: Status, fields: Mapping[str, object], missing: str, as_at: date, language: str = "en"
) -> str:
    """A neutral, dated sentence. ``fields`` are what the fact's own query gives, and its limits, for the places in its
    sentence; ``missing`` names what an unknown one lacks.
    """
    if status == "true":
        shown = {name: _write(value, language) for name, value in fields.items()}
        return fact.says.say(language).format_map(shown)
    figures = {"as_at": write_day(as_at, language), "missing": ", ".join(missing.split())}
    code = f"fact.{status.replace(' ', '-')}"
    return f"{tell(Reason(code, figures), language)}."


def _write(value: object, language: str) -> str:
    return write_day(value, language) if isinstance(value, date) else str(value)
