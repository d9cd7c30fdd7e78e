"""Templates of the office: checked when they are handed in, kept with its decisions, asked for by name."""

from data.batches import file_hash
from data.names import slug as slug_of
from data.store import Store
from reports.document.refusals import DocumentError
from reports.document.report import check_template

LONGEST_NAME = 60


def save_template(store: Store, name: str, file: str, content: bytes, who: str | None = None) -> str:
    """Keep a template under a name, in place of one of that name; its slug. Raises `DocumentError` for one that cannot
    be used, and `StoreError`."""
    name = " ".join(name.split())[:LONGEST_NAME]
    slug = slug_of(name)
    if not slug:
        raise NAMELESS
    check_template(content)
    store.decide("template", who, slug=slug, name=name, file=file, content=content)
    return slug


def remove_template(store: Store, slug: str, who: str | None = None) -> None:
    """Forget a template; reports made by it stay. Raises `DocumentError` where there is none."""
    if slug not in store.reader().decisions.templates:
        raise _unknown(store, slug)
    store.decide("template_removed", who, slug=slug)


def template_of(store: Store, name: str) -> bytes:
    """A kept template by its name or slug. Raises `DocumentError` where there is none, or its file is damaged."""
    templates = store.reader().decisions.templates
    template = templates.get(name) or templates.get(slug_of(name))
    if template is None:
        raise _unknown(store, name)
    path = store.folder / "originals" / template.original
    try:
        if file_hash(path) == template.original:
            return path.read_bytes()
    except OSError:
        pass
    raise LOST


def _unknown(store: Store, name: str) -> DocumentError:
    names = ", ".join(f"“{one.name}”" for one in store.reader().decisions.templates.values())
    there_vi, there_en = (f"Đang có: {names}.", f"There are: {names}.") if names else NONE_YET
    return DocumentError(f"Không có mẫu “{name}”. {there_vi}", f"There is no template “{name}”. {there_en}")


NONE_YET = ("Chưa lưu mẫu nào.", "None is kept.")
NAMELESS = DocumentError("Đặt tên cho mẫu trước khi lưu.", "Give the template a name first.")
LOST = DocumentError(
    "Tệp mẫu trong kho bị mất hoặc không còn như lúc lưu nên không dùng. Lấy lại từ bản sao lưu, hoặc tải mẫu lên lại.",
    "The template in the store is missing or no longer what was kept, and is not used. Bring it back from the backup, "
    "or hand it in again.",
)
