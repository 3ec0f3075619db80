"""What are the fixed words of reports called?"""

from collections.abc import Mapping

from trueline.core.frameworks import Text

LABELS: Mapping[str, Text] = {
    "heading.rating": Text("Rating"),
    "heading.percent": Text("% yes"),
    "heading.cases": Text("Cases"),
    "heading.of": Text("Yes"),
    "heading.unknown": Text("Not known"),
    "heading.margin": Text("Margin"),
    "heading.interval": Text("80% interval"),
    "heading.comparison": Text("Other inspections"),
    "heading.ground": Text("Rests on"),
    "ground.evidence": Text("Evidence, against ratings characteristics"),
    "heading.fact": Text("Fact"),
    "heading.here": Text("Here"),
    "heading.national": Text("England and Wales"),
    "heading.target": Text("Target"),
    "heading.source": Text("Source"),
    "heading.category": Text("Category"),
    "heading.eligible": Text("Eligible"),
    "heading.share": Text("Share"),
    "heading.drawn": Text("In the sample"),
    "heading.reason": Text("Reason"),
    "heading.answer": Text("Answer"),
    "heading.kind": Text("Kind"),
    "heading.number": Text("Number"),
    "heading.points": Text("Points"),
    "section.strengths": Text("Strengths"),
    "section.improvements": Text("Areas for improvement"),
    "section.domain-one": Text("Domain one: organisational delivery"),
    "section.empty": Text("Nothing has been written here yet."),
    "section.prompts": Text("What lies behind the answers"),
    "table.overall": Text("Ratings of the standards, and their points"),
    "table.results": Text("Results of {domain}"),
    "table.prompts": Text("Under {question}"),
    "table.context": Text("Contextual facts"),
    "table.margin": Text("{heading}: eligible cases and the sample"),
    "table.aside": Text("Cases set aside"),
    "table.evidence": Text("Evidence on the organisation"),
    "table.factors": Text("{question}"),
    "chart.standard": Text("{standard}: answers of yes by question"),
    "chart.standard.description": Text(
        "A bar for each key question, with the interval around it and lines where a rating begins. {told}"
    ),
    "chart.ratings": Text("Answers of yes to the lowest key question of each standard"),
    "chart.ratings.description": Text(
        "A bar for the key question that decides each rated standard, and lines where a rating begins. {told}"
    ),
    "chart.margin": Text("{heading}: share of eligible cases and of the sample"),
    "chart.margin.description": Text("For each category, its share of the eligible cases and of the sample. {told}"),
    "chart.factors": Text("{question}"),
    "chart.factors.description": Text("A bar for each answer, in cases; a case may have several. {told}"),
    "part.yes": Text("Yes"),
    "part.eligible": Text("Eligible"),
    "part.drawn": Text("In the sample"),
    "part.cases": Text("Cases"),
    "marking.invented": Text("Invented: nothing in this report is about a real person, provider or inspection"),
    "release.note": Text("A dash stands for a small number, or one that would give a small number away."),
    "release.hidden": Text("not shown: a small number"),
    "kind.document": Text("Documents read"),
    "kind.interview": Text("Interviews"),
    "kind.meeting": Text("Meetings and focus groups"),
    "kind.observation": Text("Observations"),
    "kind.survey": Text("Surveys"),
    "kind.figure": Text("Figures supplied"),
    "aside.not-started": Text("Not yet begun"),
    "aside.outside-window": Text("Begun outside the window"),
    "aside.ended-before-window": Text("Over by the end of the window"),
    "aside.not-among": Text("Another kind of sentence"),
    "aside.duplicate-person": Text("A second case of the same person"),
}


def label(code: str, language: str = "en", **places: str) -> str:
    """A fixed word or title in a language, with its places filled."""
    return LABELS[code].say(language).format(**places)
