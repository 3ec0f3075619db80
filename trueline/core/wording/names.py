"""What do the ids in reasons stand for under an edition?"""

from collections.abc import Mapping

from trueline.core.frameworks import Edition


def list_names(edition: Edition, language: str = "en") -> Mapping[str, str]:
    """Words for ids: ratings under their ids; what is named differently in different places under ``place:id``."""
    names = {rating.id: rating.title.say(language) for rating in edition.ratings.scale}
    names |= {f"routing:{question.id}": question.ask.say(language) for question in edition.routing}
    for answers in edition.answers.sets:
        for choice in (*answers.choices, *edition.answers.beside):
            names.setdefault(f"answer:{choice.id}", choice.title.say(language))
    for stream in edition.streams.values():
        if stream.caveat:
            names[f"caveat:{stream.id}"] = stream.caveat.say(language)
    return names
