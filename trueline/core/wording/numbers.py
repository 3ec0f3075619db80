"""How is a number written for people?"""

from fractions import Fraction


def write_number(value: int | Fraction) -> str:
    """A number in digits with at most two decimals: 31, 39.3, 79.67."""
    return str(value) if value.denominator == 1 else f"{float(value):.2f}".rstrip("0").rstrip(".")
