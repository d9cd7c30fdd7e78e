"""Templates in the store: kept like originals, backed up, missed when they are gone."""

import io

import pytest
from docx import Document

from data.backup import back_up
from data.store import Store
from reports.document.office_templates import remove_template, save_template, template_of
from reports.document.refusals import DocumentError
from tests.figures import facts, load, new_store


def template(text="Kỳ {{ ky }}"):
    document = Document()
    document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.fixture
def store(tmp_path):
    return new_store(tmp_path / "store", facts("ha-noi", "2026-10", dossiers_resolved=10))


def test_a_template_stays_through_loads_and_goes_into_the_backup(store, tmp_path):
    content = template()
    assert save_template(store, "  Giao ban   tháng ", "mau.docx", content, "An") == "giao-ban-thang"
    load(store, facts("ha-noi", "2026-11", dossiers_resolved=11))
    assert template_of(store, "Giao ban tháng") == template_of(store, "giao-ban-thang") == content
    assert store.verify(thorough=False) == [] and not (store.folder / "quarantine").exists()
    back_up(store, tmp_path / "copy")
    assert template_of(Store(tmp_path / "copy"), "giao-ban-thang") == content
    other = template("Năm {{ nam }}")
    save_template(store, "Giao ban tháng", "mau-2.docx", other, "An")
    assert template_of(store, "giao-ban-thang") == other, "the newer one of a name counts"
    remove_template(store, "giao-ban-thang", "An")
    with pytest.raises(DocumentError, match="None is kept"):
        template_of(store, "giao-ban-thang")


def test_a_damaged_template_is_not_used_and_is_told(store):
    save_template(store, "Mẫu", "mau.docx", template(), "An")
    path = store.folder / "originals" / store.reader(fresh=True).decisions.templates["mau"].original
    path.write_bytes(b"something else")
    with pytest.raises(DocumentError, match="missing or no longer"):
        template_of(Store(store.folder), "mau")
    assert any("mau.docx" in vi for vi, _ in Store(store.folder).verify(thorough=False))


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("Mẫu", "{{ so.on_time_rat }}", "on_time_rate"),
        ("Mẫu", "Trước {{ cac_muc }} sau", "paragraph of their own"),
        ("Mẫu", "{{ bang.dossiers }}.", "paragraph of their own"),
        (" … ", "{{ ky }}", "name first"),
    ],
)
def test_a_template_that_cannot_be_used_is_not_kept(store, name, text, told):
    with pytest.raises(DocumentError, match=told):
        save_template(store, name, "mau.docx", template(text), "An")
    assert [line.kind for line in store.lines()] == ["accept"]
