"""What is asked of an engine for one fact, and how does the answer become a status?

A fact says whether it applies, is known and holds; only here do these become one of four statuses. NULL never counts as
an answer: whatever is NULL makes the fact unknown.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from trueline.core.caseloads import Doubt, ExtractAccount
from trueline.core.facts import Fact, Measure, Parameters
from trueline.warehouse.engines.rebuilding import select_doubted
from trueline.warehouse.engines.translating import LiteralValue
from trueline.warehouse.extracts.fields import quote_text

#: The columns of a result, in order, with what a fact's own query must select for them.
COLUMNS = ("fact", "subject_kind", "subject", "status", "value", "unit", "shown_by", "missing", "as_at", "version")


@dataclass(frozen=True)
class Asked:
    """What every fact of one run is asked with: the day, whose extract it is, the limits that held, and where facts
    that read a rebuilt table cannot rest on it, by their ids. ``unsent`` are the optional tables that were not sent.
    """

    account: ExtractAccount
    as_at: date
    parameters: Parameters
    doubts: Mapping[str, Doubt] = field(default_factory=dict)
    unsent: tuple[str, ...] = ()

    @property
    def literals(self) -> dict[str, LiteralValue]:
        """What stands for each ``$name``."""
        account = self.account
        limits: dict[str, LiteralValue] = {
            one.id: one.get(self.as_at, account.provider, account.regime).value for one in self.parameters.parameters
        }
        return {
            **limits,
            "as_at": self.as_at,
            "announcement_date": account.announcement_date,
            "provider": account.provider,
            "regime": account.regime,
        }

    def find_partial(self, asked: Fact | Measure) -> tuple[str, ...]:
        """The tables that a fact or measure needs and the extract does not hold whole."""
        return asked.find_partial(self.account.partial_tables, self.unsent)

    def is_unanswerable(self, fact: Fact) -> bool:
        """Whether a fact rests on a rebuilt table that can answer it for nobody."""
        return bool(self.doubts.get(fact.id, Doubt()).everywhere)

    def find_lacking(self, fact: Fact, *, is_doubted: bool) -> tuple[str, ...]:
        """What a fact that is unknown of a subject lacks; ``is_doubted`` where a rebuilt table cannot tell it."""
        partial = self.find_partial(fact)
        doubt = self.doubts.get(fact.id, Doubt())
        if partial or doubt.everywhere:
            return tuple(dict.fromkeys((*partial, *doubt.everywhere)))
        return doubt.lacking if is_doubted else fact.unknown_without


def ask(fact: Fact, asked: Asked) -> str:
    """The query for a fact's rows: one for each subject, narrow, in the order of the subjects."""
    missing = quote_text(" ".join(asked.find_lacking(fact, is_doubted=False)))
    if _has_doubted(fact, asked):
        doubted = quote_text(" ".join(asked.find_lacking(fact, is_doubted=True)))
        missing = f"CASE WHEN is_doubted THEN {doubted} ELSE {missing} END"
    shown = "status IN ('true', 'unknown')"
    return f"""SELECT
    {quote_text(fact.id)} AS fact,
    {quote_text(fact.subject)} AS subject_kind,
    subject,
    status,
    CASE WHEN {shown} THEN CAST(value AS DOUBLE) END AS value,
    {quote_text(fact.unit)} AS unit,
    CASE WHEN {shown} THEN coalesce(array_to_string(shown_by, ' '), '') ELSE '' END AS shown_by,
    CASE WHEN status = 'unknown' THEN {missing} ELSE '' END AS missing,
    CAST('{asked.as_at}' AS DATE) AS as_at,
    {fact.version} AS version
FROM ({tell_status(fact, asked)}) AS told
ORDER BY subject"""


def tell_status(fact: Fact, asked: Asked) -> str:
    """A fact's own query with its status, and every column that its sentence names. Where a rebuilt table cannot tell,
    a fact is unknown before it does not apply: what it applies to may rest on the same table.
    """
    doubt = asked.doubts.get(fact.id, Doubt())
    is_partial = bool(asked.find_partial(fact))
    unknown = "TRUE" if is_partial else "applies IS NULL OR known IS NULL OR NOT known OR holds IS NULL"
    first, more, joined = "", "", ""
    if doubt.everywhere:
        first = "WHEN TRUE THEN 'unknown'"
    elif doubt.blanks:
        first = "WHEN doubts.doubted IS NOT NULL THEN 'unknown'"
        more = "doubts.doubted IS NOT NULL AS is_doubted,"
        joined = f"LEFT JOIN ({select_doubted(fact, doubt)}) AS doubts ON doubts.doubted = asked.subject"
    return f"""SELECT
    asked.*,
    {more}
    CASE
        {first}
        WHEN NOT applies THEN 'not applicable'
        WHEN {unknown} THEN 'unknown'
        WHEN holds THEN 'true'
        ELSE 'false'
    END AS status
FROM (
{fact.sql}
) AS asked
{joined}"""


def _has_doubted(fact: Fact, asked: Asked) -> bool:
    doubt = asked.doubts.get(fact.id, Doubt())
    return bool(doubt.blanks) and not doubt.everywhere
