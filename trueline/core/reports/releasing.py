"""What may be published? One pass over a whole report, before anything is rendered, hides what could point to a
person.

In a table of personal characteristics a count under the edition's threshold is hidden with every cell that would give
it away, and with it the next smallest, until what subtraction from the total yields is no small number either.
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
            hidden = {(row[0].text, cell.group) for row in table.rows for cell in row if cell.text == HIDDEN}
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
        groups = dict.fromkeys(cell.group for row in table.rows for cell in row if cell.count is not None)
        hidden = {group: self._choose(table, group) for group in groups}
        rows = tuple(
            tuple(self._hide(cell) if number in hidden.get(cell.group, ()) else cell for cell in row)
            for number, row in enumerate(table.rows)
        )
        if not any(hidden.values()):
            return table
        return replace(table, rows=rows, notes=(*table.notes, label("release.note", self.language)))

    def _choose(self, table: Table, group: str) -> set[int]:
        """The rows of which a group of cells is hidden: the small counts, then the next smallest for as long as the
        total would give them away.
        """
        counts = {
            number: cell.count
            for number, row in enumerate(table.rows)
            for cell in row
            if cell.group == group and cell.count is not None
        }
        if sum(counts.values()) < self.rules.base.value:
            return set(counts)
        threshold = self.rules.count.value
        hidden = {number for number, count in counts.items() if count < threshold}
        by_size = sorted(counts, key=lambda number: (counts[number], number))
        while hidden and len(hidden) < len(counts):
            if len(hidden) > 1 and sum(counts[number] for number in hidden) >= threshold:
                break
            hidden.add(next(number for number in by_size if number not in hidden))
        return hidden

    def _hide(self, cell: Cell) -> Cell:
        return replace(cell, text=HIDDEN, count=None)
