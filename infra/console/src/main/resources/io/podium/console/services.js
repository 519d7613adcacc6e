// The services: how they stand, what they depend on, and draining them. One of them with an id in the address.
import { html, nothing } from './lit-html.js';
import { call, get, part, query } from './api.js';
import { badge, bar, empty, link, stat, table } from './parts.js';
import { graph } from './graph.js';
import { ago, amounts, dayAndTime, plural, seconds } from './show.js';

const MOST = 1_000;

async function all() {
  const services = [];
  let next;
  do {
    const page = await get(`/services${query({ next })}`);
    services.push(...page.services);
    next = page.next;
  } while (next && services.length < MOST);
  return services;
}

async function load(route) {
  const [health, found] = await Promise.all([get('/health'), route.id ? get(`/services/${part(route.id)}`) : all()]);
  return { now: health.time, found };
}

async function drain(service, page) {
  const sure = await page.ask({
    title: `Drain ${service.serviceId}?`,
    text: 'It finishes the tasks that it holds and gets no new ones, until it registers again.',
    yes: 'Drain it',
  });
  if (sure === null) return;
  page.act(`Draining ${service.serviceId}`, async () => {
    const answer = await call('POST', `/services/${part(service.serviceId)}/drain`, {});
    return [`${service.serviceId} drains.`, ...(answer.warnings || [])].join(' ');
  });
}

const drainButton = (service, page) => (service.status === 'ALIVE'
  ? html`<button ?disabled=${page.busy} @click=${() => drain(service, page)} aria-label="Drain ${service.serviceId}">Drain</button>`
  : nothing);

const circuit = ({ circuit: { state, failures } }) => (state === 'CLOSED' && failures === 0 ? 'closed' : html`${badge(state)} ${plural(failures, 'failure')} in a row`);

/** Workers that tasks are sent to need not be heard of. */
const heard = (service, now) => (service.ttlSeconds === undefined ? 'not needed' : ago(service.heartbeatAt, now));

const row = (page, now) => (service) => [
  link('services', service.serviceId),
  html`${badge(service.status)}`,
  service.taskTypes.join(', '),
  html`${service.slotsInUse} of ${service.slotsInUse + service.slotsFree} ${bar(service.slotsInUse, service.slotsInUse + service.slotsFree)}`,
  service.instances,
  service.target.type,
  service.pool,
  circuit(service),
  heard(service, now),
  drainButton(service, page),
];

function list({ found, now }, page) {
  if (found.length === 0) return empty('No service has registered yet.', 'A service registers itself with POST /services: README.md has the command under "Try the API".');
  const needed = new Set(found.flatMap((service) => service.dependsOn || []));
  const tied = found.filter((service) => needed.has(service.serviceId) || (service.dependsOn || []).length > 0);
  const alone = found.length - tied.length;
  return html`
    <section aria-labelledby="health"><h2 id="health">Health and load</h2>
      ${table(plural(found.length, 'service'), ['Service', 'State', 'Task types', 'Slots in use', 'Instances', 'Target', 'Pool', 'Circuit', 'Heard of', 'Action'], found.map(row(page, now)))}
    </section>
    <section aria-labelledby="dependencies"><h2 id="dependencies">Dependencies</h2>
      ${tied.length > 0 ? html`<p>Lines lead from a service to what it depends on, on its left. ${alone > 0 ? `${plural(alone, 'other service stands', 'other services stand')} alone.` : ''}</p>${graph(tied)}` : html`<p>No service depends on another.</p>`}
    </section>`;
}

const others = (title, services, shown) => html`<div><h2>${title}</h2>
  ${services.length === 0 ? html`<p>None.</p>` : html`<ul>${services.map((service) => html`<li>${shown(service)}</li>`)}</ul>`}</div>`;

function one({ found: service, now }, page) {
  return html`
    <p><a href="#/services">All services</a></p>
    <dl class="stats">
      ${stat('State', badge(service.status), service.ttlSeconds === undefined ? 'sent its tasks, need not be heard of' : `heard of ${ago(service.heartbeatAt, now)}`)}
      ${stat('Slots in use', html`${service.slotsInUse} <span class="of">of ${service.slotsInUse + service.slotsFree}</span>`, bar(service.slotsInUse, service.slotsInUse + service.slotsFree))}
      ${stat('Instances', service.instances, `${service.scaling.minInstances} to ${service.scaling.maxInstances}, ${plural(service.slots, 'slot')} each`)}
      ${stat('Circuit', circuit(service), `opens after ${service.circuit.opensAfter} failures in a row`)}
    </dl>
    ${service.warnings ? html`<ul class="alarms">${service.warnings.map((warning) => html`<li>${warning}</li>`)}</ul>` : nothing}
    <p class="buttons">${drainButton(service, page)}</p>
    <div class="columns">
      ${others('Depends on', service.dependencies || [], (other) => html`${link('services', other.serviceId)} ${badge(other.state)}`)}
      ${others('Needed by', service.dependants || [], (other) => html`${link('services', other.serviceId)}${other.through && other.through.length > 0 ? html` through ${[other.through].flat().join(', ')}` : nothing}`)}
    </div>
    <h2>As registered</h2>
    <dl class="facts">
      <dt>Task types</dt><dd>${service.taskTypes.join(', ')}</dd>
      <dt>Target</dt><dd>${Object.values(service.target).join(' ')}</dd>
      <dt>Pool</dt><dd>${[service.pool, ...service.allowedPools].join(', ')}</dd>
      <dt>Each task takes</dt><dd>${amounts(service.resources)}</dd>
      <dt>Lease</dt><dd>${seconds(service.leaseSeconds)}</dd>
      <dt>Registered</dt><dd>${dayAndTime(service.registeredAt)}</dd>
    </dl>`;
}

export const services = {
  title: (route) => (route.id ? `Service ${route.id}` : 'Services'),
  every: 3_000,
  load,
  show: (data, page, route) => (route.id ? one(data, page) : list(data, page)),
};
