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
const WORDS = { disconnected: "Mất kết nối từ {hour}", paused: "Tạm dừng", waiting: "Đang chờ số liệu",
  sample: "Số liệu minh họa", failed: "Chưa lập được phần này" };
const MARKS = { good: "▲", watch: "●", act: "▼" };
const TILE_MARKS = { good: "▲", better: "△", neutral: "", worse: "▽", act: "▼", missing: "" };

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
  heardHour: null, clock: null, // its time on the server, and server time minus the time of this page
  checkedAt: -Infinity, reloadTime: null, reloadTriedAt: -Infinity, reloading: false,
  drawn: "", resized: false,
};

const words = () => ({ ...WORDS, ...wall.board?.words });
/** Milliseconds of the server's clock; the box's own clock may be wrong. Never before the board was built. */
const serverTime = () => {
  const built = Date.parse(wall.board?.built_at ?? "") || 0;
  return wall.clock === null ? Math.max(Date.now(), built) : performance.now() + wall.clock;
};
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
      if (wall.board.release !== root.dataset.release) reload(wall.board.release);
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
  if (!Number.isNaN(date)) wall.clock = date - wall.heardAt;
  wall.heardHour = hour(serverTime());
}

function take(board, etag) {
  const known = wall.board?.panels[wall.at]?.id;
  wall.etag = etag;
  if (board.schema !== 1) return void (wall.board = { ...wall.board, release: board.release });
  wall.board = board;
  wall.reloadTime = nextReload();
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

function nextReload() {
  const [hours, minutes] = (wall.board.reload_at ?? "03:30").split(":").map(Number);
  const now = serverTime() + VIETNAM_MS;
  const today = now - (now % DAY_MS) + (hours * 60 + minutes) * 60_000;
  return (today > now ? today : today + DAY_MS) - VIETNAM_MS;
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
  if (now - wall.checkedAt >= CHECK_MS || (wall.disconnected ?? false) !== now - wall.heardAt > NOTICE_MS) notices();
  if (board && wall.reloadTime && serverTime() >= wall.reloadTime) reload(board.release);
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

function notices() {
  const now = performance.now();
  const panel = wall.board?.panels[wall.at];
  wall.checkedAt = now;
  wall.disconnected = now - wall.heardAt > NOTICE_MS;
  const since = wall.heardHour ?? hour(serverTime() - (now - wall.heardAt));
  const past = serverTime() - Date.parse(panel?.stale_after ?? "");
  const isStale = past > 0 && !panel.error;
  const lost = words().disconnected.replace("{hour}", since);
  const stamp = panel?.data_until ?? "";
  write(part.disconnected, wall.disconnected && `○ ${lost}${stamp && !isStale ? ` · ${stamp}` : ""}`);
  write(part.stale, isStale && `● ${panel.stale_text.replace("{days}", Math.floor(past / DAY_MS))}`);
  write(part.stamp, wall.disconnected || isStale ? "" : stamp);
  write(part.sample, panel?.sample ? words().sample : "");
  const strips = Number(wall.disconnected) + Number(isStale);
  if (root.dataset.strips !== String(strips)) {
    root.dataset.strips = strips;
    wall.drawn = "";
    show();
  }
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
    root.style.setProperty(`--${name.replace("_px", "")}`, px / 10);
  }
  root.style.setProperty("--panels", board.panels.length);
  while (part.progress.children.length > board.panels.length) part.progress.lastChild.remove();
  while (part.progress.children.length < board.panels.length) part.progress.append(make("i", "", make("i")));
  document.title = board.name ?? document.title;
}

function show() {
  const { board } = wall;
  const panel = board?.panels[wall.at];
  heading();
  if (panel && JSON.stringify([panel, board.mode, board.lines]) !== wall.drawn) {
    wall.drawn = JSON.stringify([panel, board.mode, board.lines]);
    fill(panel);
  } else if (!panel) {
    wall.drawn = "";
    fill({ kind: "none", error: words().waiting });
  }
  wall.checkedAt = -Infinity;
}

function heading() {
  const panel = wall.board?.panels[wall.at];
  const count = wall.board?.panels.length ?? 0;
  part.title.textContent = panel?.title ?? "";
  part.subtitle.textContent = panel?.subtitle ?? "";
  part.position.textContent = count ? `${wall.at + 1}/${count}` : "";
  write(part.paused, wall.paused && `❚❚ ${words().paused}`);
  part.progress.hidden = wall.paused || count < 2;
  [...part.progress.children].forEach((bar, at) => {
    bar.className = at === wall.at ? "now" : "";
    bar.firstChild.style.setProperty("transform", "scaleX(0)");
  });
}

function fill(panel) {
  part.panel.dataset.kind = panel.kind;
  const has = (name) => !panel.error && panel[name]?.length > 0;
  write(part.calm, panel.error || "");
  fillWith(part.cards, has("cards") ? panel.cards.map(card) : []);
  fillWith(part.rows, has("rows") ? [...header(panel), ...panel.rows.map((each) => row(each, panel))] : []);
  fillWith(part.facts, [...(has("legend") ? panel.legend.map(legend) : []), ...(has("facts") ? panel.facts.map(fact) : [])]);
  part.chart.hidden = Boolean(panel.error) || !panel.figure;
  draw(part.chart.hidden ? null : panel.figure);
  fit();
}

function fillWith(node, children) {
  node.hidden = !children.length;
  node.replaceChildren(...children);
}

function make(tag, name = "", ...children) {
  const node = document.createElement(tag);
  if (name) node.className = name;
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/** A sentence of the board with its **numbers** in bold. */
function sentence(text) {
  return String(text ?? "").split("**").map((piece, at) => (at % 2 ? make("b", "", piece) : piece));
}

function card(each) {
  const tone = each.status || each.tone || "";
  const mark = each.mark ?? MARKS[tone];
  const box = make("section", "", make("h2", "", each.label), make("p", "value", each.value),
    make("div", "", make("p", "status", mark && make("i", "", `${mark} `), each.status_text),
      each.target && make("p", "target", each.target)),
    each.change && make("p", "change", each.change));
  box.dataset.tone = tone;
  return box;
}

function fact(each) {
  const line = make("p", "", each.mark && make("i", "", `${each.mark} `), ...sentence(each.text));
  line.dataset.tone = each.tone ?? "";
  return line;
}

function legend(each) {
  const swatch = make("i", "tile", TILE_MARKS[each.funnel] ?? "");
  swatch.dataset.funnel = each.funnel;
  return make("p", "legend", swatch, make("b", "", String(each.count)), each.text);
}

function header(panel) {
  if (!panel.columns?.length) return [];
  const [name, bar, value, counts] = panel.columns;
  return [make("div", "head", make("span", "rank"), make("span", "name", name), make("span", "bar", bar),
    make("span", "value", value), make("span", "counts", counts))];
}

function row(each, panel) {
  const bar = make("span", "bar");
  if (typeof each.share === "number") bar.append(length("i", "length", each.share));
  if (typeof panel.target_share === "number") bar.append(length("i", "target", panel.target_share));
  const mark = each.mark ?? MARKS[each.tone];
  const line = make("div", each.own ? "own" : "", make("span", "rank", String(each.rank ?? "")),
    make("span", "name", each.name), bar,
    make("span", "value", mark && make("i", "", `${mark} `), make("b", "", each.value)),
    make("span", "counts", each.counts ?? ""));
  line.dataset.tone = each.tone ?? "";
  return line;
}

function length(tag, name, share) {
  const node = make(tag, name);
  node.style.setProperty("--share", Math.min(Math.max(share, 0), 1));
  return node;
}

/** What does not fit at the size of the formula is left out from the end; text is never made smaller. */
function fit() {
  const isOver = (node) => node.scrollHeight > node.clientHeight + 1 || node.scrollWidth > node.clientWidth + 1;
  for (const list of [part.cards, part.rows, part.facts]) {
    if (list.hidden) continue;
    const shown = [...list.children];
    while (shown.length > 1 && isOver(list)) shown.pop().hidden = true;
  }
}

/* ---------- charts ---------- */

const PIXELS = new Set(["size", "minsize", "l", "r", "t", "b", "pad", "xshift", "yshift", "ticklen", "tickwidth",
  "gridwidth", "zerolinewidth", "linewidth", "arrowwidth", "borderwidth", "borderpad", "cornerradius", "standoff"]);
const times = (value, by) => (Array.isArray(value) ? value.map((each) => times(each, by))
  : typeof value === "number" ? value * by : value);

/** A figure made for 1,080 lines, for this screen: what plotly measures in px is multiplied. */
function scaled(value, by, name = "", inside = "") {
  if (PIXELS.has(name) || (name === "width" && inside === "line")) {
    if (typeof value !== "object" || Array.isArray(value)) return times(value, by);
  }
  if (name === "dash" && typeof value === "string") return value.replace(/[\d.]+(?=px)/g, (px) => px * by);
  if (Array.isArray(value)) return value.map((each) => scaled(each, by, "", name));
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, scaled(each, by, key, name)]));
  }
  return value;
}

function draw(figure) {
  const { Plotly } = window;
  if (!Plotly) return void (wall.drawn = part.chart.hidden ? wall.drawn : "");
  if (!figure) return void Plotly.purge(part.chart);
  const by = parseFloat(getComputedStyle(root).fontSize) / 10;
  const { data, layout } = scaled(figure, by);
  const size = { width: part.chart.clientWidth, height: part.chart.clientHeight, autosize: false };
  Plotly.react(part.chart, data, { ...layout, ...size }, { staticPlot: true, displayModeBar: false, responsive: false });
}

/* ---------- hands ---------- */

const KEYS = { " ": pause, ArrowRight: () => step(1), ArrowLeft: () => step(-1), PageDown: () => step(1), PageUp: () => step(-1) };
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
addEventListener("resize", () => (wall.resized = true));
part.plotly.addEventListener("load", () => (wall.resized = true));

wall.shownAt = performance.now();
takeKept();
setInterval(tick, TICK_MS);
tick();
