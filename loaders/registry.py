"""All sources of figures, in the order they are named to a reader."""

from loaders.sources import (
    digitisation,
    dossier_list,
    egov,
    form_06a,
    form_tt02,
    hotline_month,
    hotline_tickets,
    index766,
    meta_pages,
    meta_posts,
    sheet_2026,
    social_month,
    template,
    unit_table,
    wide_months,
    zalo_month,
)

SOURCES = (
    template,
    dossier_list,
    form_06a,
    form_tt02,
    egov,
    sheet_2026,
    unit_table,
    index766,
    digitisation,
    wide_months,
    hotline_month,
    hotline_tickets,
    social_month,
    meta_posts,
    meta_pages,
    zalo_month,
)
