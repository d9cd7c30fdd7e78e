"""The meeting-room screen's server side: what it answers, to whom, from what; when a board is built anew."""

import gzip
import json
import random
import shutil
import string
import time
from datetime import date, datetime

import anyio
import pytest
from starlette.applications import Starlette

from access.gate import Gate
from charts.formats import number, value_text
from data.places import NATION
from data.reader import Reader
from data.store import Store
from metrics import registry
from metrics.answers.compare import compare
from metrics.answers.due import FIRST_USE, leads
from metrics.engine.query import query
from metrics.engine.question import Question
from pages.wall import sizes
from pages.wall import words as wall_words
from pages.wall.complaints import PREVIEW, complaints, name_complaints
from pages.wall.declaration import FIRST_BOARD, KINDS, first_board, read_board
from pages.wall.files import paths
from pages.wall.keeper import Keeper, plain_board
from pages.wall.routes import routes
from pages.wall.sentences import SUBJECTS
from pages.wall.texts import VIETNAM, stale_after
from tests.figures import facts, load, new_store
from tests.pages.conftest import TODAY
from tests.sample_store import FIRST_START

DT = "dong-thap@2025"
MORNING = datetime(2026, 11, 20, 9, 0, tzinfo=VIETNAM)
HOST = (b"host", b"127.0.0.1:8501")
TARGET = {"kpi": "on_time_rate", "place": "", "value": 90.0, "watch": 2.0, "since": "2026-01-01", "basis": "Kế hoạch"}
SMALL = {"name": "Phòng họp", "panels": [{"kind": "kpi", "place": DT, "kpis": ["on_time_rate"]}]}


class Answer:
    """What came back: status, headers by name, body as sent."""

    def __init__(self, messages):
        self.status = messages[0]["status"]
        self.headers = {name.decode(): value.decode() for name, value in messages[0]["headers"]}
        self.body = b"".join(message.get("body", b"") for message in messages[1:])

    @property
    def text(self) -> str:
        packed = self.headers.get("content-encoding") == "gzip"
        return (gzip.decompress(self.body) if packed else self.body).decode("utf-8")


def ask(
    keeper, path, method="GET", headers=(), client=("127.0.0.1", 50000), query=b"", host=HOST, is_gated=False
) -> Answer:
    """One request through the routes, with a path no client library would let through if need be.

    `is_gated`: through the gate that stands before them, as app.py builds it.
    """
    messages = []
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query,
        "headers": [*([host] if host else []), *headers],
        "client": client,
        "server": ("127.0.0.1", 8501),
        "scheme": "http",
        "asgi": {"version": "3.0"},
    }

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        messages.append(message)

    wall = Starlette(routes=routes(lambda: keeper))
    anyio.run(Gate(wall, f"/man-hinh/{PREVIEW}") if is_gated else wall, scope, receive, send)
    return Answer(messages)


def board_of(keeper, slug=FIRST_BOARD) -> dict:
    return plain_board(keeper.boards[slug])


def month(label="2026-10", in_time=950.0, late=50.0):
    return facts(
        DT,
        label,
        dossiers_resolved_early_or_on_time=in_time,
        dossiers_resolved_late=late,
        dossiers_resolved=in_time + late,
    )


@pytest.fixture
def store(tmp_path):
    """One month of one province, and a board that shows its on-time rate."""
    made = new_store(tmp_path / "kho", month())
    made.decide("board", slug=FIRST_BOARD, board=SMALL)
    return made


@pytest.fixture
def keeper(store):
    made = Keeper(store, clock=lambda: MORNING)
    assert made.look()
    return made


@pytest.fixture(scope="module")
def still(tmp_path_factory):
    """The same, for tests that only ask."""
    store = new_store(tmp_path_factory.mktemp("still") / "kho", month())
    store.decide("board", slug=FIRST_BOARD, board=SMALL)
    made = Keeper(store, clock=lambda: MORNING)
    made.look()
    return made


@pytest.fixture(scope="module")
def sample_keeper(sample_store, tmp_path_factory):
    """The built-in board of the simulated store, every kind of panel once."""
    folder = tmp_path_factory.mktemp("wall") / "kho"
    shutil.copytree(sample_store.folder, folder)
    made = Keeper(Store(folder), clock=lambda: MORNING)
    made.look()
    return made


# -- what is answered ----------------------------------------------------------------------------------


def test_the_page_its_files_and_the_board_are_answered_from_memory(still):
    page = ask(still, "/man-hinh")
    assert page.status == 200 and page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["cache-control"] == "no-store"
    assert "default-src 'self'" in page.headers["content-security-policy"]
    assert "unsafe-inline" not in page.headers["content-security-policy"]
    assert ask(still, f"/man-hinh/{FIRST_BOARD}").body == page.body
    for name, path in paths().items():
        address = f"/man-hinh/tep/{still.release.name}/{name}"
        file = ask(still, address, headers=[(b"accept-encoding", b"gzip")])
        assert file.status == 200 and "immutable" in file.headers["cache-control"], name
        sent = gzip.decompress(file.body) if "content-encoding" in file.headers else file.body
        assert sent == path.read_bytes(), name
    board = json.loads(ask(still, f"/man-hinh/bang/{FIRST_BOARD}.json").text)
    assert board["release"] == still.release.name and still.release.name in page.text
    assert board["panels"][0]["cards"][0]["value"] == "95,00\u00a0%"


def test_a_page_of_before_a_restart_gets_the_files_of_now(still):
    """A page fetched just before a new release asks for its files after it: it starts, and keeps nothing."""
    answer = ask(still, "/man-hinh/tep/0123456789abcdef/wall.js")
    assert answer.text == paths()["wall.js"].read_text(encoding="utf-8")
    assert answer.headers["cache-control"] == "no-store"


def test_a_head_request_gets_the_headers_alone(still):
    whole, head = (ask(still, "/man-hinh/bang/mac-dinh.json", method=m) for m in ("GET", "HEAD"))
    assert head.body == b"" and head.headers == whole.headers and head.status == 200


def test_a_screen_that_has_the_board_gets_no_body(still):
    for packed in ([], [(b"accept-encoding", b"gzip, br")]):
        first = ask(still, "/man-hinh/bang/mac-dinh.json", headers=packed)
        etag = first.headers["etag"].encode()
        assert not etag.startswith(b"W/")
        again = ask(still, "/man-hinh/bang/mac-dinh.json", headers=[*packed, (b"if-none-match", etag)])
        assert (again.status, again.body) == (304, b"") and again.headers["etag"] == first.headers["etag"]
        other = ask(still, "/man-hinh/bang/mac-dinh.json", headers=[*packed, (b"if-none-match", b'"other"')])
        assert other.status == 200 and other.body == first.body


@pytest.mark.parametrize(
    "path",
    [
        "/man-hinh/khong-co",
        "/man-hinh/bang/khong-co.json",
        "/man-hinh/bang/mac-dinh",
        "/man-hinh/bang/",
        "/man-hinh/tep/0123456789abcdef/wall.py",
        "/man-hinh/tep/x/../../ledger.jsonl",
        "/man-hinh/../ledger.jsonl",
        "/man-hinh/tep//wall.js",
        "/man-hinh//mac-dinh",
        "/man-hinh/mac-dinh/",
        "/man-hinh/mac-dinh.json",
        "/man-hinh/bang/../mac-dinh.json",
        "/man-hinh/bang/mac-dinh.json/",
        "/man-hinh/%2e%2e/ledger.jsonl",
        "/man-hinh/MAC-DINH",
        "/man-hinh/mac_dinh",
        "/man-hinh/mac-dinh\x00",
        "/man-hinh/" + "a" * 5000,
    ],
)
def test_anything_else_is_not_there(still, path):
    answer = ask(still, path)
    assert (answer.status, answer.body) == (404, b"")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "XYZ"])
def test_nothing_can_be_sent_to_the_wall(still, method):
    assert ask(still, "/man-hinh/bang/mac-dinh.json", method=method).status in (404, 405)


@pytest.mark.parametrize(
    ("client", "host", "headers"),
    [
        (("192.168.1.20", 5000), HOST, []),
        (("10.0.0.5", 5000), (b"host", b"localhost"), []),
        (None, HOST, []),
        (("127.0.0.1", 1), (b"host", b"kpi.example.vn"), []),
        (("127.0.0.1", 1), (b"host", b"127.0.0.1.example.vn"), []),
        (("127.0.0.1", 1), (b"host", b"127.0.0.1:8501@example.vn"), []),
        (("127.0.0.1", 1), None, []),
        (("127.0.0.1", 1), HOST, [HOST]),
        (("127.0.0.1", 1), HOST, [(b"x-forwarded-for", b"127.0.0.1")]),
        (("127.0.0.1", 1), HOST, [(b"forwarded", b"for=127.0.0.1")]),
    ],
)
def test_only_this_machine_is_answered(still, client, host, headers):
    for path in ("/man-hinh", "/man-hinh/bang/mac-dinh.json", f"/man-hinh/tep/{still.release.name}/wall.js"):
        answer = ask(still, path, client=client, host=host, headers=headers, is_gated=True)
        assert answer.status in (403, 421)
        assert (
            answer.text
            == ask(still, "/man-hinh/khong-co", client=client, host=host, headers=headers, is_gated=True).text
        ), "who is not let in learns nothing of what there is"


def test_this_machine_is_known_by_every_name_it_has(still):
    for client, host in (("127.0.0.1", b"localhost"), ("::1", b"[::1]:8501"), ("127.0.0.9", b"127.0.0.9:80")):
        answer = ask(still, "/man-hinh", client=(client, 1), host=(b"host", host), is_gated=True)
        assert answer.status == 200


def test_only_the_preview_may_stand_in_a_frame_of_ours(still):
    for path in (
        "/man-hinh",
        "/man-hinh/mac-dinh",
        "/man-hinh/bang/mac-dinh.json",
        f"/man-hinh/{PREVIEW}",
        f"/man-hinh/tep/{still.release.name}/wall.js",
        "/man-hinh/khong-co",
        f"/man-hinh/{PREVIEW}/",
    ):
        headers = ask(still, path, is_gated=True).headers
        ancestors, frame = ("'self'", "SAMEORIGIN") if path == f"/man-hinh/{PREVIEW}" else ("'none'", "DENY")
        assert headers["content-security-policy"].endswith(f"frame-ancestors {ancestors}"), path
        assert headers["x-frame-options"] == frame and headers["referrer-policy"] == "no-referrer", path
        assert "unsafe-inline" not in headers["content-security-policy"], "the wall keeps its own policy"


def test_fuzzed_requests_reach_neither_the_store_nor_a_query(still, monkeypatch):
    """3,000 requests at random: the page, a file, the board or 404; no statement, nothing of the ledger."""
    asked = []
    for name in ("frame", "rows"):
        monkeypatch.setattr(Reader, name, lambda self, *a, **k: asked.append(a))
    for name in ("lines", "reader", "decide", "commit", "batches"):
        monkeypatch.setattr(Store, name, lambda self, *a, **k: asked.append(a))
    dice = random.Random(766)
    served = (still.release.page, *still.release.files.values(), *still.boards.values())
    allowed = {b"", *(file.body for file in served), *(file.packed for file in served if file.packed)}
    before = dict(still.boards)
    good = [
        "/man-hinh",
        "/man-hinh/mac-dinh",
        "/man-hinh/bang/mac-dinh.json",
        f"/man-hinh/tep/{still.release.name}/wall.css",
    ]
    junk = string.printable + "đáữ\u0000\u202e" + "../%2f;'\"<>" * 3
    baits = [
        "noi=ha-noi",
        "ky=2020-01",
        "sql=SELECT 1",
        "kpi=' OR 1=1 --",
        "place=vn",
        "callback=x",
        "_stcore=1",
        "lang=en",
        "slug=../../ledger",
    ]

    def any_text(most):
        return "".join(dice.choice(junk) for _ in range(dice.randrange(most)))

    def any_headers():
        names = [
            "accept",
            "cookie",
            "x-original-url",
            "x-rewrite-url",
            "if-none-match",
            "if-modified-since",
            "range",
            "accept-encoding",
            "accept-language",
            "authorization",
            "origin",
            "referer",
            "x-http-method-override",
        ]
        return [(dice.choice(names).encode(), any_text(60).encode("utf-8", "ignore")) for _ in range(dice.randrange(4))]

    for _ in range(3000):
        path = dice.choice(good)
        path = path if dice.random() < 0.5 else path[: dice.randrange(30)] + any_text(40)
        path = path if path.startswith("/") else "/" + path
        text = "&".join(dice.choice(baits) for _ in range(dice.randrange(4))) + any_text(30)
        plain = ask(
            still,
            path,
            query=text.encode("utf-8", "ignore"),
            headers=any_headers(),
            method=dice.choice(["GET", "GET", "GET", "HEAD", "POST", "BREW"]),
        )
        assert plain.status in (200, 304, 404, 405), path
        assert plain.body in allowed or plain.status in (404, 405), path
        assert plain.status != 200 or path in good, path
    assert asked == [] and still.boards == before


def test_the_board_says_nothing_of_the_store_but_its_panels(sample_keeper):
    """No file name, no batch, no locator, nobody's account, no machine path."""
    board = sample_keeper.boards[FIRST_BOARD].body.decode("utf-8")
    lines = sample_keeper.store.lines()
    secrets = {line.who for line in lines} | {line.hash for line in lines} | {str(sample_keeper.store.folder)}
    names = ("file", "facts", "sha256")
    secrets |= {line.payload[name] for line in lines for name in names if name in line.payload}
    assert [secret for secret in secrets if secret and secret in board] == []


# -- when it is built ----------------------------------------------------------------------------------


def test_nothing_is_built_while_nothing_changes(keeper, monkeypatch):
    monkeypatch.setattr(Reader, "rows", lambda self, *a: pytest.fail("a statement"))
    monkeypatch.setattr(Reader, "frame", lambda self, *a: pytest.fail("a statement"))
    assert not keeper.look() and not keeper.look()


def test_new_figures_are_on_the_board_at_the_next_look(store, keeper):
    before = keeper.boards[FIRST_BOARD]
    load(store, month(in_time=990.0, late=10.0))
    assert keeper.boards[FIRST_BOARD] is before  # requests never build
    assert keeper.look()
    after = keeper.boards[FIRST_BOARD]
    assert after.etag != before.etag and board_of(keeper)["panels"][0]["cards"][0]["value"] == "99,00\u00a0%"


def test_a_withdrawn_file_leaves_the_board(store, keeper):
    batch = load(store, month(in_time=990.0, late=10.0))
    keeper.look()
    store.withdraw(batch.id)
    keeper.look()
    assert board_of(keeper)["panels"][0]["cards"][0]["value"] == "95,00\u00a0%"


def test_boards_come_change_and_go_with_their_decisions(store, keeper):
    store.decide("board", slug="tang-2", board={**SMALL, "name": "Tầng 2", "mode": "light"})
    keeper.look()
    assert board_of(keeper, "tang-2")["mode"] == "light" and ask(keeper, "/man-hinh/tang-2").status == 200
    store.decide("board_removed", slug="tang-2")
    keeper.look()
    assert ask(keeper, "/man-hinh/tang-2").status == 404
    assert ask(keeper, "/man-hinh/bang/tang-2.json").status == 404


def test_a_new_target_changes_status_and_target(store, keeper):
    store.decide("target", **TARGET)
    keeper.look()
    card = board_of(keeper)["panels"][0]["cards"][0]
    assert (card["status"], card["target"], card["mark"]) == ("good", "KH\u00a090\u00a0%", "▲")


def test_a_decision_that_changes_nothing_shown_leaves_the_etag(store, keeper):
    before = keeper.boards[FIRST_BOARD]
    store.decide("reporters", place="ha-noi", subject="dossiers", units=["Sở Tư pháp"])
    assert keeper.look() and keeper.boards[FIRST_BOARD] is before


def test_midnight_builds_again(store):
    moment = [MORNING]
    keeper = Keeper(store, clock=lambda: moment[0])
    keeper.look()
    moment[0] = datetime(2026, 11, 20, 23, 59, 59, tzinfo=VIETNAM)
    assert not keeper.look()
    moment[0] = datetime(2026, 11, 21, 0, 0, 1, tzinfo=VIETNAM)
    assert keeper.look()


def test_the_thread_builds_unasked(store):
    keeper = Keeper(store, clock=lambda: MORNING)
    stop = keeper.start()
    try:
        _wait_for(lambda: FIRST_BOARD in keeper.boards)
        load(store, month(in_time=980.0, late=20.0))
        _wait_for(lambda: board_of(keeper)["panels"][0]["cards"][0]["value"] == "98,00\u00a0%")
    finally:
        stop()


def _wait_for(is_so, seconds=20):
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.1)


def changed_page(tmp_path, monkeypatch):
    """The page's files in a folder of their own, with a script that was changed; returns the folder."""
    from pages.wall import files

    static = tmp_path / "static"
    shutil.copytree(files.STATIC, static)
    script = (static / "wall.js").read_text(encoding="utf-8")
    (static / "wall.js").write_text(script + "\n// mới\n", encoding="utf-8")
    monkeypatch.setattr(files, "STATIC", static)
    return static


@pytest.mark.usefixtures("no_query")
def test_a_new_release_of_the_page_is_taken_up_without_building(keeper, tmp_path, monkeypatch):
    old = keeper.release.name
    changed_page(tmp_path, monkeypatch)
    keeper.look()
    assert board_of(keeper)["release"] == keeper.release.name != old
    assert ask(keeper, f"/man-hinh/tep/{keeper.release.name}/wall.js").text.endswith("// mới\n")


def test_a_preview_is_served_before_it_is_saved_and_counts_as_no_screen(store, keeper):
    keeper.preview({**SMALL, "mode": "light"})
    assert keeper.look() and board_of(keeper, "xem-thu")["mode"] == "light"
    assert store.reader().decisions.boards == {FIRST_BOARD: SMALL}
    ask(keeper, "/man-hinh/bang/xem-thu.json")
    assert keeper.last_seen(FIRST_BOARD) is None
    ask(keeper, "/man-hinh/bang/mac-dinh.json")
    assert keeper.last_seen(FIRST_BOARD) == MORNING


@pytest.fixture
def no_query(keeper, monkeypatch):
    """Once the keeper has looked, nothing may be asked of the store's figures."""
    with monkeypatch.context() as without:
        without.setattr(Reader, "frame", lambda self, *a: pytest.fail("a statement"))
        without.setattr(Reader, "rows", lambda self, *a: pytest.fail("a statement"))
        yield without


@pytest.mark.usefixtures("no_query")
def test_a_server_that_starts_again_answers_at_once(store, keeper):
    """The boards of before the stop, to the byte: a screen that has one gets a 304, and nothing is built."""
    again = Keeper(Store(store.folder), clock=lambda: MORNING)
    again.prepare()
    assert again.boards == keeper.boards and not again.look()


def test_after_new_figures_a_day_or_a_program_the_kept_boards_stand_meanwhile(store, keeper, monkeypatch):
    from pages.wall import archive

    load(store, month(in_time=990.0, late=10.0))
    again = Keeper(Store(store.folder), clock=lambda: MORNING)
    again.prepare()
    assert again.boards == keeper.boards and ask(again, "/man-hinh").status == 200
    assert again.look() and board_of(again)["panels"][0]["cards"][0]["value"] == "99,00\u00a0%"
    tomorrow = Keeper(Store(store.folder), clock=lambda: MORNING.replace(day=21))
    tomorrow.prepare()
    assert tomorrow.boards == again.boards and tomorrow.look()
    monkeypatch.setattr(archive, "program", lambda: "another")
    changed = Keeper(Store(store.folder), clock=lambda: MORNING.replace(day=21))
    changed.prepare()
    assert changed.boards == tomorrow.boards and changed.look()


@pytest.mark.usefixtures("no_query")
def test_kept_boards_name_the_release_of_the_files_served_now(store, keeper, tmp_path, monkeypatch):
    changed_page(tmp_path, monkeypatch)
    again = Keeper(Store(store.folder), clock=lambda: MORNING)
    again.prepare()
    assert board_of(again)["release"] == again.release.name != keeper.release.name


def signed(text):
    """Kept boards as the program would have written them."""
    from pages.wall.archive import _check

    rest = {name: value for name, value in text.items() if name != "check"}
    return rest | {"check": _check(rest)}


@pytest.mark.usefixtures("no_query")
def test_a_kept_board_changed_by_hand_is_not_served(store, keeper):
    path = store.folder / "boards" / "kept.json"
    content = path.read_text(encoding="utf-8")
    path.write_text(content.replace("95", "96"), encoding="utf-8")
    again = Keeper(Store(store.folder), clock=lambda: MORNING)
    again.prepare()
    assert content != path.read_text(encoding="utf-8") and again.boards == {}


@pytest.mark.usefixtures("no_query")
def test_boards_of_another_ledger_or_schema_or_taken_back_are_not_served(store, keeper, tmp_path):
    path = store.folder / "boards" / "kept.json"
    other = Store(tmp_path / "other")
    (other.folder / "boards").mkdir(parents=True)
    shutil.copyfile(path, other.folder / "boards" / "kept.json")
    whole = json.loads(path.read_text(encoding="utf-8"))
    stranger = Keeper(other, clock=lambda: MORNING)
    stranger.prepare()
    assert stranger.boards == {} and ask(stranger, "/man-hinh").status == 200
    whole["boards"][FIRST_BOARD]["schema"] = 0
    path.write_text(json.dumps(signed(whole)), encoding="utf-8")
    older = Keeper(Store(store.folder), clock=lambda: MORNING)
    older.prepare()
    assert older.boards == {}
    whole["boards"] = {"tang-9": {**board_of(keeper), "slug": "tang-9"}}
    path.write_text(json.dumps(signed(whole)), encoding="utf-8")
    gone = Keeper(Store(store.folder), clock=lambda: MORNING)
    gone.prepare()
    assert gone.boards == {} and ask(gone, "/man-hinh/tang-9").status == 404


def test_each_board_is_served_as_soon_as_it_is_built(store, keeper, monkeypatch):
    from pages.wall import keeper as module

    store.decide("board", slug="tang-2", board={**SMALL, "name": "Tầng 2"})
    store.decide("target", **TARGET)
    before, built = keeper.boards[FIRST_BOARD], []

    def build(view, board, *more):
        built.append((board.slug, keeper.boards.get(FIRST_BOARD) is before, "tang-2" in keeper.boards))
        assert ask(keeper, "/man-hinh/tang-2").status == 200  # the page of a board that is still to come
        return build_board(view, board, *more)

    from pages.wall.board import build_board

    monkeypatch.setattr(module, "build_board", build)
    keeper.look()
    assert built == [(FIRST_BOARD, True, False), ("tang-2", False, False)]


@pytest.mark.parametrize(
    "damage",
    [
        "",
        "{",
        "[]",
        '{"built_for": null}',
        '{"ledger": "", "built_for": [], "boards": 3}',
        '{"ledger": "", "built_for": [], "boards": {"mac-dinh": {"schema": 1}}}',
    ],
)
def test_damaged_kept_boards_are_built_anew(store, keeper, damage):
    (store.folder / "boards" / "kept.json").write_text(damage, encoding="utf-8")
    again = Keeper(Store(store.folder), clock=lambda: MORNING)
    assert again.look() and board_of(again)["panels"] == board_of(keeper)["panels"]


# -- panels --------------------------------------------------------------------------------------------


def test_a_failing_panel_is_named_and_the_others_stand(store, caplog):
    store.decide(
        "board",
        slug=FIRST_BOARD,
        board={
            **SMALL,
            "panels": [{"kind": "trend", "place": DT, "kpis": ["khong-co"]}, {"kind": "la"}, *SMALL["panels"]],
        },
    )
    keeper = Keeper(store, clock=lambda: MORNING)
    keeper.look()
    failed, unknown, whole = board_of(keeper)["panels"]
    assert "“Diễn biến”" in failed["error"] and "la" in unknown["error"] and whole["error"] is None
    assert whole["cards"][0]["value"] == "95,00\u00a0%"
    name = failed["error"].rstrip(".").split()[-1]
    assert name in caplog.text and "Traceback" in caplog.text
    assert "Traceback" not in keeper.boards[FIRST_BOARD].body.decode() and "khong-co" not in failed["error"]


def test_a_panel_that_failed_is_tried_again_by_itself(store, monkeypatch):
    from pages.wall import answers

    moment = [MORNING]
    keeper = Keeper(store, clock=lambda: moment[0])
    with monkeypatch.context() as broken:
        broken.setattr(answers, "series", None)
        keeper.look()
    assert board_of(keeper)["panels"][0]["error"]
    assert not keeper.look()
    moment[0] = MORNING.replace(minute=6)
    assert keeper.look() and board_of(keeper)["panels"][0]["error"] is None


def test_a_panel_without_figures_says_so_and_is_no_fault(store, caplog):
    panels = [{"kind": kind, "place": "ha-noi"} for kind in KINDS]
    store.decide("board", slug=FIRST_BOARD, board={**SMALL, "panels": panels})
    keeper = Keeper(store, clock=lambda: MORNING)
    keeper.look()
    for panel in board_of(keeper)["panels"]:
        assert panel["error"] is None or (panel.get("is_empty") and "chưa có số liệu" in panel["error"]), panel
    assert "error" not in caplog.text


def test_figures_are_too_old_when_the_next_report_is_overdue_by_the_limit():
    """October's stand until November's report, due on the 25th, is three days late."""
    assert stale_after("2026-10", 3) == datetime(2026, 11, 29, tzinfo=VIETNAM)
    assert stale_after("2026-10", 0) == datetime(2026, 11, 26, tzinfo=VIETNAM)
    assert stale_after("2026-12", 10) == datetime(2027, 2, 5, tzinfo=VIETNAM)
    assert stale_after("2026-Q3", 3) == datetime(2026, 12, 29, tzinfo=VIETNAM)
    assert stale_after("2025", 0) == datetime(2026, 12, 26, tzinfo=VIETNAM)


def test_each_panel_says_until_when_its_figures_go_and_when_they_are_too_old(tmp_path):
    store = new_store(
        tmp_path / "kho",
        facts(DT, "2026-08", window="decree", dossiers_resolved=10.0, dossiers_resolved_early_or_on_time=9.0),
    )
    store.decide(
        "board",
        slug=FIRST_BOARD,
        board={**SMALL, "panels": [{**SMALL["panels"][0], "limit_days": 5}, {**SMALL["panels"][0], "limit_days": 90}]},
    )
    keeper = Keeper(store, clock=lambda: MORNING)
    keeper.look()
    short, patient = board_of(keeper)["panels"]
    assert short["data_until"] == "Số liệu đến 14/08/2026" and short["data_until"] in short["stamp"]
    assert datetime.fromisoformat(short["stale_after"]) == datetime(2026, 10, 1, tzinfo=VIETNAM) < MORNING
    assert datetime.fromisoformat(patient["stale_after"]) > MORNING
    assert short["stale_text"] == "Số liệu cũ: đến 14/08/2026, T9 quá hạn từ 01/10"


def test_the_first_board_has_every_kind_and_no_failure(sample_keeper):
    board = board_of(sample_keeper)
    assert {panel["kind"] for panel in board["panels"]} == set(KINDS)
    assert [panel["error"] for panel in board["panels"] if panel["error"]] == []
    assert all(panel["data_until"] and panel["stale_after"] and panel["sample"] for panel in board["panels"])
    assert len({panel["id"] for panel in board["panels"]}) == len(board["panels"])
    assert board["lines"]["body_px"] == 54 and 20 <= board["rotation_seconds"] <= 30
    ranked = [panel for panel in board["panels"] if panel["kind"] == "ranked"]
    assert [len(panel["rows"]) for panel in ranked] == [10, 10]


def test_a_board_names_its_store_and_does_not_follow_another(kept_stores, tmp_path):
    """Beside the own figures (95,00 %) a board of the published ones and one of a store that is not there."""
    shutil.copytree(kept_stores / FIRST_START, tmp_path / "kho")
    shutil.rmtree(tmp_path / "kho" / "samples" / "simulated")
    own = Store(tmp_path / "kho")
    load(own, month())
    own.decide("board", slug="cua-ta", board=SMALL)
    published = {**SMALL, "store": "published", "panels": [{**SMALL["panels"][0], "grain": "quarter"}]}
    own.decide("board", slug="cong-bo", board=published)
    own.decide("board", slug="khong-co", board={**SMALL, "store": "simulated"})
    keeper = Keeper(own, clock=lambda: MORNING)
    keeper.look()
    ours, theirs, none = (board_of(keeper, slug) for slug in ("cua-ta", "cong-bo", "khong-co"))
    assert (ours["store"], theirs["store"], none["store"]) == ("own", "published", "simulated")
    assert not any(panel["sample"] for panel in ours["panels"]) and "95,00" in str(ours["panels"][0]["cards"])
    assert all(panel["sample"] for panel in theirs["panels"]) and "95,00" not in str(theirs["panels"])
    assert theirs["words"]["sample"] == "Số công bố – không phải số của cơ quan"
    assert none["panels"] == [] and "“Số mô phỏng” chưa có trên máy chủ" in none["trouble"]
    assert complaints({**SMALL, "store": "nhà hàng xóm"}, "vi") == ["Không có kho số liệu “nhà hàng xóm”."]
    again = Keeper(own, clock=lambda: MORNING)
    again.prepare()
    assert not again.look() and board_of(again, "cong-bo")["store"] == "published", "kept over a restart"


def test_the_built_in_board_shows_the_simulated_store_until_there_are_own_figures(kept_stores, tmp_path):
    shutil.copytree(kept_stores / FIRST_START, tmp_path / "kho")
    own = Store(tmp_path / "kho")
    keeper = Keeper(own, clock=lambda: MORNING)
    keeper.look()
    assert board_of(keeper)["store"] == "simulated" and all(p["sample"] for p in board_of(keeper)["panels"])
    load(own, month())
    keeper.look()
    assert board_of(keeper)["store"] == "own" and not any(p["sample"] for p in board_of(keeper)["panels"])


def test_a_board_in_english_has_no_vietnamese_sentence(store):
    store.decide("board", slug=FIRST_BOARD, board={**SMALL, "language": "en"})
    keeper = Keeper(store, clock=lambda: MORNING)
    keeper.look()
    panel = board_of(keeper)["panels"][0]
    assert panel["data_until"] == "Figures until 31/10/2026" and panel["cards"][0]["value"] == "95.00%"


# -- every number is the query's -----------------------------------------------------------------------


def value_of(keeper, kpi, place, period, **more):
    """One figure asked of the query itself."""
    from data.periods import parse_period

    covered = parse_period(period)
    question = Question((kpi,), covered.grain, (place,), covered.end, covered.end, today=TODAY, **more)
    return query(keeper.store.reader(), question)


def written(value, kpi):
    """As the wall writes it: counts from a million on in millions."""
    unit = registry.kpi(kpi).unit
    if unit == "count" and value == value and abs(value) >= 1e6:
        return f"{number(value / 1e6, 2)}\u00a0triệu"
    return value_text(value, unit)


def test_cards_say_what_the_query_says(sample_keeper):
    seen = 0
    for panel in board_of(sample_keeper)["panels"]:
        for card in panel["cards"]:
            if not card["kpi"]:
                continue
            row = value_of(sample_keeper, card["kpi"], DT, panel["period"]).iloc[0]
            assert card["value"] == written(row["value"], card["kpi"]), (panel["kind"], card)
            assert card["status"] == row["status"] or row["status"] not in ("good", "watch", "act")
            seen += 1
    assert seen >= 14


def test_lines_columns_and_legends_draw_what_the_query_says(sample_keeper):
    panels = {panel["kind"]: panel for panel in board_of(sample_keeper)["panels"]}
    trend, channels = panels["trend"], panels["channels"]
    line = next(trace for trace in trend["figure"]["data"] if trace.get("name") == "actual")
    rows = query(
        sample_keeper.store.reader(),
        Question(("on_time_rate",), "month", (DT,), date(2025, 10, 31), date(2026, 10, 31), today=TODAY),
    )
    assert [y for y in line["y"] if y is not None] == rows["value"].dropna().tolist()
    received = value_of(sample_keeper, "hotline_received", DT, channels["period"]).iloc[0]["value"]
    shown = [int(entry["value"].replace(".", "")) for entry in channels["legend"]]
    assert sum(shown) == received
    actual = {entry["value"] for entry in trend["legend"] if entry["line"] == "actual"}
    assert actual == {trend["cards"][0]["value"]}


def test_ranked_rows_and_ends_say_what_the_query_says(sample_keeper):
    panels = board_of(sample_keeper)["panels"]
    late = value_of(sample_keeper, "late_per_1000", DT, "2026-10", split="unit").set_index("unit")
    order = late[late["denominator"] >= 30].sort_values("value", ascending=False, kind="stable")
    shown = [row for panel in panels if panel["kind"] == "ranked" for row in panel["rows"]]
    assert len(shown) == 20
    for row in shown:
        figure = late.loc[row["name"]]
        assert row["value"] == value_text(figure["value"], "per_1000")
        assert row["counts"] == f"{number(figure['numerator'])}/{number(figure['denominator'])}"
    assert [row["value"] for row in shown] == [value_text(v, "per_1000") for v in order["value"].head(20)]
    rates = value_of(sample_keeper, "on_time_rate", DT, "2026-10", split="unit").set_index("unit")
    ends = next(panel for panel in panels if panel["kind"] == "ends")["rows"]
    assert len(ends) == 10
    for row in ends:
        figure = rates.loc[row["name"]]
        assert row["value"] == value_text(figure["value"], "percent")
        late = figure["denominator"] - figure["numerator"]
        assert row["counts"] == f"{number(late)}/{number(figure['denominator'])}"


def test_tiles_and_their_counts_are_the_comparison(sample_keeper):
    panel = next(panel for panel in board_of(sample_keeper)["panels"] if panel["kind"] == "tiles")
    answer = compare(sample_keeper.store.reader(), "on_time_rate", panel["period"], "today", TODAY)
    known = answer.rows[answer.rows["value"].notna()]
    counts = {entry["funnel"]: entry["count"] for entry in panel["legend"]}
    assert sum(counts.values()) == len(answer.rows) == 34
    assert counts["missing"] == int(answer.rows["value"].isna().sum())
    for name in ("good", "better", "worse", "act"):
        assert counts[name] == int((known["funnel"] == name).sum()), name
    own = known[known["place"] == DT].iloc[0]
    assert panel["facts"][0]["text"] == f"hạng **{own['rank']:.0f}**/{int(answer.rows['rank'].notna().sum())}"
    tiles = [trace for trace in panel["figure"]["data"] if trace["type"] == "bar"]
    texts = [text for trace in tiles for text in trace.get("text", [])]
    assert any("Đồng Tháp" in text for text in texts) and len(texts) == 34


def test_completeness_is_the_coverage_of_the_query(sample_keeper):
    panel = next(panel for panel in board_of(sample_keeper)["panels"] if panel["kind"] == "completeness")
    rows = {row["name"]: row["cells"] for row in panel["grid"]["rows"]}
    assert len(rows) >= 5 and panel["grid"]["columns"][-2:] == ["T10", "T11"], "the window of November has closed"
    for subject in SUBJECTS:
        name = wall_words.SUBJECTS[subject]("vi")
        asked = [value_of(sample_keeper, kpi, DT, panel["period"]).iloc[0] for kpi in leads(subject)]
        if name not in rows:
            assert all(row.isna()["value"] for row in asked)
            continue
        *_, cell, last = rows[name]
        assert (last["text"], last["is_missing"]) == ("", False), "November is not due on the 20th"
        assert (cell["text"], cell["tone"]) in {
            (row["coverage"], "watch")
            if not row["complete"]
            else (f"{row['covered']:.0f}", None)  # who else should have reported nobody has declared
            if row["expected_from"] == "observed"
            else (row["coverage"], "good")
            for row in asked
        }


def test_a_missing_report_is_grey_and_a_partial_one_watched(tmp_path):
    figures = {"dossiers_resolved_early_or_on_time": 90.0, "dossiers_resolved_late": 10.0, "dossiers_resolved": 100.0}
    reports = (("2026-08", "A"), ("2026-08", "B"), ("2026-10", "A"))
    made = new_store(tmp_path / "kho", *(facts(DT, label, unit=unit, **figures) for label, unit in reports))
    made.decide("board", slug=FIRST_BOARD, board={**SMALL, "panels": [{"kind": "completeness", "place": DT}]})
    made.decide("setting", name=FIRST_USE, value="2026-01")
    keeper = Keeper(made, clock=lambda: MORNING)
    keeper.look()
    (row,) = board_of(keeper)["panels"][0]["grid"]["rows"]
    assert [(cell["text"], cell["tone"], cell["is_missing"]) for cell in row["cells"][-4:]] == [
        ("2", None, False),
        ("–", None, True),
        ("1/2", "watch", False),
        ("", None, False),
    ]


def test_what_is_missing_is_never_cut_but_goes_on_further_pages(tmp_path):
    """Five monthly sources of Đồng Tháp stopped in August; what one page cannot hold stands on the next ones."""
    figures = {
        "form_06a": {"dossiers_resolved": 100.0, "dossiers_resolved_late": 10.0},
        "hotline_month": {"hotline_received": 50.0},
        "social_month": {"facebook_views": 1000.0},
        "dossier_list": {"dossiers_received": 70.0},
        "zalo_month": {"zalo_views": 9.0},
    }
    made = new_store(tmp_path / "kho")
    for source, values in figures.items():
        load(made, [f for label in ("2026-07", "2026-08") for f in facts(DT, label, **values)], source, "export")
    made.decide("board", slug=FIRST_BOARD, board={**SMALL, "panels": [{"kind": "completeness", "place": DT}]})
    made.decide("setting", name=FIRST_USE, value="2026-01")
    keeper = Keeper(made, clock=lambda: MORNING)
    keeper.look()
    panels = board_of(keeper)["panels"]
    told = [known["text"] for panel in panels for known in panel["facts"]]
    missing = [text for text in told if "lần cuối" in text or "gần nhất" in text or "chưa" in text]
    assert len(panels) > 1 and panels[0]["grid"] and not any(panel["grid"] for panel in panels[1:])
    assert len(missing) >= 3, told
    assert all(len(panel["facts"]) <= 6 for panel in panels) and len(told) == len(set(told))


# -- setting up ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("height", "farthest", "body"), [(0.81, 5.0, 54), (0.81, 4.0, 43), (1.07, 6.0, 49), (0.81, 1.0, 36)]
)
def test_text_sizes_follow_from_the_room(height, farthest, body):
    px = sizes.lines(height, farthest)
    assert px["body_px"] == body >= min(8.8 * farthest / height - 0.5, 64)
    assert 2 <= px["kpi_px"] / px["body_px"] <= 3 and px["rows"] <= 10


def test_a_board_that_cannot_be_read_from_the_last_chair_is_not_saved():
    wrong = complaints({**first_board(), "screen_height_m": 0.5, "farthest_m": 9.0}, "vi")
    assert len(wrong) == 1 and "158 điểm ảnh" in wrong[0] and "3,6 m" in wrong[0]


def test_what_is_wrong_with_a_board_is_said_in_sentences():
    assert complaints(first_board(), "vi") == []
    wrong = complaints(
        {
            "name": " ",
            "rotation_seconds": 3,
            "panels": [
                {"kind": "kpi", "kpis": ["on_time_rate"] * 7},
                {"kind": "pha"},
                {"kind": "trend", "place": "tien-giang@2004"},
                {"kind": "channels", "place": NATION},
                {"kind": "trend", "kpis": ["x"]},
                {"kind": "kpi", "limit_days": -1},
            ],
        },
        "vi",
    )
    assert len(wrong) == 8 and all(sentence.endswith(".") for sentence in wrong)
    assert complaints({"name": "A", "panels": []}, "en") == ["Choose at least one panel."]
    assert complaints({"name": "A", "panels": [{"kind": "kpi"}] * 13}, "vi")
    assert name_complaints("Mặc định", {"mac-dinh": "Bảng mặc định"}, "vi")
    assert name_complaints("Xem thử", {}, "vi")
    assert name_complaints("!!!", {}, "vi") and not name_complaints("Tầng 2", {}, "vi")


def test_an_odd_board_of_the_ledger_takes_nothing_else_down(store):
    store.decide("board", slug="la", board={"name": "Lạ", "panels": [{"kind": "kpi"}], "farthest_m": "xa"})
    keeper = Keeper(store, clock=lambda: MORNING)
    keeper.look()
    assert "la" not in keeper.boards and FIRST_BOARD in keeper.boards
    assert read_board("x", {"panels": [{"kind": "kpi", "kpis": None}]}).panels[0].shown_kpis()


def _looked(keeper):
    """One turn of the thread that builds, as it handles a store that cannot be read."""
    keeper._stop.wait = lambda seconds: keeper._stop.set()
    keeper.run()
    keeper._stop.clear()


def test_a_ledger_that_lost_lines_is_said_on_the_wall_and_the_last_good_board_stays(tmp_path):
    store = new_store(tmp_path, month())
    keeper = Keeper(store, clock=lambda: MORNING)
    keeper.look()
    before = board_of(keeper)
    ledger = (tmp_path / "ledger.jsonl").read_bytes()
    (tmp_path / "ledger.jsonl").write_bytes(b"")
    _looked(keeper)
    board = board_of(keeper)
    assert board["trouble"] == wall_words.TROUBLE("vi") and board["panels"] == before["panels"]
    assert not list(tmp_path.glob("quarantine/*"))
    again = Keeper(Store(tmp_path), clock=lambda: MORNING)  # the server starts anew beside it
    again.start()()
    assert board_of(again)["trouble"] and board_of(again)["panels"] == before["panels"]
    (tmp_path / "boards" / "kept.json").unlink()
    bare = Keeper(Store(tmp_path), clock=lambda: MORNING)
    bare.start()()
    assert board_of(bare)["panels"] == [] and board_of(bare)["trouble"]
    assert ask(bare, "/man-hinh").status == 200 and ask(bare, "/man-hinh/bang/mac-dinh.json").status == 200
    (tmp_path / "ledger.jsonl").write_bytes(ledger)
    _looked(keeper)
    assert "trouble" not in board_of(keeper) and board_of(keeper)["panels"] == before["panels"]


@pytest.mark.slow
def test_no_board_goes_back_while_the_newest_snapshot_is_built_again(tmp_path):
    """It was damaged under the running server: the boards of it stay; a server that starts then says it is behind."""
    store = new_store(tmp_path, month("2026-09"), month("2026-10"))
    keeper = Keeper(store, clock=lambda: MORNING)
    keeper.look()
    before = board_of(keeper)
    newest = max((tmp_path / "snapshots").glob("*.duckdb"))
    newest.with_name(newest.name + ".sha256").write_text("0" * 64)
    again = Keeper(Store(tmp_path), clock=lambda: MORNING)
    again.look()
    assert board_of(again)["panels"] == before["panels"]
    (tmp_path / "boards" / "kept.json").unlink()
    bare = Keeper(Store(tmp_path), clock=lambda: MORNING)
    bare.look()
    assert board_of(bare)["trouble"] == wall_words.BEHIND("vi") and board_of(bare)["snapshot"] == 1
    bare.store.publish()
    time.sleep(0.11)
    bare.look()
    assert "trouble" not in board_of(bare) and board_of(bare)["panels"] == before["panels"]
