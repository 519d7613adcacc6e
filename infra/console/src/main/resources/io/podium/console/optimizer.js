// The plan, its prices and what binds; what another would change, and stopping the loop.
import { html, nothing } from './lit-html.js';
import { call, find, get, query } from './api.js';
import { badge, empty, link, stat, table } from './parts.js';
import { ago, dayAndTime, number, perHour, plural, seconds, share } from './show.js';

const state = { dryRun: null, compared: null };

async function load() {
  const [health, plan, history] = await Promise.all([get('/health'), find('/plans/latest'), get('/plans?brief=true&limit=50')]);
  return { now: health.time, plan, plans: history.plans };
}

const dryRun = (page) => page.act('Planning without applying', async () => {
  state.dryRun = await call('POST', '/optimize?dryRun=true', {});
  return state.dryRun.changes.length === 0 ? 'A plan made now would change nothing.' : `A plan made now would change ${plural(state.dryRun.changes.length, 'number')} of instances.`;
});

async function apply(page) {
  const sure = await page.ask({ title: 'Plan and apply?', text: 'A new plan is made from what is measured now, and the numbers of instances are set by it.', yes: 'Apply' });
  if (sure === null) return;
  page.act('Planning', async () => {
    const { plan, changes } = await call('POST', '/optimize', {});
    state.dryRun = null;
    return `Plan ${plan.version} is ${plan.status}; it changes ${plural(changes.length, 'number')} of instances.`;
  });
}

async function pause(page) {
  const reason = await page.ask({ title: 'Pause the optimizer?', text: 'Plans go on to be made, but instances stay as they are until it is resumed.', input: 'Why, for those who find it paused', yes: 'Pause it' });
  if (reason !== null) page.act('Pausing', async () => { await call('POST', '/optimize/pause', reason ? { reason } : {}); return 'The optimizer is paused.'; });
}

const resume = (page) => page.act('Resuming', async () => { await call('POST', '/optimize/resume', {}); return 'The optimizer goes on.'; });

const compare = (event, page) => {
  event.preventDefault();
  const { from, to } = event.currentTarget.elements;
  page.act('Comparing', async () => {
    state.compared = await get(`/plans/diff${query({ from: from.value, to: to.value })}`);
    return `Compared plan ${from.value} with ${to.value}.`;
  });
};

const actions = (plan, page) => html`<p class="buttons">
  <button class="strong" ?disabled=${page.busy} @click=${() => dryRun(page)}>Dry run</button>
  <button ?disabled=${page.busy} @click=${() => apply(page)}>Plan and apply …</button>
  ${plan?.paused
    ? html`<button ?disabled=${page.busy} @click=${() => resume(page)}>Resume</button>`
    : html`<button ?disabled=${page.busy} @click=${() => pause(page)}>Pause …</button>`}
</p>`;

const lines = (words) => (words.length === 0 ? html`<p>Nothing.</p>` : html`<ul>${words.map((line) => html`<li>${line}</li>`)}</ul>`);

const shownDryRun = () => (state.dryRun === null ? nothing : html`
  <section class="box" aria-labelledby="dry"><h2 id="dry">Dry run: what a plan made now would change</h2>
    <p>Cost ${perHour(state.dryRun.plan.costPerHour)}, ${state.dryRun.plan.status}.</p>
    ${state.dryRun.changes.length > 0 ? table('Instances that would change', ['Service', 'Pool', 'From', 'To'], state.dryRun.changes.map((change) => [link('services', change.serviceId), change.pool, change.from, html`<strong>${change.to}</strong>`])) : nothing}
    <h3>Difference to the newest plan</h3>${lines(state.dryRun.difference)}
  </section>`);

/** The bound counts penalties, which cost nobody anything, for demand that is not met and for churn. */
function bound({ costPerHour, lpBoundPerHour }) {
  if (lpBoundPerHour === undefined) return nothing;
  return lpBoundPerHour > 1.01 * costPerHour
    ? `its bound is ${perHour(lpBoundPerHour)} with penalties for what is not met`
    : `no plan can cost less than ${perHour(lpBoundPerHour)}`;
}

/** The least that would have to be added to meet all demand. */
const enough = (relaxation) => Object.entries(relaxation || {}).flatMap(([pool, kinds]) => Object.entries(kinds).map(([kind, amount]) => `${number(amount)} more ${kind} in ${pool}`));

/** Instances are a number per service, or per service and pool. */
const instancesOf = (value) => (typeof value === 'object' ? Object.entries(value).map(([pool, n]) => `${number(n)} in ${pool}`).join(', ') : number(value));

function demands(plan) {
  const rows = Object.entries(plan.instances).map(([service, instances]) => {
    const estimate = plan.estimates[service] || {};
    return [link('services', service), instancesOf(instances), number(estimate.requiredSlots), number(estimate.arrivalsPerSecond), seconds(estimate.meanServiceSeconds), seconds(estimate.meanWaitSeconds), number(estimate.backlog), perHour(plan.prices.demand[service])];
  });
  return rows.length === 0 ? html`<p>The plan has no service.</p>` : table('What the plan gives and what it was made from', ['Service', 'Instances', 'Slots required', 'Arrivals/s', 'Mean run', 'Mean wait', 'Backlog', 'One more instance costs'], rows);
}

/** Every kind of resource, those first that bind: one unit more of them would save money. */
function prices(plan) {
  const rows = Object.entries(plan.prices.capacity).flatMap(([pool, kinds]) => (typeof kinds === 'object' ? Object.entries(kinds) : [['', kinds]])
    .map(([kind, price]) => ({ pool, kind, price, range: plan.prices.capacityRanges[pool]?.[kind] })));
  rows.sort((a, b) => Math.abs(b.price) - Math.abs(a.price));
  if (rows.length === 0) return html`<p>No capacity has a price: nothing is short.</p>`;
  return table('Shadow prices of capacity', ['Pool', 'Resource', 'Binds', 'Price', 'One more saves at least', 'One less costs at most'], rows.map(({ pool, kind, price, range }) => [
    pool, kind, Math.abs(price) > 1e-9 ? badge('binds') : 'no', perHour(price), perHour(range?.least), perHour(range?.most)]));
}

const choice = (name, label, plans, chosen) => html`<label>${label} <select name=${name}>${plans.map(({ version }) => html`<option value=${version} ?selected=${version === chosen}>${version}</option>`)}</select></label>`;

function past(plans, page) {
  const times = [...plans].reverse();
  return html`<section aria-labelledby="history"><h2 id="history">History</h2>
    <figure><figcaption><b>Cost of the plans</b> <span>USD an hour</span></figcaption>
      <podium-plot .given=${{ label: 'Cost of the plans', unit: 'USD an hour', clock: true, times: times.map((plan) => Date.parse(plan.createdAt) / 1000), series: [{ name: 'plan', values: times.map((plan) => plan.costPerHour) }] }}></podium-plot></figure>
    ${plans.length > 1 ? html`<form class="filters" @submit=${(event) => compare(event, page)}>
      ${choice('from', 'Compare plan', plans, plans[1].version)} ${choice('to', 'with', plans, plans[0].version)} <button>Compare</button></form>` : nothing}
    ${state.compared === null ? nothing : html`<div class="box"><h3>From plan ${state.compared.from} to ${state.compared.to}</h3>${lines(state.compared.difference)}</div>`}
    ${table(`The last ${plural(plans.length, 'plan')}`, ['Plan', 'Made', 'Status', 'Applied', 'Cost', 'Bound', 'Gap'], plans.map((plan) => [plan.version, dayAndTime(plan.createdAt), badge(plan.status), plan.applied ? 'yes' : 'no', perHour(plan.costPerHour), perHour(plan.lpBoundPerHour), share(plan.gap)]))}
  </section>`;
}

function show({ plan, plans, now }, page) {
  if (plan === null) return html`${empty('There is no plan yet.', 'One is made every minute once a pool and a service are there. A dry run makes one now.')}${actions(null, page)}${shownDryRun()}`;
  return html`
    <dl class="stats">
      ${stat('Plan', plan.version, `made ${ago(plan.createdAt, now)}, ${plan.applied ? 'applied' : 'not applied'}`)}
      ${stat('Status', badge(plan.status), plan.paused ? html`${badge('paused')} ${plan.pauseReason ?? ''}` : 'the loop runs')}
      ${stat('Cost', perHour(plan.costPerHour), bound(plan))}
      ${stat('Gap', share(plan.gap), 'to what cannot be bettered')}
    </dl>
    ${actions(plan, page)}
    ${shownDryRun()}
    <section aria-labelledby="reasons"><h2 id="reasons">Reasons</h2>${lines(plan.reasons)}
      ${enough(plan.relaxation).length > 0 ? html`<p>It would be enough to have ${enough(plan.relaxation).join(', ')}.</p>` : nothing}</section>
    <section aria-labelledby="instances"><h2 id="instances">Instances</h2>${demands(plan)}</section>
    <section aria-labelledby="binds"><h2 id="binds">Prices and what binds</h2>${prices(plan)}</section>
    ${past(plans, page)}`;
}

export const optimizer = { title: () => 'Optimizer', every: 5_000, load, show };
