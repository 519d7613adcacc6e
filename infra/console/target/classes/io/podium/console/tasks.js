// The tasks, by state and pool, a page at a time.
import { html, nothing } from './lit-html.js';
import { actAs, call, get, isLocal, query, tenant } from './api.js';
import { badge, empty, link, table } from './parts.js';
import { dayAndTime, plural, seconds, words } from './show.js';

const STATES = ['READY', 'PLACED', 'RUNNING', 'BLOCKED', 'DELAYED', 'SUCCEEDED', 'FAILED', 'DEAD', 'CANCELLED'];
const LIMIT = 25;

async function load({ parameters: { status, pool, next } }) {
  const [page, pools] = await Promise.all([get(`/tasks${query({ status, pool, next, limit: LIMIT })}`), get('/pools')]);
  return { ...page, pools: pools.pools.map((each) => each.poolId) };
}

function filter(event, page) {
  event?.preventDefault();
  const form = event.currentTarget.elements ?? event.currentTarget.form.elements;
  page.go(`#/tasks${query({ status: form.status.value, pool: form.pool.value })}`);
}

function open(event, page) {
  event.preventDefault();
  const id = event.currentTarget.elements.id.value.trim();
  if (id) page.go(`#/tasks/${encodeURIComponent(id)}`);
}

function become(event, page) {
  event.preventDefault();
  actAs(event.currentTarget.elements.tenant.value);
  page.reload();
}

async function redriveAll(route, page) {
  const { status = 'DEAD', pool } = route.parameters;
  const body = { status: status === 'FAILED' ? 'FAILED' : 'DEAD', ...(pool ? { pool } : {}), limit: 200 };
  let preview;
  await page.act('Counting', async () => {
    preview = await call('POST', '/tasks/redrive', { ...body, dryRun: true });
    return `${plural(preview.matched, 'task')} can be redriven.`;
  });
  if (!preview || preview.matched === 0) return;
  const sure = await page.ask({
    title: `Redrive ${plural(preview.matched, `${words(body.status)} task`)}?`,
    text: 'They are submitted once more, with all their attempts. Do it when the cause of their failure is mended.',
    yes: 'Redrive them',
  });
  if (sure === null) return;
  page.act('Redriving', async () => `${plural((await call('POST', '/tasks/redrive', body)).redriven, 'task')} redriven.`);
}

const row = (task) => [
  link('tasks', task.taskId),
  badge(task.status),
  task.type,
  task.pool,
  task.serviceId ? link('services', task.serviceId) : '–',
  dayAndTime(task.submittedAt),
  seconds(task.waitSeconds),
  `${task.attempts} of ${task.maxAttempts}`,
  html`<span class="error">${task.error ?? ''}</span>`,
];

const option = (value, label, chosen) => html`<option value=${value} ?selected=${(chosen ?? '') === value}>${label}</option>`;

function pages({ next }, { parameters: { next: at, ...filters } }) {
  return html`<nav class="pages" aria-label="Pages of tasks">
    ${at ? html`<a href="#/tasks${query(filters)}">First page</a>` : nothing}
    ${next ? html`<a href="#/tasks${query({ ...filters, next })}" rel="next">Next page</a>` : html`<span>This is the last page.</span>`}
  </nav>`;
}

function show(data, page, route) {
  const { status, pool } = route.parameters;
  return html`
    <div class="filters">
      <form @submit=${(event) => filter(event, page)} @change=${(event) => filter(event, page)}>
        <label>State <select name="status">${option('', 'any', status)}${STATES.map((name) => option(name, words(name), status))}</select></label>
        <label>Pool <select name="pool">${option('', 'any', pool)}${data.pools.map((id) => option(id, id, pool))}</select></label>
      </form>
      <form @submit=${(event) => open(event, page)}>
        <label>Task id <input name="id" autocomplete="off" spellcheck="false"></label> <button>Open</button>
      </form>
      ${isLocal ? html`<form @submit=${(event) => become(event, page)}>
        <label>Tenant, local stack only <input name="tenant" autocomplete="off" spellcheck="false" size="12" placeholder="default" .value=${tenant()}></label> <button>Show its tasks</button>
      </form>` : nothing}
      ${['DEAD', 'FAILED'].includes(status) ? html`<button ?disabled=${page.busy} @click=${() => redriveAll(route, page)}>Redrive all …</button>` : nothing}
    </div>
    ${data.tasks.length === 0
      ? empty(status || pool ? 'No task is like that.' : `${tenant() || 'This tenant'} has no task yet.`, status || pool ? 'Choose another state or pool.' : 'Submit one with POST /tasks: README.md has the command under "Try the API".')
      : table(`${plural(data.tasks.length, 'task')} on this page`, ['Task', 'State', 'Type', 'Pool', 'Service', 'Submitted', 'Waited', 'Attempts', 'Error'], data.tasks.map(row))}
    ${pages(data, route)}`;
}

export const tasks = { title: () => 'Tasks', every: 3_000, load, show };
