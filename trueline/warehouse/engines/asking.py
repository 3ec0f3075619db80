"""What is asked of an engine for one fact, and how does the answer become a status?

A fact says whether it applies, is known and holds; only here do these become one of four statuses. NULL never counts as
an answer: whatever is NULL makes the fact unknown.
"""

from dataclasses import dataclass
from datetime import date

from trueline.core.caseloads import ExtractAccount
from trueline.core.facts import Fact, Parameters
from trueline.warehouse.engines.translating import LiteralValue
from trueline.warehouse.extracts.fields import quote_text

#: The columns of a result, in order, with what a fact's own query must select for them.
COLUMNS = ("fact", "subject_kind", "subject", "status", "value", "unit", "shown_by", "missing", "as_at", "version")


@dataclass(frozen=True)
class Asked:
    """What every fact of one run is asked with: the day, whose extract it is, and the limits that held."""

    account: ExtractAccount
    as_at: date
    parameters: Parameters

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


def ask(fact: Fact, asked: Asked) -> str:
    """The query for a fact's rows: one for each subject, narrow, in the order of the subjects."""
    partial = fact.find_partial(asked.account.partial_tables)
    missing = " ".join(partial or fact.unknown_without)
    shown = "status IN ('true', 'unknown')"
    return f"""SELECT
    {quote_text(fact.id)} AS fact,
    {quote_text(fact.subject)} AS subject_kind,
    subject,
    status,
    CASE WHEN {shown} THEN CAST(value AS DOUBLE) END AS value,
    {quote_text(fact.unit)} AS unit,
    CASE WHEN {shown} THEN coalesce(array_to_string(shown_by, ' '), '') ELSE '' END AS shown_by,
    CASE WHEN status = 'unknown' THEN {quote_text(missing)} ELSE '' END AS missing,
    CAST('{asked.as_at}' AS DATE) AS as_at,
    {fact.version} AS version
FROM ({tell_status(fact, asked)}) AS told
ORDER BY subject"""


def tell_status(fact: Fact, asked: Asked) -> str:
    """A fact's own query with its status, and every column that its sentence names."""
    is_partial = bool(fact.find_partial(asked.account.partial_tables))
    unknown = "TRUE" if is_partial else "applies IS NULL OR known IS NULL OR NOT known OR holds IS NULL"
    return f"""SELECT
    asked.*,
    CASE
        WHEN NOT applies THEN 'not applicable'
        WHEN {unknown} THEN 'unknown'
        WHEN holds THEN 'true'
        ELSE 'false'
    END AS status
FROM (
{fact.sql}
) AS asked"""
