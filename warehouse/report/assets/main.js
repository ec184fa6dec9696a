"use strict";
// Puts the page together and keeps filters, chips and figures in step.

const INPUTS = { text: "f-text", type: "f-type", country: "f-country", since: "f-since", until: "f-until", status: "f-status", place: "f-place", sure: "f-sure" };

function fillFilters() {
  const { events } = data;
  const options = (id, pairs) => document.getElementById(id).append(...pairs.map(([value, text]) => element("option", { value, text })));
  options("f-type", events.type_names.map((name) => [name, name]));
  const countries = data.countryCodes.map((code) => [code, countryName(code)]).sort((one, two) => one[1].localeCompare(two[1], "en"));
  options("f-country", [...countries, ["unknown", "not known"]]);
  const words = { asserted: "asserted", alleged: "alleged", historical: "historical" };
  options("f-status", [...Object.entries(words), ["all", "all"]]);
  for (const [name, id] of Object.entries(INPUTS)) {
    const input = document.getElementById(id);
    input.addEventListener(name === "text" ? "input" : "change", later(() => setFilter({ [name]: input.value }), name === "text" ? 200 : 0));
  }
  document.getElementById("f-sure").addEventListener("input", showSure);
  document.getElementById("filters").addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("filters").addEventListener("reset", (event) => { event.preventDefault(); setFilter({ ...NO_FILTER }); fitMap(); });
  document.getElementById("sort").addEventListener("change", () => showList(state.chosen));
  document.getElementById("more").addEventListener("click", () => {
    const from = shown.count;
    if (showMore()) document.getElementById("list").children[from].querySelector("summary").focus();
  });
}

function later(act, wait) {
  let timer = 0;
  return () => { clearTimeout(timer); timer = setTimeout(act, wait); };
}

function showSure() {
  const value = document.getElementById("f-sure").value;
  document.getElementById("f-sure-out").textContent = value === "0" ? "any" : `≥ ${value} %`;
}

// What was chosen by clicking on bars and places, each with a way to take it back.
function showChips() {
  const { filter } = state;
  const said = {
    actor: () => actorName(Number(filter.actor)),
    dyad: () => filter.dyad.split(">").map((each) => actorName(Number(each))).join(" → "),
    spot: () => `at ${data.place[Number(filter.spot)].name}`,
    story: () => `story: ${data.events.story_list.title[Number(filter.story)]}`,
  };
  document.getElementById("chips").replaceChildren(...Object.keys(said).filter((name) => filter[name] !== "").map((name) =>
    element("li", {}, element("button", { type: "button", "aria-label": `Remove the filter ${said[name]()}`, onclick: () => setFilter({ [name]: "" }) }, `${said[name]()} ×`))));
}

function showFilters(chosen) {
  for (const [name, id] of Object.entries(INPUTS)) {
    const input = document.getElementById(id);
    if (input.value !== state.filter[name] && document.activeElement !== input) input.value = state.filter[name];
  }
  showSure();
  showChips();
  document.getElementById("count").textContent = `${number(chosen.length)} of ${counted(data.size, "event")}`;
}

function showStand() {
  const { meta } = data;
  const chosen = meta.matching > data.size ? ` The newest ${number(data.size)} of ${number(meta.matching)} events are on this page.` : "";
  const { since, until, countries } = meta.selection;
  const limits = [since && `since ${since}`, until && `until ${until}`, countries.length && `in ${countries.map(countryName).join(", ")}`].filter(Boolean).join(", ");
  document.getElementById("stand").textContent =
    `The warehouse as published ${meta.quality.published_at} UTC${limits ? `, events ${limits}` : ""}; page made ${meta.made_at} UTC.${chosen}`;
}

async function main() {
  await data.open();
  readAddress();
  fillFilters();
  showStand();
  drawLegend();
  openMap();
  state.listeners.push(showFilters, showTiles, showOnMap, showList, showTimeline, showBars, showCasualties, showStories, showQuality);
  applyFilter();
  fitMap();
  document.documentElement.dataset.ready = String(Math.round(performance.now()));
}

main().catch((error) => {
  document.getElementById("stand").textContent = `The page could not be opened: ${error.message}. It needs a browser of 2023 or later.`;
  throw error;
});
