"use strict";
// How far to trust it: what is known of the chosen events, and how the warehouse was made.

function showQuality(chosen) {
  const meters = element("ul", { class: "meters" }, ...data.meta.shares.map((name, bit) => {
    const count = chosen.filter((n) => (data.events.holds[n] >> bit) & 1).length;
    const bar = element("span", { class: "meter", "aria-hidden": "true" }, element("i"));
    bar.firstChild.style.width = chosen.length ? `${(100 * count) / chosen.length}%` : "0";
    return element("li", {}, element("span", { text: name }), element("span", { class: "number", text: share(count, chosen.length) }), bar);
  }));
  const box = document.getElementById("quality");
  const { quality } = data.meta;
  box.replaceChildren(element("h3", { text: "The chosen events" }), meters, element("h3", { text: "The whole warehouse" }), ...wholeWarehouse(quality));
}

function wholeWarehouse(quality) {
  const failed = quality.not_held.map((each) => element("li", { text: `${each.severity}: ${each.table}${each.column ? `.${each.column}` : ""}, ${each.rule}` }));
  const audit = quality.expectations
    ? `${number(quality.expectations - failed.length)} of ${number(quality.expectations)} expectations of the last audit hold${failed.length ? "; these do not:" : "."}`
    : "No audit is on record.";
  const uncoded = quality.languages.filter((each) => each.not_coded);
  return [
    element("p", { text: `${counted(quality.article_count, "article")} of ${counted(quality.publisher_count, "publisher")}, ${number(quality.copies)} of them copies of others; `
      + `${counted(quality.mention_count, "mention")}, ${number(quality.mentions_without_event)} of them of no event (denied, planned, threatened, or of an older version).` }),
    element("p", { text: audit }), failed.length ? element("ul", {}, ...failed) : null,
    uncoded.length ? element("p", { text: `Kept but not coded: ${uncoded.map((each) => `${number(each.not_coded)} of ${counted(each.articles, "article")} in ${each.language}`).join(", ")}.` }) : null,
    ...rejected(quality.rejects),
    quality.publishers.length ? publishersTable(quality.publishers) : null,
    element("p", { class: "soft small", text: `Published ${quality.published_at} UTC, load ${quality.load_id}, coder ${quality.coder_version}.` }),
  ].filter(Boolean);
}

function rejected(rejects) {
  if (!rejects.length) return [];
  const total = rejects.reduce((sum, each) => sum + each.count, 0);
  return [element("details", {}, element("summary", { text: `${counted(total, "reject")}: what could not be read or broke a rule` }),
    element("ul", {}, ...rejects.map((each) => element("li", { text: `${number(each.count)} × ${each.rule}, for example ${each.example}` }))))];
}

function publishersTable(publishers) {
  const head = ["Publisher", "Articles", "Copies", "First", "Last"].map((text) => element("th", { scope: "col", text }));
  const rows = publishers.map((each) => element("tr", {}, element("th", { scope: "row", text: each.publisher }),
    ...[number(each.articles), number(each.copies), each.first ?? "–", each.last ?? "–"].map((text) => element("td", { text }))));
  return element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Publishers" },
    element("table", {}, element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...rows)));
}

function showTiles(chosen) {
  const { events } = data;
  const sum = (name) => chosen.reduce((total, n) => total + (events[name][n] ?? 0), 0);
  const countries = new Set(chosen.map((n) => data.countryNumber[n]).filter((each) => each >= 0)).size;
  const tiles = [
    ["event_count", number(chosen.length)], ["mention_count", number(sum("mentions"))], ["country_count", number(countries)],
    ["killed", range(sum("killed_low"), sum("killed_high"))], ["injured", range(sum("injured_low"), sum("injured_high"))],
  ];
  document.getElementById("tiles").replaceChildren(...tiles.map(([name, value]) => element("li", {}, element("b", { text: value }), element("span", { text: data.meta.labels[name] }))));
}
