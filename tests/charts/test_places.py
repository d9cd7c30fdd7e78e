"""The tile grid and the ranked dots: every place shown, missing ones never as zero."""

import numpy as np
import pandas as pd
import pytest

from charts.ranking import ranked_dots
from charts.tiles import tile_grid
from tests.charts.invented import LANGUAGES, MODES, checked, notes, trace

ROWS_34 = {
    1: (1, "Lai Châu, Lào Cai, Tuyên Quang, Cao Bằng"),
    2: (1, "Điện Biên, Sơn La, Thái Nguyên, Lạng Sơn"),
    3: (2, "Phú Thọ, Hà Nội, Bắc Ninh, Quảng Ninh"),
    4: (3, "Ninh Bình, Hưng Yên, Hải Phòng"),
    5: (3, "Thanh Hóa"),
    6: (3, "Nghệ An"),
    7: (3, "Hà Tĩnh, Quảng Trị"),
    8: (4, "Huế, Đà Nẵng"),
    9: (5, "Quảng Ngãi"),
    10: (5, "Gia Lai"),
    11: (5, "Đắk Lắk, Khánh Hòa"),
    12: (3, "Tây Ninh, Đồng Nai, Lâm Đồng"),
    13: (2, "An Giang, Đồng Tháp, Hồ Chí Minh"),
    14: (2, "Cà Mau, Cần Thơ, Vĩnh Long"),
}
IDS = {
    "Đồng Tháp": "dong-thap@2025",
    "Hồ Chí Minh": "ho-chi-minh@2025",
    "Đà Nẵng": "da-nang@2025",
    "Khánh Hòa": "khanh-hoa@2025",
}
CLASSES = ("good", "better", "neutral", "worse", "act")


def country():
    """Today's 34 with an invented rate each; Cao Bằng, Quảng Trị and Cà Mau have not reported."""
    cells = [
        (name, row, first + position)
        for row, (first, names) in ROWS_34.items()
        for position, name in enumerate(names.split(", "))
    ]
    frame = pd.DataFrame(cells, columns=["name", "row", "col"])
    frame["place"] = [IDS.get(name, name) for name in frame["name"]]
    frame["value"] = 97 + np.arange(len(frame)) / 20
    frame["funnel"] = [CLASSES[position % 5] for position in range(len(frame))]
    silent = frame["name"].isin(["Cao Bằng", "Quảng Trị", "Cà Mau"])
    frame.loc[silent, "value"], frame.loc[silent, "funnel"] = np.nan, "missing"
    return frame


def tiles_of(chart):
    """Every tile by its text: (class, hover text, fill, pattern, outline width, column, base)."""
    return {
        text: (bar.name, hover, bar.marker.color, bar.marker.pattern.shape, width, x, base)
        for bar in chart.data
        if bar.type == "bar"
        for text, hover, width, x, base in zip(bar.text, bar.hovertext, bar.marker.line.width, bar.x, bar.base)
    }


def text_of(chart, name):
    (wanted,) = [text for text in tiles_of(chart) if text.startswith(name)]
    return wanted


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("narrow", [False, True])
def test_every_place_has_one_tile(mode, language, narrow):
    chart = checked(tile_grid(country(), mode=mode, language=language, narrow=narrow))
    tiles = tiles_of(chart)
    assert len(tiles) == 34
    assert len({tile[-2:] for tile in tiles.values()}) == 34
    assert chart.layout.uniformtext.mode == "show" and chart.layout.uniformtext.minsize == 9


def test_missing_places_are_hatched_and_carry_no_number():
    chart = tile_grid(country(), mode="light", language="vi")
    hatched = {text: tile for text, tile in tiles_of(chart).items() if tile[3] == "/"}
    assert set(hatched) == {f"{name}<br><b>–</b>" for name in ("Cao Bằng", "Quảng Trị", "Cà Mau")}
    assert all("chưa báo cáo" in tile[1] for tile in hatched.values())


def test_colour_never_stands_alone():
    chart = tile_grid(country(), mode="light", language="vi")
    assert text_of(chart, "Lai Châu") == "Lai Châu<br>▲\u00a0<b>97,0</b>"
    assert text_of(chart, "Tuyên Quang") == "Tuyên Quang<br><b>97,1</b>"
    legend = [text for text in notes(chart) if "tốt hơn rõ" in text or "chưa báo cáo" in text]
    assert any("▲" in text and "7" in text for text in legend)
    assert any("▨" in text and "3" in text for text in legend)


def test_the_own_province_is_outlined():
    tiles = tiles_of(tile_grid(country(), mode="light", language="vi", own="dong-thap@2025"))
    outlined = [text for text, tile in tiles.items() if tile[4] == 3]
    assert len(outlined) == 1 and outlined[0].startswith("Đồng Tháp")


@pytest.mark.parametrize("narrow", [False, True])
def test_the_islands_are_named_with_their_province_in_its_colour(narrow):
    chart = tile_grid(country(), mode="light", language="vi", narrow=narrow)
    assert {"Hoàng Sa<br>(Đà Nẵng)", "Trường Sa<br>(Khánh Hòa)"} <= set(notes(chart))
    tiles = tiles_of(chart)
    for islands, province, row in (("Hoàng Sa", "Đà Nẵng", 8), ("Trường Sa", "Khánh Hòa", 12)):
        dots = trace(chart, islands)
        (colour,) = [tile[2] for text, tile in tiles.items() if text.replace("<br>", " ").startswith(province)]
        assert dots.marker.color == colour
        assert min(dots.x) > 6.5 and -row - 0.5 < min(dots.y) < max(dots.y) < -row + 0.5
        assert max(dots.x) < chart.layout.xaxis.range[1]


def test_on_a_phone_names_stand_on_two_lines():
    chart = tile_grid(country(), mode="light", language="vi", narrow=True)
    assert text_of(chart, "Tuyên").startswith("Tuyên<br>Quang<br>")
    assert text_of(chart, "TP.HCM")
    assert "HCMC" in text_of(tile_grid(country(), mode="light", language="en"), "HCMC")


def test_a_place_without_a_class_is_neutral_and_ready_texts_are_kept():
    frame = country().assign(funnel=None, text="1,2 tr", hover="câu sẵn")
    tiles = tiles_of(tile_grid(frame, mode="light", language="vi", unit="vnd"))
    assert {tile[1] for tile in tiles.values()} == {"câu sẵn"}
    assert tiles["Lai Châu<br><b>1,2 tr</b>"][:3] == ("neutral", "câu sẵn", "#EDF0F4")


def test_a_click_on_one_tile_fades_no_other():
    for bar in tile_grid(country(), mode="dark", language="vi").data:
        if bar.type == "bar":
            assert bar.selected.textfont.color == bar.textfont.color


def ranking():
    """Four places best first, bands around 97,51 by their size; the last reported nothing."""
    return pd.DataFrame(
        {
            "rank": [1, 2, 3, None],
            "name": ["Quảng Ninh", "Đồng Tháp", "Lâm Đồng", "Cà Mau"],
            "place": ["quang-ninh", "dong-thap@2025", "lam-dong@2025", "ca-mau@2025"],
            "value": [98.95, 97.42, 95.3, np.nan],
            "low": [96.9, 97.0, np.nan, np.nan],
            "high": [98.1, 98.02, np.nan, np.nan],
            "funnel": ["good", "neutral", None, None],
            "per_1000": [10.5, 25.8, 47.0, np.nan],
            "count": [30108, 42816, 12, np.nan],
        }
    )


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_ranked_dots_show_band_reference_and_counts(mode, language):
    chart = checked(ranked_dots(ranking(), mode=mode, language=language, reference=97.51))
    written = notes(chart)
    assert {"vi": "Cả nước 97,51 %", "en": "Nation 97.51%"}[language] in written
    assert {"vi": "42.816", "en": "42,816"}[language] in written
    assert {"vi": "25,8", "en": "25.8"}[language] in written
    assert "Cà Mau" not in written, "what has no value has no rank"
    band = trace(chart, "band")
    assert list(band.base) == [96.9, 97.0] and list(band.x) == pytest.approx([1.2, 1.02])
    assert chart.layout.xaxis.range[0] > 90, "dots need no zero"


def test_the_shape_says_the_class():
    dots = trace(ranked_dots(ranking(), mode="light", language="vi", reference=97.51), "value")
    assert list(dots.marker.symbol) == ["triangle-up", "circle", "circle-open"]
    assert list(dots.marker.color)[:2] == ["#0072B2", "#1B365D"]


def test_the_own_row_is_bold_and_framed():
    chart = ranked_dots(ranking(), mode="light", language="vi", own="dong-thap@2025", reference=97.51)
    assert "<b>Đồng Tháp</b>" in [note.text for note in chart.layout.annotations]
    assert {shape.y0 for shape in chart.layout.shapes if shape.y0 not in (0, 1)} == {-0.5, -1.5}


def test_on_a_phone_the_count_columns_are_left_out_and_long_names_cut():
    frame = ranking()
    frame.loc[0, "name"] = "Ban Quản lý Khu kinh tế và các khu công nghiệp"
    wide, phone = (ranked_dots(frame, mode="light", language="vi", narrow=narrow) for narrow in (False, True))
    assert "42.816" in notes(wide) and "42.816" not in notes(phone)
    assert any(text.startswith("Ban Quản") and text.endswith("…") for text in notes(phone))
    assert frame.loc[0, "name"] in trace(phone, "value").hovertext[0]
    assert phone.layout.margin.l + phone.layout.margin.r < 260, "room is left for the dots at 390 px"


def test_no_row_at_all_draws_an_empty_chart():
    checked(ranked_dots(ranking().iloc[3:], mode="light", language="vi", reference=97.51))
