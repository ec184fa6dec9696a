"use strict";
// Bars and the timeline: plain elements that can be clicked, reached by key and printed.

const MOST_BARS = 10;

// Bars that can be chosen, so buttons: rows of a tally, the filter that they set, their words and their values in it.
function bars(id, { rows, size }, name, label, value = String, empty = "None among the chosen events.") {
  const box = document.getElementById(id);
  const most = Math.max(rows[0]?.count ?? 0, 1);
  const list = element("ul", { class: "bars" });
  for (const row of rows) {
    const bar = element("span", { class: "bar", "aria-hidden": "true" }, ...row.quads.flatMap((count, n) => part("width", count / most, n)));
    const words = label(row.key), set = value(row.key);
    list.append(element("li", {}, element("button", {
      type: "button", "aria-pressed": String(state.filter[name] === set), title: words, onclick: () => toggleFilter(name, set),
    }, element("span", { class: "label", text: words }), element("span", { class: "number", text: number(row.count) }), bar)));
  }
  box.replaceChildren(rows.length ? list : element("p", { class: "soft", text: empty }));
  if (size > rows.length) box.append(element("p", { class: "soft small", text: `and ${number(size - rows.length)} more` }));
}

// A coloured part of a bar, of a class; none for nothing.
function part(side, share, quad) {
  if (!share) return [];
  const made = element("i");
  made.style[side] = `${100 * share}%`;
  made.style.background = QUADS[quad].colour;
  return [made];
}

// Counts by whole number and class: `{rows, size}`, the rows with most events and how many rows there are in all.
// `visit(n, add)` calls `add` with each number that an event counts for. There may be as many pairs as events: so
// nothing is made for each of them, and classes are told apart only for what is shown.
function tally(chosen, visit) {
  const counts = new Map();
  const count = (key) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const n of chosen) visit(n, count);
  const rows = [];
  for (const [key, total] of counts) {
    if (rows.length === MOST_BARS && total <= rows.at(-1).count) continue;
    if (rows.length === MOST_BARS) rows.pop();
    const after = rows.findIndex((row) => row.count < total);
    rows.splice(after < 0 ? rows.length : after, 0, { key, count: total, quads: [0, 0, 0, 0, 0] });
  }
  const drawn = new Map(rows.map((row) => [row.key, row.quads]));
  let quad = 0;
  const tell = (key) => { const quads = drawn.get(key); if (quads) quads[quad] += 1; };
  for (const n of chosen) { quad = data.events.quad[n]; visit(n, tell); }
  return { rows, size: counts.size };
}

function actorName(key) {
  const { name, country } = data.actor[key];
  return country && !name.includes(country) && data.meta.countries[country] !== name ? `${name} (${country})` : name;
}

function countryName(code) { return code ? data.meta.countries[code] ?? code : "not known"; }

function showBars(chosen) {
  const { events } = data;
  const type = (key) => events.type_names[key];
  bars("types", tally(chosen, (n, add) => add(events.type[n])), "type", type, type);
  for (const side of ["sources", "targets"]) {
    bars(side, tally(chosen, (n, add) => events[side][n].forEach(add)), "actor", actorName);
    const untold = chosen.filter((n) => !events[side][n].length).length;
    document.getElementById(`${side}-note`).textContent = untold
      ? `${counted(untold, "event")} ${untold === 1 ? "does" : "do"} not tell ${side === "sources" ? "who did it" : "to whom"}.` : "";
  }
  const size = data.actor.length;
  const pairs = (n, add) => { for (const from of events.sources[n]) for (const to of events.targets[n]) add(from * size + to); };
  const pair = (key) => [Math.floor(key / size), key % size];
  bars("dyads", tally(chosen, pairs), "dyad", (key) => pair(key).map(actorName).join(" → "), (key) => pair(key).join(">"));
  const placed = chosen.filter((n) => data.countryNumber[n] >= 0);
  const code = (key) => data.countryCodes[key];
  bars("countries", tally(placed, (n, add) => add(data.countryNumber[n])), "country", (key) => countryName(code(key)), code);
  const lost = chosen.length - placed.length;
  document.getElementById("countries-note").textContent = lost ? `${counted(lost, "event")} without a country.` : "";
}

// The widths of a bin, from a day to a decade: how a day is shortened to its bin, and what a bin is called.
const BINS = [
  { days: 1, of: (day) => isoDay(day), name: (bin) => bin, next: (day) => day + 1 },
  { days: 7, of: (day) => isoDay(day - ((day + 3) % 7)), name: (bin) => `week of ${bin}` },
  { days: 30.4, of: (day) => isoDay(day).slice(0, 7), name: (bin) => bin },
  { days: 365, of: (day) => isoDay(day).slice(0, 4), name: (bin) => bin },
  { days: 3652, of: (day) => `${isoDay(day).slice(0, 3)}0`, name: (bin) => `${bin}s` },
];
const MOST_BINS = 130;

function firstDayOf(bin) { return dayOf(bin.length === 4 ? `${bin}-01-01` : bin.length === 7 ? `${bin}-01` : bin); }

// Events by day and class: a row of five numbers a day, from the first day on.
function byDay(dated, first, last) {
  const counts = new Int32Array(5 * (last - first + 1));
  for (const n of dated) if (data.day[n] >= first) counts[5 * (data.day[n] - first) + data.events.quad[n]] += 1;
  return counts;
}

function showTimeline(chosen) {
  const box = document.getElementById("timeline"), note = document.getElementById("timeline-note");
  const dated = chosen.filter((n) => data.day[n] !== null);
  note.textContent = "";
  if (!dated.length) { box.replaceChildren(element("p", { class: "soft", text: "No event with a date." })); return; }
  // A few events of long ago would leave no room for the rest: they are told in words.
  const days = Int32Array.from(dated, (n) => data.day[n]).sort();
  const first = days[Math.floor(days.length * 0.02)], last = days[days.length - 1];
  const early = days.indexOf(first);
  const width = BINS.find((each) => (last - first) / each.days < MOST_BINS) ?? BINS.at(-1);
  const counts = byDay(dated, first, last), rows = new Map();
  for (let day = first; day <= last; day += 1) {
    const at = 5 * (day - first), bin = width.of(day);
    if (!rows.has(bin)) rows.set(bin, [0, 0, 0, 0, 0]);
    const quads = rows.get(bin);
    for (let n = 0; n < 5; n += 1) quads[n] += counts[at + n];
  }
  box.replaceChildren(timelineOf([...rows], width));
  const { start_day: start, end_day: end } = data.events;
  const vague = dated.filter((n) => start[n] !== end[n]).length;
  const undated = chosen.filter((n) => start[n] === null).length;
  note.textContent = `An event that may have been on several days (${number(vague)}) counts on the first of them, one without a date (${number(undated)}) on the day of its first report.`
    + (early ? ` ${counted(early, "event")} before ${isoDay(first)} ${early === 1 ? "is" : "are"} not drawn.` : "");
}

function timelineOf(rows, width) {
  const total = (quads) => quads.reduce((sum, each) => sum + each);
  const most = Math.max(...rows.map(([, quads]) => total(quads)));
  const columns = rows.map(([bin, quads], n) => {
    const from = isoDay(firstDayOf(bin)), to = isoDay((rows[n + 1] ? firstDayOf(rows[n + 1][0]) : endOf(bin, width)) - 1);
    const isChosen = state.filter.since === from && state.filter.until === to;
    const words = `${width.name(bin)}: ${counted(total(quads), "event")}`;
    return element("button", {
      type: "button", class: "bin", tabindex: n ? "-1" : "0", "aria-pressed": String(isChosen), "aria-label": words, title: words,
      onclick: () => setFilter(isChosen ? { since: "", until: "" } : { since: from, until: to }),
    }, element("span", { class: "stack", "aria-hidden": "true" }, ...quads.flatMap((count, quad) => part("height", count / most, quad))));
  });
  const every = Math.ceil(rows.length / (innerWidth < 700 ? 4 : 8));
  const ticks = rows.map(([bin], n) => element("span", { text: n % every === 0 && n < rows.length - every / 3 ? bin : "" }));
  const group = element("div", { class: "bins", role: "group", "aria-label": "Events over time, in the order of time", onkeydown: moveFocus }, ...columns);
  return element("div", { class: "timeline" }, element("span", { class: "most", text: number(most) }), group, element("div", { class: "ticks", "aria-hidden": "true" }, ...ticks));
}

function endOf(bin, width) {
  if (bin.length === 10) return firstDayOf(bin) + width.days;
  if (bin.length === 7) return dayOf(`${isoDay(firstDayOf(bin) + 32).slice(0, 7)}-01`);
  return dayOf(`${Number(bin) + (width.days > 400 ? 10 : 1)}-01-01`);
}

// One stop of the tabulator for the whole timeline; arrows go from bin to bin.
function moveFocus(event) {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!step) return;
  const all = [...event.currentTarget.children];
  const next = all[all.indexOf(document.activeElement) + step];
  if (!next) return;
  event.preventDefault();
  for (const each of all) each.tabIndex = each === next ? 0 : -1;
  next.focus();
}

// Casualties by country, lowest to highest figures.
function showCasualties(chosen) {
  const { events } = data;
  const rows = new Map();
  let told = 0;
  for (const n of chosen) {
    if (events.killed_low[n] === null && events.injured_low[n] === null) continue;
    told += 1;
    const key = data.country(n) ?? "";
    if (!rows.has(key)) rows.set(key, { key, killed: [0, 0], injured: [0, 0], events: 0 });
    const row = rows.get(key);
    row.events += 1;
    for (const what of ["killed", "injured"]) {
      row[what][0] += events[`${what}_low`][n] ?? 0;
      row[what][1] += events[`${what}_high`][n] ?? 0;
    }
  }
  const sorted = [...rows.values()].sort((one, two) => two.killed[1] - one.killed[1] || two.injured[1] - one.injured[1]);
  const most = Math.max(...sorted.flatMap((row) => [row.killed[1], row.injured[1]]), 1);
  const body = sorted.slice(0, MOST_BARS).map((row) => element("tr", {},
    element("th", { scope: "row", text: row.key ? countryName(row.key) : "country not known" }),
    ...["killed", "injured"].map((what) => element("td", {}, range(...row[what]), rangeBar(...row[what], most, what)))));
  document.getElementById("casualties").replaceChildren(sorted.length
    ? element("table", {}, element("thead", {}, element("tr", {}, ...["Country", "Killed", "Injured"].map((text) => element("th", { scope: "col", text })))), element("tbody", {}, ...body))
    : element("p", { class: "soft", text: "No figures among the chosen events." }));
  document.getElementById("casualties-note").textContent = `Sums of the lowest and of the highest figures reported, of ${counted(told, "event")} that tell any; `
    + "an event without a figure counts nothing, which is not zero.";
}

function rangeBar(low, high, most, what) {
  const bar = element("span", { class: `range ${what}`, "aria-hidden": "true" });
  const sure = element("i"), more = element("i");
  sure.style.width = `${(100 * low) / most}%`;
  more.style.width = `${(100 * (high - low)) / most}%`;
  more.className = "more";
  bar.append(sure, more);
  return bar;
}

function showStories(chosen) {
  const list = data.events.story_list;
  document.getElementById("stories-card").hidden = !list.title.length;
  const words = (n) => {
    const when = [list.first[n], list.last[n]].filter((day, at, both) => day && both.indexOf(day) === at).join(" to ");
    return `${list.title[n]} · ${[when, counted(list.articles[n], "article"), counted(list.publishers[n], "publisher"), list.languages[n]].filter(Boolean).join(", ")}`;
  };
  const told = chosen.filter((n) => data.events.story[n] !== null);
  bars("stories", tally(told, (n, add) => add(data.events.story[n])), "story", words, String, "No story of several articles among the chosen events.");
}
