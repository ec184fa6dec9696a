"use strict";
// The list of events, each opening to its sentences with links to the articles.

const PAGE = 12;
const shown = { order: [], count: 0 };

const SORTS = {
  new: (one, two) => (data.day[two] ?? -Infinity) - (data.day[one] ?? -Infinity) || one - two,
  old: (one, two) => (data.day[one] ?? Infinity) - (data.day[two] ?? Infinity) || one - two,
  killed: (one, two) => (data.events.killed_high[two] ?? -1) - (data.events.killed_high[one] ?? -1) || one - two,
  reported: (one, two) => data.events.articles[two] - data.events.articles[one] || data.events.mentions[two] - data.events.mentions[one] || one - two,
  sure: (one, two) => data.events.confidence[two] - data.events.confidence[one] || one - two,
};

function showList(chosen) {
  const order = document.getElementById("sort").value;
  // Events come newest first: nothing to sort then.
  shown.order = order === "new" ? chosen : [...chosen].sort(SORTS[order]);
  shown.count = 0;
  document.getElementById("list").replaceChildren();
  showMore();
}

function showMore() {
  const list = document.getElementById("list");
  const next = shown.order.slice(shown.count, shown.count + PAGE);
  list.append(...next.map(eventItem));
  shown.count += next.length;
  const left = shown.order.length - shown.count;
  const more = document.getElementById("more");
  more.hidden = left <= 0;
  more.textContent = `Show ${Math.min(PAGE, left)} more of ${number(left)}`;
  if (!shown.order.length) list.append(element("li", { class: "soft", text: "No event fits all filters." }));
  return next.length;
}

function dateWords(n) {
  const { start_day: start, end_day: end, reported_day: reported, date_precision: precision, date_precision_names: names } = data.events;
  if (start[n] === null) return reported[n] === null ? "date not told" : `date not told, reported ${isoDay(reported[n])}`;
  if (start[n] === end[n]) return isoDay(start[n]);
  const named = names[precision[n]];
  if (named === "month") return isoDay(start[n]).slice(0, 7);
  if (named === "year") return isoDay(start[n]).slice(0, 4);
  return `${isoDay(start[n])} to ${isoDay(end[n])}`;
}

function placeWords(n) {
  const place = data.place[data.events.place[n]];
  if (place.precision === "unknown") return "place not told";
  const country = place.country ? countryName(place.country) : "";
  return [place.name, country === place.name ? "" : country].filter(Boolean).join(", ");
}

function casualtyWords(n) {
  const { killed_low: killed, killed_high: killedMost, injured_low: injured, injured_high: injuredMost } = data.events;
  return [
    killed[n] === null ? "" : `${range(killed[n], killedMost[n])} killed`,
    injured[n] === null ? "" : `${range(injured[n], injuredMost[n])} injured`,
  ].filter(Boolean).join(", ");
}

function names(numbers) { return numbers.length ? numbers.map(actorName).join(", ") : "unknown"; }

function eventItem(n) {
  const { events } = data;
  const mode = events.mode_names[events.mode[n]];
  const kind = element("span", { class: "kind", text: events.type_names[events.type[n]] + (mode ? ` · ${mode}` : "") });
  kind.style.borderColor = QUADS[events.quad[n]].colour;
  const status = events.status_names[events.status[n]];
  const facts = [casualtyWords(n), counted(events.articles[n], "article"), events.publishers[n] > 1 ? `${number(events.publishers[n])} independent publishers` : "", `confidence ${events.confidence[n]} %`].filter(Boolean).join(" · ");
  const quote = element("q", { class: "quote", text: "…", dir: "auto" });
  const summary = element("summary", {},
    element("span", { class: "line" }, kind, status === "asserted" ? null : element("span", { class: "tag", text: status }), element("span", { class: "when", text: dateWords(n) })),
    element("span", { class: "who", text: `${names(events.sources[n])} → ${names(events.targets[n])}` }),
    element("span", { class: "soft small", text: `${placeWords(n)} · ${facts}` }),
    quote);
  const opened = element("div", { class: "opened" });
  const item = element("details", { ontoggle: () => { if (item.open && !opened.childElementCount) openEvent(n, opened); } }, summary, opened);
  data.detail(n).then((detail) => {
    const [first] = detail.sentences;
    quote.textContent = first ? first.text : "";
    quote.hidden = !first;
    if (first) quote.lang = first.language;
  });
  return element("li", { "data-n": n }, item);
}

async function openEvent(n, box) {
  const detail = await data.detail(n);
  const told = [
    ["What", detail.what], ["CAMEO", detail.cameo], ["Who", detail.sources], ["To whom", detail.targets],
    ["Mediated by", detail.mediators], ["Said to be by", detail.alleged && `${detail.alleged}${detail.claimed_by ? `, says ${detail.claimed_by}` : ""}`],
    ["Places", detail.places && `${detail.places} (known: ${data.place[data.events.place[n]].precision})`],
    ["Day and time", [detail.weekday, detail.time].filter(Boolean).join(", ")], ["Weapons", detail.weapons],
    ["Reported", [detail.first, detail.last].filter((day, at, both) => day && both.indexOf(day) === at).join(" to ")],
    ["Languages", detail.languages], ["Event", detail.key],
  ].filter(([, value]) => value);
  box.append(
    element("dl", {}, ...told.flatMap(([name, value]) => [element("dt", { text: name }), element("dd", { text: value })])),
    element("ul", { class: "sentences", "aria-label": "Sentences that say so" }, ...detail.sentences.map(sentenceItem)));
  const left = data.events.mentions[n] - detail.sentences.length;
  if (left > 0) box.append(element("p", { class: "soft small", text: `and ${counted(left, "more sentence")} in mart.mention` }));
}

function sentenceItem(sentence) {
  const signs = [...sentence.text];
  const part = (from, to) => signs.slice(from, to).join("");
  const isMarked = sentence.from >= 0 && sentence.to <= signs.length;
  const text = element("blockquote", { lang: sentence.language, dir: "auto" });
  if (isMarked) text.append(part(0, sentence.from), element("mark", { text: part(sentence.from, sentence.to) }), part(sentence.to));
  else text.append(sentence.text);
  const title = sentence.title ?? sentence.url ?? sentence.locator;
  // Only addresses of the web become links: an article cannot bring a script along.
  const source = /^https?:/.test(sentence.url ?? "")
    ? element("a", { href: sentence.url, target: "_blank", rel: "noopener noreferrer", text: title })
    : element("span", { text: title });
  const told = [sentence.publisher === "unknown" ? "" : sentence.publisher, sentence.published, sentence.language,
    sentence.modality === "asserted" ? "" : sentence.modality, sentence.by ? `according to ${sentence.by}` : "",
    `confidence ${Math.round(100 * sentence.confidence)} %`].filter(Boolean);
  return element("li", {}, text, element("p", { class: "small" }, source, element("span", { class: "soft", text: ` · ${told.join(" · ")}` })));
}
