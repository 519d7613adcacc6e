// What would be if: a trace under every policy, in virtual time on the server.
import { html, nothing } from './lit-html.js';
import { call } from './api.js';
import { table } from './parts.js';
import { exampleTrace, MOST_TASKS, readTrace } from './trace.js';
import { number, plural, seconds } from './show.js';

const state = { servers: 6, name: null, text: null, answer: null };

const COLUMNS = [
  ['Mean wait', 'meanWaitSeconds', seconds], ['Wait p50', 'p50WaitSeconds', seconds], ['Wait p99', 'p99WaitSeconds', seconds],
  ['Longest wait', 'maxWaitSeconds', seconds], ['Mean response', 'meanResponseSeconds', seconds], ['Bounded slowdown', 'meanBoundedSlowdown', number],
  ['Makespan', 'makespanSeconds', seconds], ['Preemptions', 'preemptions', number],
];

async function chosen(event, page) {
  const file = event.currentTarget.files[0];
  if (!file) return;
  Object.assign(state, { name: file.name, text: await file.text() });
  page.redraw();
}

function example(page) {
  Object.assign(state, { name: 'the example trace', text: exampleTrace() });
  page.redraw();
}

function run(event, page) {
  event.preventDefault();
  state.servers = Number(event.currentTarget.elements.servers.value);
  page.act('Simulating', async () => {
    if (state.text === null) throw Object.assign(new Error('There is no trace to simulate.'), { title: 'Choose a trace', advice: 'Choose a CSV file, or take the example.' });
    state.answer = null;
    state.answer = { ...await call('POST', '/simulate', { servers: state.servers, ...readTrace(state.text) }), name: state.name };
    return `${plural(state.answer.tasks, 'task')} simulated under ${plural(state.answer.runs.length, 'policy', 'policies')}.`;
  });
}

const form = (page) => html`<form class="simulate" @submit=${(event) => run(event, page)}>
  <label>Trace, CSV with arrival_s and duration_s <input type="file" name="trace" accept=".csv,text/csv" @change=${(event) => chosen(event, page)}></label>
  <label>Servers <input type="number" name="servers" min="1" max="100000" required .value=${String(state.servers)}></label>
  <div class="buttons"><button type="button" @click=${() => example(page)}>Take the example</button>
    <button class="strong" ?disabled=${page.busy}>Compare policies</button></div>
  <p>${state.name === null ? `Up to ${number(MOST_TASKS)} tasks; podium compare takes more.` : `Chosen: ${state.name}.`}</p>
</form>`;

const isBest = (runs, name, value) => runs.every((other) => value <= other[name]) && runs.some((other) => value < other[name]);

function figures({ runs }) {
  const rows = [...runs].sort((a, b) => a.meanWaitSeconds - b.meanWaitSeconds).map((each) => [each.policy,
    ...COLUMNS.map(([, name, words]) => (isBest(runs, name, each[name]) ? html`<strong>${words(each[name])}</strong>` : words(each[name])))]);
  return table('Policies, the best mean wait first; the best of each column is bold', ['Policy', ...COLUMNS.map(([label]) => label)], rows);
}

function plots({ runs, stepSeconds }) {
  const times = runs[0].waiting.map((_, i) => i * stepSeconds);
  const figure = (title, note, name) => html`<figure><figcaption><b>${title}</b> <span>${note}</span></figcaption>
    <podium-plot .given=${{ label: title, unit: note, times, clock: false, series: runs.map((each) => ({ name: each.policy, values: each[name] })) }}></podium-plot></figure>`;
  return html`<div class="panels">
    ${figure('Wait by time of arrival', 'seconds', 'waitByArrival')}
    ${figure('Tasks waiting', 'tasks', 'waiting')}
    ${figure('Slots in use', 'slots', 'slotsInUse')}
  </div>`;
}

export const simulator = {
  title: () => 'Simulator',
  load: async () => state,
  show: (_, page) => html`
    <p>Runs a trace under every scheduling policy in virtual time. Nothing that is kept changes.</p>
    ${form(page)}
    ${state.answer === null ? nothing : html`<section aria-labelledby="compared">
      <h2 id="compared">${state.answer.name} on ${plural(state.answer.servers, 'server')}</h2>
      ${figures(state.answer)}${plots(state.answer)}</section>`}`,
};
