"""What are invented people and places called? Put together from parts, so that no list of real names is needed."""

from trueline.synthetic.chance import Chance

_FIRST = (
    "Al",
    "Bre",
    "Cor",
    "Dar",
    "El",
    "Fen",
    "Gar",
    "Hal",
    "Iv",
    "Jor",
    "Ker",
    "Lin",
    "Mar",
    "Ner",
    "Or",
    "Per",
    "Ros",
    "Sel",
    "Tam",
    "Wil",
)
_LAST = ("an", "den", "ic", "ley", "mund", "na", "rick", "sa", "ton", "wyn")
_FAMILY = (
    "Amber",
    "Birch",
    "Copper",
    "Dove",
    "Elder",
    "Fern",
    "Grey",
    "Hazel",
    "Iron",
    "Juniper",
    "Kestrel",
    "Larch",
    "Marl",
    "Nettle",
    "Oaken",
    "Plover",
    "Quill",
    "Rowan",
    "Sedge",
    "Thorn",
    "Umber",
    "Vetch",
    "Willow",
    "Yarrow",
)
_ENDS = (
    "bank",
    "combe",
    "croft",
    "field",
    "gate",
    "hurst",
    "ley",
    "man",
    "mere",
    "shaw",
    "smith",
    "stead",
    "stone",
    "ton",
    "wright",
    "wick",
)
_PLACES = (
    "Ash",
    "Brack",
    "Cold",
    "Dun",
    "Eller",
    "Fell",
    "Gorse",
    "Hawk",
    "Ings",
    "Keld",
    "Ling",
    "Moor",
    "Nether",
    "Over",
    "Raven",
    "Stain",
    "Thwaite",
    "Wether",
)
_SIDES = ("bridge", "by", "dale", "firth", "haven", "holme", "mouth", "side", "thorpe", "water")


def name_person(chance: Chance) -> tuple[str, str]:
    """A family name and a first name."""
    return chance.pick(_FAMILY) + chance.pick(_ENDS), chance.pick(_FIRST) + chance.pick(_LAST)


def name_places(chance: Chance, count: int) -> tuple[str, ...]:
    """So many places, no two alike."""
    names: dict[str, None] = {}
    while len(names) < count:
        names[chance.pick(_PLACES) + chance.pick(_SIDES)] = None
    return tuple(names)
