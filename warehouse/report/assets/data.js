"use strict";
// Unpacks what the file carries: the columns of all events at once, evidence in parcels when it is asked for.

const QUADS = [
  { name: "not scored", colour: "#8a8f98" },
  { name: "verbal cooperation", colour: "#5aa9d6" },
  { name: "material cooperation", colour: "#0a5a9c" },
  { name: "verbal conflict", colour: "#e5a000" },
  { name: "material conflict", colour: "#c4450a" },
];
const PRECISION_ORDER = ["unknown", "region", "country", "province", "district", "city", "near", "exact"];
const DAY = 86400000;

async function unpacked(name) {
  const text = document.getElementById(`data-${name}`).textContent;
  const bytes = Uint8Array.fromBase64 ? Uint8Array.fromBase64(text) : Uint8Array.from(atob(text), (each) => each.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

const data = {
  async open() {
    [this.meta, this.events, this.shapes] = await Promise.all(["meta", "events", "shapes"].map(unpacked));
    this.size = this.events.type.length;
    this.parcels = new Map();
    // The day an event is counted on: the first possible one, else that of the first report; as in mart.daily_country.
    this.day = this.events.start_day.map((day, n) => day ?? this.events.reported_day[n]);
    const places = this.events.place_list;
    this.place = places.name.map((name, n) => ({
      name, admin1: places.admin1[n], country: places.country[n], precision: places.precision[n],
      latitude: places.latitude[n], longitude: places.longitude[n],
      rank: PRECISION_ORDER.indexOf(places.precision[n]),
    }));
    const actors = this.events.actor_list;
    this.actor = actors.name.map((name, n) => ({ name, country: actors.country[n], sector: actors.sector[n] }));
    this.countryCodes = [...new Set(places.country)].filter(Boolean);
    const numbers = places.country.map((code) => this.countryCodes.indexOf(code));
    this.countryNumber = Int32Array.from(this.events.place, (place) => numbers[place]);
    this.index();
  },

  // Texts to find events by, one for each actor, place and type.
  index() {
    const country = (code) => (code ? `${code} ${this.meta.countries[code] ?? ""}` : "");
    this.actorText = this.actor.map((each) => folded(`${each.name} ${country(each.country)}`));
    this.placeText = this.place.map((each) => folded(`${each.name} ${each.admin1 ?? ""} ${country(each.country)}`));
    this.typeText = this.events.type_names.map(folded);
    this.modeText = this.events.mode_names.map(folded);
  },

  country(n) { return this.countryCodes[this.countryNumber[n]] ?? null; },

  async detail(n) {
    const number = Math.floor(n / this.meta.parcel);
    if (!this.parcels.has(number)) this.parcels.set(number, unpacked(`parcel-${number}`));
    return (await this.parcels.get(number))[n % this.meta.parcel];
  },
};

function folded(text) { return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase(); }

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key === "text") made.textContent = value;
    else if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

const number = new Intl.NumberFormat("en").format;
function counted(count, word, words = `${word}s`) { return `${number(count)} ${count === 1 ? word : words}`; }
function range(low, high) { return low === high ? number(low) : `${number(low)}–${number(high)}`; }
function isoDay(day) { return new Date(day * DAY).toISOString().slice(0, 10); }
function share(part, whole) { return whole ? `${Math.round((100 * part) / whole)} %` : "–"; }
