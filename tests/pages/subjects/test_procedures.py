"""Procedures and staff: under their headings, of a place and of one office."""

from tests.figures import facts, new_store
from tests.pages.conftest import texts_of

PLACE, PERIOD = "ha-noi", "2026-10"


def test_procedures_and_posts_of_a_place(screen, tmp_path):
    """56 of 64 posts are used: 87,5 %."""
    store = new_store(
        tmp_path,
        facts(
            PLACE,
            PERIOD,
            tthc_total=1833,
            tthc_announced=10,
            staff_civil_servants_assigned=64,
            staff_civil_servants_used=56,
        ),
    )
    test = screen(store, "thu-tuc-bien-che", noi=PLACE, ky=PERIOD)
    assert not test.exception, test.exception
    values = {
        row["Chỉ tiêu"]: row["T10/2026"]
        for frame in test.dataframe
        if "Chỉ tiêu" in frame.value
        for row in frame.value.to_dict("records")
    }
    assert values["Thủ tục hành chính đang thực hiện"] == "1.833" and values["Thủ tục được công bố"] == "10"
    assert values["Tỷ lệ sử dụng biên chế công chức"] == "87,50\u00a0%"
    assert "Viên chức" not in values, "what nobody reports has no line"


def test_figures_of_one_office_lead_to_it(screen, tmp_path):
    store = new_store(tmp_path, facts(PLACE, PERIOD, unit="Văn phòng UBND", staff_civil_servants=59))
    test = screen(store, "thu-tuc-bien-che", noi=PLACE, ky=PERIOD, don_vi="Văn phòng UBND")
    assert not test.exception and "**Văn phòng UBND** · Thành phố Hà Nội" in texts_of(test)
    table = next(frame.value for frame in test.dataframe if "Chỉ tiêu" in frame.value)
    assert table["T10/2026"].tolist() == ["59"]
