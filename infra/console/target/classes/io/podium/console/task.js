// One task: its life, why it stands where it stands, cancelling and redriving it.
import { html, nothing } from './lit-html.js';
import { ApiError, call, get, part } from './api.js';
import { badge, link, stat } from './parts.js';
import { timeline } from './timeline.js';
import { dayAndTime, number, plural, seconds, secondsBetween, words } from './show.js';

const ENDED = ['SUCCEEDED', 'FAILED', 'DEAD', 'CANCELLED'];
const REDRIVEN = ['FAILED', 'DEAD'];

async function load({ id }) {
  const [health, task] = await Promise.all([get('/health'), get(`/tasks/${part(id)}`)]);
  const explanation = task.counts ? null : await explain(id);
  return { now: health.time, task, explanation };
}

async function explain(id) {
  try {
    return await get(`/tasks/${part(id)}/explain`);
  } catch (e) {
    if (e instanceof ApiError && e.status < 500 && e.status !== 0) return null;
    throw e;
  }
}

async function cancel(task, page) {
  const sure = await page.ask({ title: `Cancel ${task.taskId}?`, text: 'It does not run, or its worker is told to stop. This cannot be undone.', yes: 'Cancel it' });
  if (sure !== null) page.act('Cancelling', async () => `${task.taskId} is ${words((await call('DELETE', `/tasks/${part(task.taskId)}`)).status)}.`);
}

const redrive = (task, page) => page.act('Redriving', async () => `${task.taskId} is ${words((await call('POST', `/tasks/${part(task.taskId)}/redrive`, {})).status)} once more.`);

const buttons = (task, page) => html`<p class="buttons">
  ${ENDED.includes(task.status) ? nothing : html`<button ?disabled=${page.busy} @click=${() => cancel(task, page)}>Cancel …</button>`}
  ${REDRIVEN.includes(task.status) && !task.counts ? html`<button ?disabled=${page.busy} @click=${() => redrive(task, page)}>Redrive</button>` : nothing}
</p>`;

const between = ({ from, to, coverage }) => `${to ? `between ${dayAndTime(from)} and ${dayAndTime(to)}` : `not before ${dayAndTime(from)}`} with a chance of ${number(100 * coverage)} %`;

function why(explanation) {
  const { reasons, constraint, estimatedStart, deadline, rankParts, waitBound } = explanation;
  return html`<section aria-labelledby="why"><h2 id="why">Why</h2>
    <ul>${reasons.map((reason) => html`<li>${reason}</li>`)}</ul>
    ${ENDED.includes(explanation.status) ? nothing : html`<dl class="facts">
      ${constraint ? html`<dt>What holds it up</dt><dd>${constraint.words}</dd>` : nothing}
      ${explanation.ahead !== undefined ? html`<dt>Ahead of it</dt><dd>${explanation.aheadIsAtLeast ? 'at least ' : ''}${plural(explanation.ahead, 'task')}, ${seconds(explanation.aheadSeconds)} of work</dd>` : nothing}
      ${estimatedStart ? html`<dt>Thought to start</dt><dd>${estimatedStart.at ? html`${dayAndTime(estimatedStart.at)}, ${between(estimatedStart.interval)}: ` : nothing}${estimatedStart.reason}</dd>` : nothing}
      ${deadline ? html`<dt>Deadline</dt><dd>${deadline.willMiss ? 'It is thought to miss it. ' : ''}${deadline.reason}</dd>` : nothing}
      ${waitBound ? html`<dt>Longest wait</dt><dd>${waitBound.waitSeconds === undefined ? 'unbounded' : seconds(waitBound.waitSeconds)}, ${waitBound.reason}</dd>` : nothing}
      <dt>Its rank</dt><dd>${rankParts.words} (policy ${explanation.policy})</dd>
    </dl>`}</section>`;
}

const json = (title, value) => (value === undefined || value === null ? nothing : html`<h2>${title}</h2><pre tabindex="0" role="region" aria-label=${title}>${JSON.stringify(value, null, 2)}</pre>`);

const names = (ids) => ids.map((id, i) => html`${i > 0 ? ', ' : ''}${link('tasks', id)}`);

function waited(task, now) {
  if (task.waitSeconds !== undefined) return stat('Waited', seconds(task.waitSeconds), 'before it ran');
  const until = task.startedAt ?? now;
  return stat('Waited', seconds(Math.max(0, secondsBetween(task.submittedAt, until))), task.startedAt ? 'from submission to its last start' : 'so far');
}

function single({ task, now, explanation }, page) {
  return html`
    <dl class="stats">
      ${stat('State', badge(task.status), task.serviceId ? html`on ${link('services', task.serviceId)}` : nothing)}
      ${waited(task, now)}
      ${stat('Attempts', html`${task.attempts} <span class="of">of ${task.maxAttempts}</span>`, task.failedOn ? `failed on ${task.failedOn.join(', ')}` : nothing)}
      ${stat('Expected to run', seconds(task.estimate.seconds), `${task.estimate.source}${task.estimate.samples ? ` from ${plural(task.estimate.samples, 'run')}` : ''}`)}
    </dl>
    ${task.error ? html`<div class="problem"><p><strong>Its error</strong></p><p>${task.error}</p></div>` : nothing}
    ${buttons(task, page)}
    <section aria-labelledby="life"><h2 id="life">Life</h2>${timeline(task, now)}</section>
    ${explanation ? why(explanation) : nothing}
    <h2>As submitted</h2>
    <dl class="facts">
      <dt>Type</dt><dd>${task.type}</dd>
      <dt>Pool</dt><dd>${task.pool}</dd>
      <dt>Priority</dt><dd>${task.priority}</dd>
      ${task.dependsOn ? html`<dt>Depends on</dt><dd>${names(task.dependsOn)}</dd>` : nothing}
      ${task.arrayId ? html`<dt>Array</dt><dd>${link('tasks', task.arrayId)}, ${task.arrayIndex} of ${task.arraySize}</dd>` : nothing}
      ${task.gang ? html`<dt>Gang</dt><dd>${task.gang}, ${task.gangSize} tasks</dd>` : nothing}
      <dt>Correlation id</dt><dd><code>${task.correlationId}</code></dd>
    </dl>
    ${json('Payload', task.payload)}${json('Result', task.result)}`;
}

const array = ({ task }, page) => html`
  <dl class="stats">${stat('State', badge(task.status), `${task.arraySize} tasks`)}
    ${Object.entries(task.counts).map(([status, count]) => stat(words(status), number(count)))}</dl>
  ${buttons(task, page)}`;

export const task = {
  title: (route) => `Task ${route.id}`,
  every: 2_000,
  load,
  show: (data, page) => html`<p><a href="#/tasks">All tasks</a></p>${data.task.counts ? array(data, page) : single(data, page)}`,
};
