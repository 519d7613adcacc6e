// Pieces that several views are made of.
import { html, svg, nothing } from './lit-html.js';
import { words } from './show.js';

const TONES = {
  ALIVE: 'good', SUCCEEDED: 'good', CLOSED: 'good', RUNNING: 'busy', PLACED: 'busy', converged: 'good', adjusting: 'busy', oscillating: 'warn',
  READY: 'calm', BLOCKED: 'calm', DELAYED: 'calm', DRAINING: 'warn', HALF_OPEN: 'warn', CANCELLED: 'calm',
  LAPSED: 'bad', FAILED: 'bad', DEAD: 'bad', OPEN: 'bad', infeasible: 'bad', paused: 'warn', binds: 'warn',
};

/** A state in words, with a colour that only repeats what the words say. */
export const badge = (state) => html`<span class="badge ${TONES[state] || 'calm'}">${words(state)}</span>`;

export const stat = (label, value, note = nothing) => html`
  <div class="stat"><dt>${label}</dt><dd>${value}<small>${note}</small></dd></div>`;

/** How much of something is in use; the text beside it says the same. */
export function bar(used, total) {
  const width = total > 0 ? Math.min(100, (100 * used) / total) : 0;
  return html`<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
    ${svg`<rect class="back" width="100" height="6"></rect><rect class="${width >= 95 ? 'full' : 'fill'}" width="${width}" height="6"></rect>`}</svg>`;
}

export const empty = (title, advice) => html`<div class="empty"><p><strong>${title}</strong></p><p>${advice}</p></div>`;

/** What went wrong, which fields it is about, and what to do. */
export const problem = (error) => html`
  <div class="problem" role="alert">
    <p><strong>${error.title || 'Something went wrong in the page'}</strong></p>
    <p>${error.message}</p>
    ${error.fields && error.fields.length > 0
      ? html`<ul>${error.fields.map((field) => html`<li><code>${field.field}</code>: ${field.rule}</li>`)}</ul>`
      : nothing}
    <p class="advice">${error.advice || 'Reload the page. If it stays so, tell those who run Podium.'}</p>
  </div>`;

/** A table that scrolls on its own where it is wider than the page; its cells are rows of templates. */
export const table = (caption, heads, rows) => html`
  <div class="wide" tabindex="0" role="region" aria-label=${caption}>
    <table>
      <caption>${caption}</caption>
      <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
      <tbody>${rows.map((cells) => html`<tr>${cells.map((cell, i) => (i === 0
        ? html`<th scope="row">${cell}</th>`
        : html`<td>${cell}</td>`))}</tr>`)}</tbody>
    </table>
  </div>`;

export const link = (kind, id) => html`<a href="#/${kind}/${encodeURIComponent(id)}">${id}</a>`;
