"use strict";
// Which events are chosen: the filters, kept in the address so that a view can be passed on.

const NO_FILTER = {
  text: "", type: "", country: "", since: "", until: "", status: "asserted", place: "", sure: "0",
  actor: "", dyad: "", spot: "", story: "",
};
const state = { filter: { ...NO_FILTER }, chosen: [], listeners: [] };

function readAddress() {
  const given = new URLSearchParams(location.hash.slice(1));
  for (const name of Object.keys(NO_FILTER)) if (given.has(name)) state.filter[name] = given.get(name);
}

function writeAddress() {
  const said = new URLSearchParams();
  for (const [name, value] of Object.entries(state.filter)) if (value !== NO_FILTER[name]) said.set(name, value);
  history.replaceState(null, "", `#${said}`);
}

function setFilter(changes) {
  Object.assign(state.filter, changes);
  writeAddress();
  applyFilter();
}

// Set a filter, or take it off where it is set to the same.
function toggleFilter(name, value) { setFilter({ [name]: state.filter[name] === value ? NO_FILTER[name] : value }); }

function dayOf(text) { return text ? Math.floor(Date.parse(`${text}T00:00:00Z`) / DAY) : null; }

// The conditions that the filters set, each a function from the number of an event to yes or no.
function conditions(filter) {
  const { events } = data;
  const tests = [];
  const add = (isSet, test) => { if (isSet) tests.push(test); };
  const status = events.status_names.indexOf(filter.status);
  const type = events.type_names.indexOf(filter.type);
  const since = dayOf(filter.since), until = dayOf(filter.until), sure = Number(filter.sure);
  add(filter.status !== "all", (n) => events.status[n] === status);
  add(filter.type, (n) => events.type[n] === type);
  const country = data.countryCodes.indexOf(filter.country);
  add(filter.country, (n) => data.countryNumber[n] === country);
  // An event over several days is chosen if one of them is.
  add(since !== null, (n) => (events.end_day[n] ?? data.day[n] ?? -Infinity) >= since);
  add(until !== null, (n) => (data.day[n] ?? Infinity) <= until);
  add(sure > 0, (n) => events.confidence[n] >= sure);
  const rank = PRECISION_ORDER.indexOf(filter.place);
  add(filter.place, (n) => data.place[events.place[n]].rank >= rank);
  const actor = Number(filter.actor);
  add(filter.actor !== "", (n) => events.sources[n].includes(actor) || events.targets[n].includes(actor));
  const [from, to] = filter.dyad.split(">").map(Number);
  add(filter.dyad, (n) => events.sources[n].includes(from) && events.targets[n].includes(to));
  const spot = Number(filter.spot), story = Number(filter.story);
  add(filter.spot !== "", (n) => events.place[n] === spot);
  add(filter.story !== "", (n) => events.story[n] === story);
  for (const word of folded(filter.text).split(/\s+/).filter(Boolean)) tests.push(wordTest(word));
  return tests;
}

function wordTest(word) {
  const hits = (texts) => new Set(texts.flatMap((text, n) => (text.includes(word) ? [n] : [])));
  const [actors, places, types, modes] = [data.actorText, data.placeText, data.typeText, data.modeText].map(hits);
  const { events } = data;
  return (n) => types.has(events.type[n]) || modes.has(events.mode[n]) || places.has(events.place[n])
    || events.sources[n].some((each) => actors.has(each)) || events.targets[n].some((each) => actors.has(each));
}

function applyFilter() {
  const tests = conditions(state.filter);
  state.chosen = [];
  for (let n = 0; n < data.size; n += 1) if (tests.every((test) => test(n))) state.chosen.push(n);
  for (const listener of state.listeners) listener(state.chosen);
}
