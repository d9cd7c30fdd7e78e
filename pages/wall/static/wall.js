/* The meeting-room screen: fetches a board, shows its panels in turn, and says when it can no longer know.

   One timer drives everything (`tick`); what is due is decided from times, never from further timers, so that
   nothing piles up in a year on the wall and everything goes on after a sleep. The nodes of the page are
   made once: a panel fills them anew. A board is data only; every text of it is written as text. */
"use strict";

const TICK_MS = 250;
const NOTICE_MS = 10_000; // without a good answer for so long, the wall says that it is disconnected
const CHECK_MS = 5_000; // how often the age of the data is compared with its limit
const RETRY_RELOAD_MS = 60_000;
const MOST_KEPT = 2_000_000; // characters of a board that may be kept in the browser
const SWIPE_PX = 60;
const EDGE = 0.15; // a tap on this part of the width, left or right, steps instead of pausing
const DAY_MS = 86_400_000;
const VIETNAM_MS = 7 * 3_600_000;
const FILES = ["wall.css", "wall.js", "plotly.min.js"];
// Until the first board has come: afterwards its own words, in its own language.
const WORDS = { disconnected: "Mất kết nối từ {hour}", waiting: "Đang chờ số liệu", paused: "Tạm dừng" };

const root = document.documentElement;
const part = Object.fromEntries([...document.querySelectorAll("[id]")].map((node) => [node.id, node]));
const address = location.pathname.replace(/\/+$/, "");
const slug = address === "/man-hinh" ? "mac-dinh" : address.split("/").pop();
const boardAddress = `/man-hinh/bang/${slug}.json`;
const shelf = `man-hinh:${slug}`;

const wall = {
  board: null, etag: null,
  at: 0, shownAt: 0, paused: false, held: 0, // the panel shown, since when, and how long before a pause
  asking: null, askedAt: -Infinity, heardAt: performance.now(), // the fetch in flight; the last good answer
  heardHour: null, clock: null, // its time on the server, and server time minus this box's two clocks
  checkedAt: -Infinity, reloadAt: null, reloadTime: null, reloadTriedAt: -Infinity, reloading: false,
  drawn: "", resized: false, isLost: false,
};

const words = () => ({ ...WORDS, ...wall.board?.words });
/** Milliseconds of the server's clock; the box's own clock may be wrong. Never before the board was built. */
const serverTime = () => {
  const built = Date.parse(wall.board?.built_at ?? "") || 0;
  if (!wall.clock) return Math.max(Date.now(), built);
  // Two clocks: the steady one stands still while the box sleeps, the other may be set meanwhile.
  return Math.max(performance.now() + wall.clock.steady, Date.now() + wall.clock.box);
};
const isLost = (now) => now - wall.heardAt > NOTICE_MS;
const hour = (time) => new Date(time + VIETNAM_MS).toISOString().slice(11, 16);

/* ---------- asking the server ---------- */

async function ask() {
  const asking = new AbortController();
  wall.asking = asking;
  wall.askedAt = performance.now();
  try {
    const headers = wall.etag ? { "If-None-Match": wall.etag } : {};
    const answer = await fetch(boardAddress, { headers, cache: "no-store", signal: asking.signal });
    const board = answer.status === 200 ? await answer.json() : null;
    if (asking !== wall.asking) return; // given up meanwhile
    if (board ? isBoard(board) : answer.status === 304 && wall.board) {
      hear(answer);
      if (board) take(board, answer.headers.get("ETag"));
      setReload();
      if (wall.isLost) show();
      // A new release, or a page that came without its plotly.js: both end by loading it anew.
      if (wall.board.release !== root.dataset.release || wall.isCrippled) reload(wall.board.release);
    }
  } catch {
    // Away, too slow or not a board: the notice follows from `heardAt`, and the next tick asks again.
  } finally {
    if (asking === wall.asking) wall.asking = null;
  }
}

function isBoard(board) {
  return Array.isArray(board.panels) && typeof board.release === "string"
    && (board.schema === 1 || board.release !== root.dataset.release);
}

function hear(answer) {
  wall.heardAt = performance.now();
  const date = Date.parse(answer.headers.get("Date") ?? "");
  if (!Number.isNaN(date)) wall.clock = { steady: date - wall.heardAt, box: date - Date.now() };
  wall.heardHour = hour(serverTime());
}

function take(board, etag) {
  const known = wall.board?.panels[wall.at]?.id;
  wall.etag = etag;
  if (board.schema !== 1) return void (wall.board = { ...wall.board, release: board.release });
  wall.board = board;
  keep(board, etag);
  const same = board.panels.findIndex((panel) => panel.id === known);
  if (same >= 0) wall.at = same;
  else if (wall.at >= board.panels.length) wall.at = 0;
  dress();
  show();
}

function keep(board, etag) {
  try {
    const text = JSON.stringify({ board, etag });
    if (text.length <= MOST_KEPT) localStorage.setItem(shelf, text);
    else localStorage.removeItem(shelf);
  } catch {
    // A browser without room or right to keep: the wall works, it only starts empty.
  }
}

function takeKept() {
  try {
    const { board, etag } = JSON.parse(localStorage.getItem(shelf));
    if (board.schema !== 1 || !isBoard(board)) return;
    Object.assign(wall, { board, etag });
    dress();
    show();
  } catch {
    wall.board = wall.etag = null; // nothing kept, or from a release that wrote it differently
  }
}

/* ---------- reloading: nightly, and for a new release ---------- */

function setReload() {
  const at = wall.board.reload_at ?? "03:30";
  if (at === wall.reloadAt) return;
  const [hours, minutes] = at.split(":").map(Number);
  const now = serverTime() + VIETNAM_MS;
  const today = now - (now % DAY_MS) + (hours * 60 + minutes) * 60_000;
  wall.reloadAt = at;
  wall.reloadTime = (today > now ? today : today + DAY_MS) - VIETNAM_MS;
}

/** Reload, but only once the server gave the page and every file of `release`: never into an error page. */
async function reload(release) {
  const now = performance.now();
  if (wall.reloading || now - wall.reloadTriedAt < RETRY_RELOAD_MS) return;
  wall.reloading = true;
  wall.reloadTriedAt = now;
  const signal = AbortSignal.timeout(30_000);
  try {
    for (const file of FILES) {
      const answer = await fetch(`/man-hinh/tep/${release}/${file}`, { signal });
      if (!answer.ok) return;
      await answer.arrayBuffer();
    }
    const page = await fetch(location.pathname, { signal, cache: "no-store" });
    if (page.ok && (await page.text()).includes(release)) location.reload();
  } catch {
    // Not now; a later tick or answer tries again.
  } finally {
    wall.reloading = false;
  }
}

/* ---------- the one timer ---------- */

function tick() {
  const now = performance.now();
  const { board } = wall;
  if (wall.asking && now - wall.askedAt > (board?.timeout_seconds ?? 4) * 1000) {
    const late = wall.asking;
    wall.asking = null;
    late.abort();
  }
  if (!wall.asking && now - wall.askedAt >= (board?.fetch_seconds ?? 5) * 1000) ask();
  if (now - wall.checkedAt >= CHECK_MS || wall.isLost !== isLost(now)) show();
  if (wall.reloadTime && serverTime() >= wall.reloadTime) reload(board.release);
  if (wall.resized) {
    wall.resized = false;
    wall.drawn = "";
    show();
  }
  turn(now);
}

function turn(now) {
  const count = wall.board?.panels.length ?? 0;
  if (!count || wall.paused) return;
  const share = (now - wall.shownAt) / ((wall.board.rotation_seconds ?? 25) * 1000);
  if (share >= 1) return void step(1);
  part.progress.children[wall.at]?.firstChild.style.setProperty("transform", `scaleX(${share.toFixed(3)})`);
}

function step(by) {
  const count = wall.board?.panels.length ?? 0;
  if (!count) return;
  wall.at = (wall.at + by + count) % count;
  wall.shownAt = performance.now();
  wall.held = 0;
  show();
}

function pause() {
  if (!wall.board?.panels.length) return;
  const now = performance.now();
  wall.paused = !wall.paused;
  if (wall.paused) wall.held = now - wall.shownAt;
  else wall.shownAt = now - wall.held;
  heading();
}

/* ---------- what stands at the foot ---------- */

function foot() {
  const now = performance.now();
  const panel = wall.board?.panels[wall.at];
  const past = serverTime() - Date.parse(panel?.stale_after ?? "");
  const trouble = wall.board?.trouble;
  const isOld = Boolean(trouble) || (past > 0 && !panel.error);
  wall.checkedAt = now;
  wall.isLost = isLost(now);
  const since = wall.heardHour ?? hour(serverTime() - (now - wall.heardAt));
  const lost = words().disconnected.replace("{hour}", since);
  write(part.lost, wall.isLost && [`○ ${lost}`, isOld ? "" : panel?.data_until].filter(Boolean).join(" · "));
  write(part.old, trouble ? `▲ ${trouble}` : isOld && `● ${(panel.stale_text ?? "").replace("{days}", Math.floor(past / DAY_MS))}`);
  write(part.stamp, wall.isLost || isOld ? "" : panel?.stamp || panel?.data_until);
  write(part.sample, panel?.sample && words().sample);
  part.foot.className = `${wall.isLost ? "lost" : ""} ${isOld ? "old" : ""}`.trim();
  // A sentence of two lines would take too much from the panel: it is written as small as the stamp.
  const size = (node) => parseFloat(getComputedStyle(node).fontSize);
  const isLong = (node) => !node.hidden && node.clientHeight > 2 * 1.4 * size(node);
  if ([part.lost, part.old].some(isLong)) part.foot.classList.add("long");
}

/** Write `text` into a node if it says something else; without one the node is hidden. */
function write(node, text) {
  node.hidden = !text;
  if (node.textContent !== (text || "")) node.textContent = text || "";
}

/* ---------- drawing ---------- */

/** Sizes, theme and language of the board, and one bar for each panel. */
function dress() {
  const { board } = wall;
  root.lang = board.language ?? "vi";
  root.dataset.mode = board.mode === "light" ? "light" : "dark";
  for (const [name, px] of Object.entries(board.lines ?? {})) {
    if (name.endsWith("_px")) root.style.setProperty(`--${name.replace("_px", "")}`, px / 10);
  }
  root.style.setProperty("--panels", board.panels.length);
  const bars = part.progress.children;
  while (bars.length > board.panels.length) bars[bars.length - 1].remove();
  while (bars.length < board.panels.length) part.progress.append(make("i", "", make("i")));
  document.title = board.name ?? document.title;
}

/** Head, foot, and the panel whose turn it is, unless it is drawn already as there is room for it now. */
function show() {
  const { board } = wall;
  const empty = { kind: "none", error: board?.trouble ?? (board ? words().no_panels : words().waiting) };
  const panel = board?.panels[wall.at] ?? empty;
  heading();
  foot();
  const wanted = JSON.stringify([panel, board?.mode, board?.lines, part.foot.className]);
  if (wanted === wall.drawn) return;
  wall.drawn = wanted;
  fill(panel);
}

function heading() {
  const panel = wall.board?.panels[wall.at];
  const count = wall.board?.panels.length ?? 0;
  write(part.title, panel?.title);
  write(part.subtitle, panel?.subtitle);
  write(part.position, count > 1 && `${wall.at + 1}/${count}`);
  write(part.paused, wall.paused && `❚❚ ${words().paused}`);
  part.progress.hidden = wall.paused || count < 2;
  [...part.progress.children].forEach((bar, at) => {
    bar.className = at === wall.at ? "now" : "";
    bar.firstChild.style.setProperty("transform", "scaleX(0)");
  });
  // The second part of a long title is written smaller, else below it, not wherever the line breaks.
  const line = parseFloat(getComputedStyle(part.heading).lineHeight);
  for (const name of ["", "small", "two"]) {
    part.heading.className = name;
    if (part.heading.clientHeight < 1.5 * line) break;
  }
}

function fill(panel) {
  const some = (name, draw) => (panel.error ? [] : (panel[name] ?? []).map((each) => draw(each, panel)));
  const hasChart = Boolean(panel.figure) && !panel.error;
  part.panel.dataset.kind = panel.kind;
  write(part.calm, panel.error);
  fillWith(part.side, hasChart ? (BESIDE[panel.kind] ?? besideChart)(panel) : []);
  fillWith(part.cards, hasChart ? [] : some("cards", card));
  fillWith(part.rows, panel.error ? [] : listed(panel));
  fillWith(part.facts, hasChart ? [] : some("facts", fact));
  part.cards.dataset.count = part.cards.children.length;
  part.chart.hidden = !hasChart;
  draw(hasChart ? panel.figure : null);
  fit();
}

function listed(panel) {
  if (panel.groups) return panel.groups.map((each) => group(each, panel));
  return panel.grid ? grid(panel.grid) : table(panel);
}

function fillWith(node, children) {
  node.hidden = !children.length;
  node.replaceChildren(...children.flat().filter(Boolean));
}

function make(tag, name = "", ...children) {
  const node = document.createElement(tag);
  if (name) node.className = name;
  node.append(...children.flat(Infinity).filter((child) => child || child === 0));
  return node;
}

function toned(tone, node) {
  node.dataset.tone = tone ?? "";
  return node;
}

const mark = (each) => each.mark && make("i", "mark", each.mark);
const value = (each) => make("p", "value", each.value);
const status = (each) => each.status_text
  && toned(each.tone, make("p", "status", mark(each), each.status_text));

function card(each, panel) {
  // Where one card has a status, all keep its line free, so that the numerals of a row stand at one height.
  const hasLine = panel.cards.some((other) => other.status_text || other.target);
  return toned(each.tone, make("section", "", make("h2", "", each.label), value(each),
    hasLine && make("div", "", status(each) || "\u00a0", each.target && make("p", "target", each.target)),
    each.note && make("p", "note", each.note),
    each.change && change(each)));
}

/** How a figure moved: which way, and by its colour whether that is good. */
const change = (each) => toned(each.change_tone,
  make("p", "change", each.change_sign && make("i", "mark", each.change_sign), each.change));

/** A sentence; what stands between ** in it is bold. */
function fact(each) {
  const runs = String(each.text ?? "").split("**").map((run, at) => (at % 2 ? make("b", "", run) : run));
  return toned(each.tone, make("p", "fact", mark(each), make("span", "", runs)));
}

/* A list: one line a row, its columns as wide as they need, the bars in what is left. */

function table(panel) {
  if (!panel.rows?.length) return [];
  const hasBars = panel.rows.some((each) => typeof each.share === "number");
  part.rows.dataset.bars = hasBars;
  const [name, target, value, counts] = panel.columns ?? [];
  const hasTarget = hasBars && target && typeof panel.target_share === "number";
  const head = make("div", "head", make("span", "rank"), make("span", "name", name),
    make("span", "bar", hasTarget && at(panel.target_share, make("i", "", target))),
    make("span", "value", value), make("span", "counts", counts));
  return [head, ...panel.rows.map((each) => row(each, panel))];
}

/** Subjects downwards, periods from left to right, a mark and a count in each cell. */
function grid({ columns, rows }) {
  part.rows.style.setProperty("--columns", columns.length);
  const cell = (each) => toned(each.tone,
    make("span", each.is_missing ? "cell missing" : "cell", mark(each), each.text));
  return [make("div", "head", make("span", "name"), columns.map((each) => make("span", "cell", each))),
    ...rows.map((each) => make("div", "", make("span", "name", each.name), each.cells.map(cell)))];
}

function row(each, panel) {
  const bar = make("span", "bar", typeof each.share === "number" && at(each.share, make("i", "length")),
    typeof panel.target_share === "number" && at(panel.target_share, make("i", "target")));
  const name = [each.own && "own", each.judged === false && "unjudged"].filter(Boolean).join(" ");
  return toned(each.tone, make("div", name,
    make("span", "rank", each.rank), make("span", "name", each.name), bar,
    make("span", "value", mark(each), make("b", "", each.value)), make("span", "counts", each.counts)));
}

function at(share, node) {
  node.style.setProperty("--share", Math.min(Math.max(share, 0), 1));
  return node;
}

/** One end of a ranking: a heading and a few rows of two lines. */
function group(each, panel) {
  const rows = panel.rows.filter((row) => row.group === each.id).map((row) => (
    toned(row.tone, make("div", row.own ? "own" : "", make("span", "name", row.name),
      make("span", "value", mark(row), make("b", "", row.value)), make("span", "counts", row.counts)))));
  const heading = make("h2", "", make("b", "", each.title), make("span", "", panel.columns?.[3]));
  return make("section", "group", heading, rows);
}

/* What stands beside a chart: its lines named, the last figure, the facts. */

const BESIDE = {
  trend: (panel) => {
    const line = Object.fromEntries((panel.legend ?? []).map((each) => [each.line, each]));
    const [last] = panel.cards ?? [];
    return [
      line.target && key(line.target),
      line.actual && key(last ? { ...line.actual, value: "" } : line.actual),
      ...(last ? [value(last), status(last), last.note && make("p", "note", last.note)] : []),
      line.last_year && key(line.last_year),
      panel.facts?.length > 0 && make("hr"), ...(panel.facts ?? []).map(fact)];
  },
  tiles: (panel) => [
    make("div", "own", (panel.cards ?? []).map((each) => [make("h2", "", each.label), value(each),
      each.note && make("p", "note", each.note)]),
      (panel.facts ?? []).map(fact)),
    make("div", "keys", (panel.legend ?? []).map(key)),
  ],
};

function besideChart(panel) {
  const cards = (panel.cards ?? []).map((each) => [make("h2", "", each.label), value(each), status(each),
    each.note && make("p", "note", each.note), each.change && change(each)]);
  return [...cards.flat(), ...(panel.legend ?? []).map(key), ...(panel.facts ?? []).map(fact)];
}

/** A line, a colour or a class of tiles, named as it is drawn. */
function key(each) {
  const sign = make("i", each.funnel ? "tile" : each.line, each.funnel && each.mark);
  if (each.funnel) sign.dataset.funnel = each.funnel;
  if (each.colour) sign.style.setProperty("background-color", each.colour);
  const count = () => make("b", "", String(each.count));
  if (each.funnel) return make("p", "key", sign, count(), make("span", "", each.text));
  return make("p", "key", sign, make("span", "label", each.label), make("b", "", each.value));
}

/** What does not fit at the size of the formula is left out from the end; only numerals may give a little. */
function fit() {
  const over = (node) => node.scrollHeight > node.clientHeight + 1 || node.scrollWidth > node.clientWidth + 1;
  const { cards } = part;
  cards.classList.remove("brief");
  part.rows.classList.remove("wrapped");
  root.style.removeProperty("--numeral");
  const kpi = parseFloat(getComputedStyle(root).getPropertyValue("--kpi"));
  const values = [...document.querySelectorAll("#cards .value, #side .value")];
  const isWide = () => values.some((node) => node.scrollWidth > node.clientWidth + 1);
  for (let size = kpi; size >= kpi * 0.7 && isWide(); size -= kpi / 32) {
    root.style.setProperty("--numeral", size);
  }
  if ([...cards.children].some(over)) cards.classList.add("brief");
  if (part.rows.scrollWidth > part.rows.clientWidth + 1) part.rows.classList.add("wrapped");
  const groups = [...part.rows.querySelectorAll(".group")];
  for (const list of groups.length ? groups : [cards, part.rows, part.facts, part.side]) {
    const shown = [...list.children];
    while (!list.hidden && shown.length > 1 && (over(list) || over(part.panel))) shown.pop().hidden = true;
  }
}

/* ---------- charts ---------- */

const PIXELS = new Set(["size", "minsize", "l", "r", "t", "b", "pad", "xshift", "yshift", "ticklen",
  "gridwidth", "cornerradius", "standoff", "borderwidth", "borderpad"]);

function times(value, by) {
  if (Array.isArray(value)) return value.map((each) => times(each, by));
  return typeof value === "number" ? value * by : value;
}

/** A figure drawn for 1,080 lines, for this screen: what plotly measures in px is multiplied. */
function scaled(value, by, name = "", inside = "") {
  if (PIXELS.has(name) || (name === "width" && inside === "line")) return times(value, by);
  if (name === "dash") return String(value).replace(/[\d.]+(?=px)/g, (px) => px * by);
  if (Array.isArray(value)) return value.map((each) => scaled(each, by, "", name));
  if (!value || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, scaled(each, by, key, name)]));
}

/** Draw into the one node there is for charts, never purged: plotly would listen once more each time. */
function draw(figure) {
  const { Plotly } = window;
  if (!figure || !Plotly) return; // plotly comes a moment after this script; then all is drawn anew
  const { data, layout } = scaled(figure, parseFloat(getComputedStyle(root).fontSize) / 10);
  const size = { width: part.chart.clientWidth, height: part.chart.clientHeight, autosize: false };
  const config = { staticPlot: true, displayModeBar: false, responsive: false };
  Plotly.react(part.chart, data, { ...layout, ...size }, config);
}

/* ---------- hands ---------- */

const [onwards, back] = [() => step(1), () => step(-1)];
const KEYS = { " ": pause, ArrowRight: onwards, ArrowLeft: back, PageDown: onwards, PageUp: back };
let touchedAt = null;

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || !KEYS[event.key]) return;
  event.preventDefault();
  KEYS[event.key]();
});
addEventListener("pointerdown", (event) => (touchedAt = event.clientX));
addEventListener("pointerup", (event) => {
  if (touchedAt === null) return;
  const moved = event.clientX - touchedAt;
  const place = event.clientX / innerWidth;
  touchedAt = null;
  if (Math.abs(moved) > SWIPE_PX) step(moved < 0 ? 1 : -1);
  else if (place < EDGE) step(-1);
  else if (place > 1 - EDGE) step(1);
  else pause();
});
addEventListener("contextmenu", (event) => event.preventDefault());
const drawAnew = () => (wall.resized = true);
addEventListener("resize", drawAnew);
document.fonts.addEventListener("loadingdone", drawAnew);
part.plotly.addEventListener("load", drawAnew);
part.plotly.addEventListener("error", () => (wall.isCrippled = true));

wall.shownAt = performance.now();
takeKept();
setInterval(tick, TICK_MS);
tick();
