"""Saved layouts as ledger lines: `layout` saves or replaces one of a name, `layout_removed` forgets it."""

from collections.abc import Mapping

from data.facts import Reading
from data.personal import holds_identity
from data.refusals import StoreError
from data.store import Store
from loaders.layouts.layout import Layout
from loaders.layouts.source import column_answers
from loaders.layouts.turned import row_meanings

_ID = "layout:"


def save_layout(store: Store, layout: Layout, who: str | None = None) -> bool:
    """Save a layout under its name; False when it is saved already, word for word."""
    if store.reader().decisions.layouts.get(layout.slug) == layout.to_json():
        return False
    store.decide("layout", who, slug=layout.slug, layout=layout.to_json())
    return True


def remove_layout(store: Store, slug: str, who: str | None = None) -> None:
    """Forget a saved layout; what was loaded by it stays. Raises `StoreError` when there is none."""
    if slug not in store.reader().decisions.layouts:
        raise StoreError(
            f"Không có bố cục “{slug}”. Xem danh sách bằng lệnh: layouts.",
            f"There is no layout “{slug}”. List them with: layouts.",
        )
    store.decide("layout_removed", who, slug=slug)


def remember_layout(store: Store, reading: Reading, request: Mapping, who: str | None = None) -> None:
    """After a confirmation: save the layout that was given with the file, and what was chosen for whole columns.

    A layout in whose headings or rows somebody is named is used once and not saved. `request`: what the preview was
    asked with (`layout`, `answers`).
    """
    if not reading.source.startswith(_ID):
        return
    saved = store.reader().decisions.layouts.get(reading.source.removeprefix(_ID))
    layout = request.get("layout") or (Layout.from_json(saved) if saved else None)
    if layout is None or layout.id != reading.source:
        return
    answers, notes = request["answers"], reading.notes
    layout = layout.with_answers(column_answers(answers, notes)).with_rows(row_meanings(answers, notes))
    names = (*layout.headings, *(row.name for row in layout.rows), *(column.unit for column in layout.columns))
    if not any(holds_identity(name.title()) for name in names):
        save_layout(store, layout, who)
