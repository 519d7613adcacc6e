// The shell: finds the view for the address, keeps it up to date, and shows what was done and what went wrong.
import { html, render, nothing } from './lit-html.js';
import { hasToken, keepToken } from './api.js';
import { Live } from './live.js';
import { problem } from './parts.js';
import { seconds } from './show.js';
import './plot.js';
import { overview } from './overview.js';
import { services } from './services.js';
import { tasks } from './tasks.js';
import { task } from './task.js';
import { optimizer } from './optimizer.js';
import { simulator } from './simulator.js';

const NAVIGATION = [['', 'Overview'], ['services', 'Services'], ['tasks', 'Tasks'], ['optimizer', 'Optimizer'], ['simulator', 'Simulator']];
const VIEWS = { '': overview, services, tasks, optimizer, simulator };

const state = { route: null, view: overview, data: null, error: null, live: 'live', notice: null, failure: null, busy: false, question: null };
let live = null;

function readRoute() {
  const [path, parameters = ''] = location.hash.replace(/^#\/?/, '').split('?');
  const [name, ...rest] = path.split('/');
  return { name, id: rest.length > 0 ? decodeURIComponent(rest.join('/')) : null, parameters: Object.fromEntries(new URLSearchParams(parameters)) };
}

function viewOf(route) {
  if (route.name === 'tasks' && route.id) return task;
  return VIEWS[route.name] || { title: () => 'No such page', load: async () => ({}), show: () => html`<p>Choose a page above.</p>` };
}

async function load() {
  const { route, view } = state;
  try {
    const data = await view.load(route);
    if (route !== state.route) return true;
    state.data = data;
    state.error = null;
  } catch (e) {
    if (route !== state.route) return true;
    state.error = e;
  }
  redraw();
  return state.error === null;
}

const page = {
  redraw,
  reload: () => live.now(),
  go(address) {
    location.hash = address;
  },
  /** Does what a person asked for, and says how it went. */
  async act(what, work) {
    if (state.busy) return;
    Object.assign(state, { busy: true, notice: `${what} …`, failure: null });
    redraw();
    try {
      const said = await work();
      state.notice = said || `${what}: done.`;
    } catch (e) {
      Object.assign(state, { notice: null, failure: e });
    }
    state.busy = false;
    redraw();
    await live.now();
  },
  /** Asks before something that cannot be undone; answers with the text that was entered, or null for no. */
  ask: (question) => new Promise((answer) => {
    state.question = { ...question, answer };
    redraw();
    document.querySelector('dialog').showModal();
  }),
  get busy() {
    return state.busy;
  },
};

function answered(event) {
  const dialog = event.target;
  // The word that a dialog has closed comes a moment later, when the next question may be there already.
  if (dialog.open) return;
  const { answer } = state.question;
  const text = dialog.querySelector('input')?.value ?? '';
  state.question = null;
  answer(dialog.returnValue === 'yes' ? text : null);
  dialog.returnValue = '';
  redraw();
}

const shownQuestion = () => html`
  <dialog aria-labelledby="question" @close=${answered}>
    ${state.question === null ? nothing : html`
      <form method="dialog">
        <h2 id="question">${state.question.title}</h2>
        <p>${state.question.text}</p>
        ${state.question.input ? html`<label>${state.question.input}<input name="text" maxlength="200" autocomplete="off"></label>` : nothing}
        <p class="buttons">
          <button value="yes" class="strong">${state.question.yes}</button>
          <button value="no" ?autofocus=${!state.question.input}>Not now</button>
        </p>
      </form>`}
  </dialog>`;

function signIn(event) {
  event.preventDefault();
  keepToken(event.target.elements.token.value);
  event.target.reset();
  page.reload();
}

const tokenForm = () => html`
  <form class="token" @submit=${signIn}>
    <label>Token <input name="token" type="password" autocomplete="off" required></label>
    <button class="strong">Use this token</button>
    <p>It is kept in this tab until it is closed, and sent to this address only.</p>
  </form>`;

function shownLive() {
  if (!Number.isFinite(state.view.every ?? Infinity)) return nothing;
  if (state.live === 'live') return html`<span class="dot on"></span>Live`;
  if (state.live === 'paused') return html`<span class="dot"></span>Paused while hidden`;
  return html`<span class="dot off"></span>No answer; asks again in ${seconds(state.live / 1000)}
    <button class="plain" @click=${page.reload}>Ask now</button>`;
}

const shell = () => html`
  <a class="skip" href="#main" @click=${skip}>Skip to the content</a>
  <header>
    <a class="brand" href="#/"><img src="/console/icon.svg" alt="" width="24" height="24">Podium</a>
    <nav aria-label="Pages">${NAVIGATION.map(([name, label]) => html`
      <a href="#/${name}" aria-current=${state.route.name === name ? 'page' : nothing}>${label}</a>`)}</nav>
    <div class="live">${shownLive()}</div>
  </header>
  <main id="main" tabindex="-1">
    <h1 tabindex="-1">${state.view.title(state.route)}</h1>
    <div class="notice" role="status" aria-live="polite">${state.notice ?? nothing}</div>
    ${state.failure === null ? nothing : problem(state.failure)}
    ${state.error === null ? nothing : html`${problem(state.error)}${state.error.status === 401 || state.error.status === 403 ? tokenForm() : nothing}`}
    ${state.data === null ? (state.error === null ? html`<p class="loading">Asking Podium …</p>` : nothing) : state.view.show(state.data, page, state.route)}
  </main>
  <footer>
    <p>The API: <a href="/services">services</a>, <a href="/pools">pools</a>, <a href="/tasks">tasks</a>,
      <a href="/schedules">schedules</a>, <a href="/plans">plans</a>, <a href="/metrics">metrics</a>,
      <a href="/audit">audit</a>, <a href="/health">health</a></p>
    ${hasToken() ? html`<p><button class="plain" @click=${() => { keepToken(null); page.reload(); }}>Forget the token</button></p>` : nothing}
  </footer>
  ${shownQuestion()}`;

function skip(event) {
  event.preventDefault();
  document.getElementById('main').focus();
}

function redraw() {
  document.title = `${state.view.title(state.route)} · Podium`;
  render(shell(), document.getElementById('app'));
}

function show(isFirst) {
  const before = state.route;
  const route = readRoute();
  const isSamePage = before !== null && before.name === route.name && before.id === route.id;
  Object.assign(state, { route, view: viewOf(route), data: isSamePage ? state.data : null, error: null, failure: null, notice: null });
  live?.stop();
  live = new Live(load, (status) => {
    state.live = status;
    redraw();
  }, state.view.every ?? Infinity);
  redraw();
  if (!isFirst && !isSamePage) {
    document.querySelector('h1').focus();
    window.scrollTo(0, 0);
  }
}

window.addEventListener('hashchange', () => show(false));
show(true);
