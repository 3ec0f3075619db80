"""What may be published? One pass over a whole report, before anything is rendered, hides what could point to a
person.

In a table of personal characteristics a count under the edition's threshold is hidden with every cell that would give
it away, and with it other rows, until what subtraction from the total yields is no small number either. Which other
rows follows from the order of the table alone, never from their counts: a choice by size would tell the sizes.
Judgements on the provider's work print at any n: reports print counts *because* samples are small.
"""

from dataclasses import dataclass, replace

from trueline.core.frameworks import Release
from trueline.core.reports.blocks import Bar, Block, Cell, Chart, Report, Section, Table
from trueline.core.wording import label

HIDDEN = "–"


@dataclass(frozen=True)
class ReleasedReport:
    """A report that may be rendered. Only :func:`release` makes one."""

    report: Report


def release(report: Report, rules: Release) -> ReleasedReport:
    """Hide small numbers throughout a report."""
    releasing = _Releasing(rules, report.language)
    return ReleasedReport(replace(report, sections=tuple(releasing.clear(section) for section in report.sections)))


@dataclass(frozen=True)
class _Releasing:
    rules: Release
    language: str

    def clear(self, section: Section) -> Section:
        blocks = tuple(self._clear_block(block) for block in section.blocks)
        return replace(section, blocks=blocks, sections=tuple(self.clear(below) for below in section.sections))

    def _clear_block(self, block: Block) -> Block:
        if isinstance(block, Table):
            return self._clear_table(block)
        if isinstance(block, Chart):
            table = self._clear_table(block.table)
            hidden = {
                (row[0].text, group)
                for row in table.rows
                for cell in row
                if cell.text == HIDDEN and len(cell.groups) == 1
                for group in cell.groups
            }
            return replace(block, bars=tuple(self._clear_bar(bar, hidden) for bar in block.bars), table=table)
        return block

    def _clear_bar(self, bar: Bar, hidden: set[tuple[str, str]]) -> Bar:
        parts = tuple(part for part in bar.parts if (bar.label, part.group) not in hidden)
        if parts == bar.parts:
            return bar
        return replace(bar, parts=parts, low=None, high=None, told=label("release.hidden", self.language))

    def _clear_table(self, table: Table) -> Table:
        if not table.crosses_people:
            return table
        groups = dict.fromkeys(group for row in table.rows for cell in row for group in cell.groups)
        hidden = {group: self._choose(table, group) for group in groups}
        rows = tuple(
            tuple(self._hide(cell) if any(number in hidden[group] for group in cell.groups) else cell for cell in row)
            for number, row in enumerate(table.rows)
        )
        if not any(hidden.values()):
            return table
        return replace(table, rows=rows, notes=(*table.notes, label("release.note", self.language)))

    def _choose(self, table: Table, group: str) -> set[int]:
        """The rows of which a count is hidden: the small ones, then others in the order of the table for as long as the
        total would give the small ones away.
        """
        counts = {
            number: cell.count
            for number, row in enumerate(table.rows)
            for cell in row
            if cell.groups == (group,) and cell.count is not None
        }
        if sum(counts.values()) < self.rules.base.value:
            return set(counts)
        small = {number for number, count in counts.items() if count < self.rules.count.value}
        hidden = set(small)
        for number in (number for number in counts if small and table.adds_up and number not in small):
            # With one large count among them, and this many people, no row of those hidden is known to be small.
            if hidden - small and sum(counts[one] for one in hidden) >= 2 * self.rules.count.value - 1:
                break
            hidden.add(number)
        return hidden

    def _hide(self, cell: Cell) -> Cell:
        return replace(cell, text=HIDDEN, count=None)
