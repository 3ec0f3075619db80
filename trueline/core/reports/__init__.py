from trueline.core.reports.account_pages import build_account_page
from trueline.core.reports.blocks import (
    Bar,
    Block,
    Bullets,
    Cell,
    Chart,
    LargeFigure,
    LargeFigures,
    LiveFigure,
    Mark,
    Paragraph,
    Part,
    RatingBadge,
    Report,
    Run,
    Runs,
    Section,
    Subheading,
    Table,
)
from trueline.core.reports.building import CHAPTERS, build_report
from trueline.core.reports.profile_pages import (
    build_profile_page,
    tell_category,
    tell_notes,
    tell_printed,
    tell_share,
    write_figure,
)
from trueline.core.reports.releasing import HIDDEN, ReleasedReport, release
from trueline.core.reports.sources import BUNDLE_FORMAT, ReportSources
