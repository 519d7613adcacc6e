// Services and what they depend on, drawn in columns: nothing stands left of what it needs.
import { html, svg } from './lit-html.js';

const WIDTH = 190;
const GAP = 70;
const HEIGHT = 40;
const ROW = 58;
const MARGIN = 6;

/** Columns by the longest way to a service without dependencies; a circle ends where it comes back to itself. */
function columns(services) {
  const byId = new Map(services.map((service) => [service.serviceId, service]));
  const depth = new Map();
  const visit = (id, path) => {
    if (depth.has(id)) return depth.get(id);
    if (path.has(id)) return 0;
    const below = (byId.get(id)?.dependsOn || []).map((other) => visit(other, new Set(path).add(id)) + 1);
    const own = Math.max(0, ...below);
    depth.set(id, own);
    return own;
  };
  services.forEach((service) => visit(service.serviceId, new Set()));
  return depth;
}

function places(services) {
  const depth = columns(services);
  const rows = new Map();
  const at = new Map();
  [...depth.keys()].sort().forEach((id) => {
    const column = depth.get(id);
    const row = rows.get(column) || 0;
    rows.set(column, row + 1);
    at.set(id, { x: MARGIN + column * (WIDTH + GAP), y: MARGIN + row * ROW });
  });
  const width = 2 * MARGIN + Math.max(...depth.values()) * (WIDTH + GAP) + WIDTH;
  return { at, width, height: 2 * MARGIN + Math.max(...rows.values()) * ROW - (ROW - HEIGHT) };
}

function edge(from, to) {
  const x1 = from.x;
  const y1 = from.y + HEIGHT / 2;
  const x2 = to.x + WIDTH;
  const y2 = to.y + HEIGHT / 2;
  const bend = Math.max(24, Math.abs(x1 - x2) / 2);
  return svg`<path class="edge" d="M${x1} ${y1}C${x1 - bend} ${y1} ${x2 + bend} ${y2} ${x2} ${y2}"></path>
    <circle class="end" cx="${x2}" cy="${y2}" r="3.5"></circle>`;
}

const shortened = (id) => (id.length > 22 ? `${id.slice(0, 21)}…` : id);

function node(id, service, place) {
  const state = service ? service.status.toLowerCase() : 'not registered';
  const load = service ? `, ${service.slotsInUse} of ${service.slotsInUse + service.slotsFree} slots` : '';
  const box = svg`<rect x="${place.x}" y="${place.y}" width="${WIDTH}" height="${HEIGHT}" rx="6"></rect>
    <text x="${place.x + 12}" y="${place.y + 17}" class="name">${shortened(id)}</text>
    <text x="${place.x + 12}" y="${place.y + 32}">${state}${load}</text>`;
  return service
    ? svg`<a href="#/services/${encodeURIComponent(id)}" class="node ${state}" aria-label="${id}: ${state}${load}">${box}</a>`
    : svg`<g class="node missing">${box}</g>`;
}

export function graph(services) {
  const byId = new Map(services.map((service) => [service.serviceId, service]));
  const { at, width, height } = places(services);
  const edges = services.flatMap((service) => (service.dependsOn || []).map((other) => edge(at.get(service.serviceId), at.get(other))));
  return html`<div class="wide" tabindex="0" role="region" aria-label="Graph of dependencies">
    <svg class="graph" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="group"
      aria-label="Services; lines lead from a service to what it depends on, on its left">
      ${edges}${[...at].map(([id, place]) => node(id, byId.get(id), place))}
    </svg></div>`;
}
