"""The hotline: rate, target and rank of the period; tickets by field."""

from tests.pages.conftest import texts_of
from tests.pages.subjects.reading import PERIOD, PLACE, metric, value_of


def test_the_hotline_says_rate_target_and_rank(screen, sample_store):
    test = screen(sample_store, "tong-dai", noi=PLACE, ky=PERIOD)
    row = value_of(sample_store, "hotline_resolution_rate")
    assert metric(test, "1022: tỷ lệ xử lý") == f"{row['value']:.2f}".replace(".", ",") + "\u00a0%"
    shown = texts_of(test)
    assert "Mốc mặc định 95 %" in shown.replace("\u00a0", " ") and "Hạng " in shown
    table = next(frame.value for frame in test.dataframe if "Lĩnh vực" in frame.value)
    assert "Đất đai" in table["Lĩnh vực"].tolist()
    assert table["Tiếp nhận"].sum() == value_of(sample_store, "hotline_received")["value"]
