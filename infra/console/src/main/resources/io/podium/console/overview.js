// How it goes now: what waits, what is in use, what it costs, and what needs somebody.
import { html, nothing } from './lit-html.js';
import { find, get } from './api.js';
import { badge, bar, empty, link, stat, table } from './parts.js';
import { number, perHour, plural, seconds, share } from './show.js';

const MINUTES = 60;
const HIGH_ERROR_RATE = 0.1;
const SLOW_SECONDS = 900;

async function load() {
  const [metrics, plan, services, dead, plans] = await Promise.all([
    get(`/metrics?minutes=${MINUTES}&resolution=60`),
    find('/plans/latest'),
    get('/services'),
    get('/tasks?status=DEAD&limit=1'),
    get('/plans?brief=true&limit=60'),
  ]);
  return { metrics, plan, services: services.services, dead: dead.tasks, plans: plans.plans };
}

/** What needs somebody: each with where to look. */
function alarms({ metrics, plan, services, dead }) {
  const found = [];
  const add = (address, what, advice) => found.push({ address, what, advice });
  for (const service of services) {
    const address = `#/services/${encodeURIComponent(service.serviceId)}`;
    if (service.status === 'LAPSED') add(address, `${service.serviceId} has lapsed`, 'Its workers have not been heard of. Start them, or deregister it.');
    if (service.circuit.state === 'OPEN') add(address, `${service.serviceId} has failed ${service.circuit.failures} times in a row`, 'It gets no tasks until it is tried again. Look at the errors of its tasks.');
  }
  for (const { pool, total } of metrics.pools) {
    if (total.errorRate > HIGH_ERROR_RATE) add('#/tasks?status=FAILED', `${share(total.errorRate)} of the attempts in ${pool.poolId} fail`, 'Look at the errors of failed tasks.');
    if (total.p99WaitSeconds > SLOW_SECONDS) add('#/optimizer', `Tasks in ${pool.poolId} wait up to ${seconds(total.p99WaitSeconds)}`, 'Look at what binds in the plan.');
  }
  if (dead.length > 0) add('#/tasks?status=DEAD', 'There are dead tasks', 'Look at their errors, mend the cause, and redrive them.');
  if (plan?.paused) add('#/optimizer', 'The optimizer is paused', 'Instances stay as they are until it is resumed.');
  if (plan?.status === 'infeasible') add('#/optimizer', 'The plan cannot serve all demand', 'Look at what binds; more capacity or fewer reserves would help.');
  return found;
}

const latest = (series, name) => [...series].reverse().find((point) => point[name] !== undefined)?.[name];

const costOf = ({ used, prices }) => Object.entries(prices || {}).reduce((sum, [kind, price]) => sum + price * (used[kind] || 0), 0);

const sum = (pools, value) => pools.reduce((total, each) => total + (value(each) || 0), 0);

function head({ metrics, plan }) {
  const { pools } = metrics;
  const inUse = sum(pools, ({ pool }) => pool.slotsInUse);
  const slots = sum(pools, ({ pool }) => pool.slots);
  const slowest = Math.max(...pools.map(({ total }) => total.p99WaitSeconds ?? -1));
  return html`<dl class="stats">
    ${stat('Tasks waiting', number(Math.round(sum(pools, ({ series }) => latest(series, 'queueLength')))), 'in the last minute that was measured')}
    ${stat('Wait, p99', slowest < 0 ? '–' : seconds(slowest), `of the slowest pool, last ${MINUTES} minutes`)}
    ${stat('Slots in use', html`${number(inUse)} <span class="of">of ${number(slots)}</span>`, bar(inUse, slots))}
    ${stat('Throughput', `${number(sum(pools, ({ total }) => total.throughputPerSecond))}/s`, `${number(sum(pools, ({ total }) => total.completions))} done in ${MINUTES} minutes`)}
    ${stat('Cost rate', perHour(sum(pools, ({ pool }) => costOf(pool))), plan ? `in use; the plan is ${perHour(plan.costPerHour)}` : 'in use; there is no plan yet')}
  </dl>`;
}

const resources = (pool) => Object.keys(pool.capacity).map((kind) => html`
  <div class="resource"><span>${kind}</span> ${number(pool.used[kind] || 0)} of ${number(pool.capacity[kind])} ${bar(pool.used[kind] || 0, pool.capacity[kind])}</div>`);

const poolRow = ({ pool, total, series }) => [
  pool.poolId,
  pool.policy,
  number(Math.round(latest(series, 'queueLength') ?? 0)),
  html`${number(pool.slotsInUse)} of ${number(pool.slots)} ${bar(pool.slotsInUse, pool.slots)}`,
  html`${resources(pool)}`,
  seconds(total.p50WaitSeconds),
  seconds(total.p99WaitSeconds),
  share(total.errorRate),
  perHour(costOf(pool)),
];

/** Puts points of several pools on one axis of whole minutes. */
function plotOf(metrics, label, unit, name) {
  const step = metrics.resolutionSeconds;
  const first = Date.parse(metrics.from) / 1000;
  const times = Array.from({ length: Math.ceil((Date.parse(metrics.to) / 1000 - first) / step) }, (_, i) => first + i * step);
  const series = metrics.pools.map(({ pool, series: points }) => {
    const byTime = new Map(points.map((point) => [Date.parse(point.at) / 1000, point[name]]));
    return { name: pool.poolId, values: times.map((time) => byTime.get(time) ?? null) };
  });
  return { label, unit, times, clock: true, series };
}

const figure = (title, note, given) => html`<figure><figcaption><b>${title}</b> <span>${note}</span></figcaption><podium-plot .given=${given}></podium-plot></figure>`;

const costPlot = (plans) => {
  const past = [...plans].reverse();
  return { label: 'Cost of the plans', unit: 'USD an hour', times: past.map((plan) => Date.parse(plan.createdAt) / 1000), clock: true, series: [{ name: 'plan', values: past.map((plan) => plan.costPerHour) }] };
};

function show(data) {
  if (data.metrics.pools.length === 0) {
    return empty('There is no pool yet.', 'Define one with PUT /pools/{id}, register a service, and submit a task: README.md has the commands under "Try the API".');
  }
  const found = alarms(data);
  const { metrics } = data;
  return html`
    ${head(data)}
    <section aria-labelledby="alarms"><h2 id="alarms">Needs attention</h2>
      ${found.length === 0 ? html`<p class="fine">Nothing.</p>` : html`<ul class="alarms">${found.map(({ address, what, advice }) => html`
        <li><a href=${address}>${what}</a> <span>${advice}</span></li>`)}</ul>`}
    </section>
    <section aria-labelledby="pools"><h2 id="pools">Pools</h2>
      ${table(`${plural(metrics.pools.length, 'pool')}, last ${MINUTES} minutes`, ['Pool', 'Policy', 'Waiting', 'Slots in use', 'Resources in use', 'Wait p50', 'Wait p99', 'Errors', 'Cost'], metrics.pools.map(poolRow))}
    </section>
    <section aria-labelledby="time"><h2 id="time">Over time</h2>
      <div class="panels">
        ${figure('Tasks waiting', 'mean of a minute', plotOf(metrics, 'Tasks waiting', '', 'queueLength'))}
        ${figure('Wait, p99', 'seconds', plotOf(metrics, 'Wait, p99', 'seconds', 'p99WaitSeconds'))}
        ${figure('Slots in use', 'mean of a minute', plotOf(metrics, 'Slots in use', '', 'meanSlotsInUse'))}
        ${data.plans.length > 0 ? figure('Cost of the plans', 'USD an hour', costPlot(data.plans)) : nothing}
      </div>
    </section>
    <section aria-labelledby="busiest"><h2 id="busiest">Services</h2>
      ${table('Services by pool, last 60 minutes', ['Service', 'Pool', 'State', 'Slots in use', 'Done', 'Failed', 'Mean run'], metrics.pools.flatMap(({ pool, services }) => services.map((service) => [
        link('services', service.serviceId), pool.poolId, badge(service.status), html`${service.slotsInUse} of ${service.slots} ${bar(service.slotsInUse, service.slots)}`,
        number(service.completions), number(service.failures), seconds(service.meanServiceSeconds)])))}
    </section>`;
}

export const overview = { title: () => 'Overview', every: 3_000, load, show };
