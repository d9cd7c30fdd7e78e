"""Simulated figures by field (lĩnh vực): dossiers and hotline tickets of a few provinces, taken apart.

The parts are shares of the whole that the place reports: they add up to it, month by month and measure by
measure, and every field's own stock is carried over. Names of fields are real; every figure is generated.
"""

from collections.abc import Iterator

from data.samples.profiles import draws, share_out

BY_FIELD_FROM = "2024-11"
DOSSIERS_BY_FIELD = ("ha-noi", "da-nang@2025")  # both report one row for the whole place
HOTLINE_BY_FIELD = ("dong-thap@2025", "da-nang@2025", "ha-noi")

# Field: (weight, how late beside the others).
_DOSSIER_FIELDS = {
    "Đất đai": (24, 2.6),
    "Hộ tịch": (22, 0.3),
    "Chứng thực": (19, 0.2),
    "Đăng ký kinh doanh": (10, 0.5),
    "Xây dựng": (8, 1.6),
    "Bảo trợ xã hội": (7, 0.8),
    "Lý lịch tư pháp": (6, 0.9),
    "Đầu tư": (4, 1.8),
}
_TICKET_FIELDS = {
    "Đất đai": 18,
    "Đô thị, hạ tầng": 24,
    "Môi trường": 16,
    "An ninh trật tự": 14,
    "Giao thông": 12,
    "Thủ tục hành chính": 10,
    "Y tế, giáo dục": 6,
}

Fields = Iterator[tuple[str, dict[str, int]]]  # field, measure: value


class DossierFields:
    """A place's dossiers by field from month to month; keeps what each field has pending."""

    def __init__(self, place: str):
        self.random = draws("fields", "dossiers", place)
        self.pending: list[int] | None = None

    def month(self, whole: dict[str, int]) -> Fields:
        """The fields of one month of `whole`, the place's figures of the form."""
        random, names = self.random, list(_DOSSIER_FIELDS)
        weights = [w * random.uniform(0.9, 1.1) for w, _ in _DOSSIER_FIELDS.values()]
        slow = [late for _, late in _DOSSIER_FIELDS.values()]
        opening = self.pending or share_out(whole["dossiers_carried_over"], weights)
        online = share_out(whole["dossiers_received_online"], weights)
        direct = share_out(whole["dossiers_received_direct_and_postal"], weights)
        had = [sum(counts) for counts in zip(opening, online, direct)]
        pending = share_out(whole["dossiers_pending"], [n * random.uniform(0.85, 1.15) for n in had])
        resolved = [n - p for n, p in zip(had, pending)]
        late = share_out(whole["dossiers_resolved_late"], [n * s for n, s in zip(resolved, slow)])
        early = share_out(whole["dossiers_resolved_early"], [n - x for n, x in zip(resolved, late)])
        overdue = share_out(whole["dossiers_pending_overdue"], [n * s for n, s in zip(pending, slow)])
        self.pending = pending
        for number, name in enumerate(names):
            yield (
                name,
                {
                    "dossiers_received": had[number],
                    "dossiers_received_online": online[number],
                    "dossiers_received_direct_and_postal": direct[number],
                    "dossiers_carried_over": opening[number],
                    "dossiers_resolved": resolved[number],
                    "dossiers_resolved_early": early[number],
                    "dossiers_resolved_on_time": resolved[number] - late[number] - early[number],
                    "dossiers_resolved_late": late[number],
                    "dossiers_pending": pending[number],
                    "dossiers_pending_in_time": pending[number] - overdue[number],
                    "dossiers_pending_overdue": overdue[number],
                },
            )


def ticket_fields(place: str, month: str, whole: dict[str, int]) -> Fields:
    """One month's tickets of a place by field: received = resolved + pending in each."""
    random = draws("fields", "hotline", place, month)
    received = share_out(whole["hotline_received"], [w * random.uniform(0.8, 1.2) for w in _TICKET_FIELDS.values()])
    resolved = share_out(whole["hotline_resolved"], received)
    for name, taken, done in zip(_TICKET_FIELDS, received, resolved):
        yield name, {"hotline_received": taken, "hotline_resolved": done, "hotline_pending": taken - done}
