"use strict";
// The map: events gathered at places, places gathered into clusters; a circle says how exact a place is.

const map = { index: null, layer: null, points: [], labels: [] };

function openMap() {
  const colours = getComputedStyle(document.documentElement);
  const view = L.map("map", {
    preferCanvas: true, minZoom: 1, maxZoom: 12, zoomSnap: 0.5, worldCopyJump: true, attributionControl: false,
    maxBounds: [[-75, -220], [85, 220]], zoomControl: false,
  }).setView([25, 10], 2);
  L.control.zoom({ zoomInTitle: "Nearer", zoomOutTitle: "Further away" }).addTo(view);
  const shapes = topojson.feature(data.shapes, data.shapes.objects.countries);
  shapes.features = shapes.features.filter((each) => each.properties.name !== "Antarctica").map(unwrapped);
  L.geoJSON(shapes, {
    interactive: false,
    style: {
      color: colours.getPropertyValue("--border"), weight: 0.8, fillColor: colours.getPropertyValue("--land"), fillOpacity: 1,
    },
  }).addTo(view);
  map.labels = shapes.features.map(labelOf).filter(Boolean);
  map.view = view;
  map.names = L.layerGroup().addTo(view);
  map.halos = L.layerGroup().addTo(view);
  map.layer = L.layerGroup().addTo(view);
  view.on("moveend", drawMap);
  // The map is as wide as the page lets it be, also on paper.
  new ResizeObserver(() => view.invalidateSize({ animate: false })).observe(document.getElementById("map"));
}

// A shape that goes over the 180th meridian, drawn on beyond it instead of back across the whole map.
function unwrapped(feature) {
  const { type, coordinates } = feature.geometry;
  const ring = (points) => {
    let turn = 0;
    return points.map(([x, y], n) => {
      if (n && Math.abs(x - points[n - 1][0]) > 180) turn += x < points[n - 1][0] ? 360 : -360;
      return [x + turn, y];
    });
  };
  const made = type === "Polygon" ? coordinates.map(ring) : coordinates.map((polygon) => polygon.map(ring));
  return { ...feature, geometry: { type, coordinates: made } };
}

// The name of a country and where it is written: the middle of its largest part.
function labelOf(feature) {
  const { type, coordinates } = feature.geometry;
  const rings = (type === "Polygon" ? [coordinates] : coordinates).map((polygon) => polygon[0]);
  const boxes = rings.map((ring) => {
    const x = ring.map((point) => point[0]), y = ring.map((point) => point[1]);
    return [Math.min(...x), Math.min(...y), Math.max(...x), Math.max(...y)];
  });
  const area = ([west, south, east, north]) => (east - west) * (north - south);
  const [west, south, east, north] = boxes.reduce((best, each) => (area(each) > area(best) ? each : best));
  return { name: feature.properties.name, at: [(south + north) / 2, (west + east) / 2], width: east - west };
}

function showOnMap(chosen) {
  const counts = new Map();
  let without = 0;
  for (const n of chosen) {
    const number = data.events.place[n];
    if (data.place[number].latitude === null) { without += 1; continue; }
    if (!counts.has(number)) counts.set(number, [0, 0, 0, 0, 0]);
    counts.get(number)[data.events.quad[n]] += 1;
  }
  map.points = [...counts].map(([place, quads]) => ({
    type: "Feature",
    properties: { place, quads },
    geometry: { type: "Point", coordinates: [data.place[place].longitude, data.place[place].latitude] },
  }));
  map.index = new Supercluster({
    radius: 46, maxZoom: 9,
    map: ({ quads }) => ({ quads: [...quads] }),
    reduce: (sum, { quads }) => { sum.quads = sum.quads.map((count, n) => count + quads[n]); },
  }).load(map.points);
  const on = chosen.length - without;
  document.getElementById("map-note").textContent =
    `${number(on)} of ${counted(chosen.length, "event")} ${on === 1 ? "has" : "have"} a place; `
    + `${counted(without, "event")} without one ${without === 1 ? "is" : "are"} in the list only. A number is how many events lie there, `
    + "a circle how exactly the place is known; a dashed one means no more than a province or country, drawn at its middle.";
  drawMap();
}

function fitMap() {
  const at = map.points.map(({ geometry }) => [geometry.coordinates[1], geometry.coordinates[0]]);
  if (at.length) map.view.fitBounds(L.latLngBounds(at), { padding: [40, 40], maxZoom: 7, animate: false });
  else map.view.setView([25, 10], 2, { animate: false });
}

function drawMap() {
  if (!map.index) return;
  const bounds = map.view.getBounds(), zoom = map.view.getZoom();
  map.layer.clearLayers();
  map.halos.clearLayers();
  const box = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  const seen = map.index.getClusters(box.map((side, n) => (n % 2 ? side : Math.max(-180, Math.min(180, side)))), Math.floor(zoom));
  for (const each of seen) (each.properties.cluster ? drawCluster : drawPlace)(each, zoom);
  drawNames(bounds, zoom);
}

// A ring shows the share of each class, a number how many events.
function badge(quads, name, zoom) {
  const count = quads.reduce((sum, each) => sum + each);
  const size = Math.round(22 + 7 * Math.log10(count + 1) * 1.6);
  let from = 0;
  const parts = quads.flatMap((each, n) => {
    if (!each) return [];
    const part = `${QUADS[n].colour} ${from}turn ${from + each / count}turn`;
    from += each / count;
    return [part];
  });
  const icon = element("div", { class: "badge" }, element("span", { text: count > 9999 ? `${Math.round(count / 1000)}k` : count }));
  icon.style.background = `conic-gradient(${parts.join(", ")})`;
  if (name && zoom >= 5) icon.append(element("b", { text: name }));
  return { icon: L.divIcon({ html: icon, className: "", iconSize: [size, size] }), count };
}

function putMarker(feature, quads, name, zoom, said, act) {
  const [longitude, latitude] = feature.geometry.coordinates;
  const { icon, count } = badge(quads, name, zoom);
  const marker = L.marker([latitude, longitude], { icon, keyboard: true, riseOnHover: true }).addTo(map.layer);
  const classes = quads.flatMap((each, n) => (each ? [`${number(each)} ${QUADS[n].name}`] : [])).join(", ");
  const words = `${counted(count, "event")} ${said}: ${classes}`;
  marker.bindTooltip(words, { direction: "top" }).on("click", act)
    .on("keypress", ({ originalEvent }) => { if (originalEvent.key === "Enter") act(); });
  marker.getElement().setAttribute("aria-label", words);
  return marker;
}

function drawCluster(feature, zoom) {
  const [longitude, latitude] = feature.geometry.coordinates;
  putMarker(feature, feature.properties.quads, "", zoom, `at ${feature.properties.point_count} places near each other`, () => {
    const nearer = map.index.getClusterExpansionZoom(feature.properties.cluster_id);
    map.view.flyTo([latitude, longitude], Math.min(nearer, 12), { duration: 0.4 });
  });
}

function drawPlace(feature, zoom) {
  const place = data.place[feature.properties.place];
  const isVague = place.rank <= PRECISION_ORDER.indexOf("province");
  const radius = 1000 * data.meta.radius_km[place.precision];
  const colour = getComputedStyle(document.documentElement).getPropertyValue("--ring");
  L.circle([place.latitude, place.longitude], {
    radius, color: colour, weight: 1, fillColor: colour, fillOpacity: isVague ? 0.03 : 0.12, dashArray: isVague ? "4 4" : null, interactive: false,
  }).addTo(map.halos);
  const where = place.precision === "exact" ? "at" : place.precision === "city" ? "in" : `in or near (known to the ${place.precision})`;
  putMarker(feature, feature.properties.quads, place.name, zoom, `${where} ${place.name}`, () =>
    toggleFilter("spot", String(feature.properties.place)));
}

function drawNames(bounds, zoom) {
  map.names.clearLayers();
  const pixels = (256 * 2 ** zoom) / 360;
  for (const { name, at, width } of map.labels) {
    if (width * pixels < 8 * name.length || !bounds.contains(at)) continue;
    const icon = L.divIcon({ html: element("span", { text: name }), className: "country-name", iconSize: [0, 0] });
    L.marker(at, { icon, interactive: false, keyboard: false }).addTo(map.names);
  }
}

function drawLegend() {
  document.getElementById("legend").append(
    ...QUADS.slice(1).map(({ name, colour }) => {
      const dot = element("i");
      dot.style.background = colour;
      return element("li", {}, dot, name);
    }),
  );
}
