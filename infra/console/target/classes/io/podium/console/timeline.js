// The life of one task: what happened when, as a bar and in words.
import { html, svg, nothing } from './lit-html.js';
import { dayAndTime, seconds, secondsBetween } from './show.js';

const WIDTH = 1000;

const plus = (instant, more) => new Date(new Date(instant).getTime() + 1000 * more).toISOString();

/** Returns what is known to have happened, in order. Of an ended task the waiting time tells when it began to run. */
export function events(task, now) {
  const startedAt = task.startedAt || (task.waitSeconds !== undefined && task.attempts > 0 ? plus(task.submittedAt, task.waitSeconds) : undefined);
  const known = [
    { at: task.submittedAt, name: 'submitted', phase: 'waiting' },
    { at: task.placedAt, name: task.serviceId ? `placed on ${task.serviceId}` : 'placed', phase: 'placed' },
    { at: startedAt, name: task.attempts > 1 ? `started, attempt ${task.attempts}` : 'started', phase: 'running' },
    { at: task.finishedAt, name: task.status.toLowerCase(), phase: null },
  ].filter((event) => event.at);
  known.sort((a, b) => new Date(a.at) - new Date(b.at));
  const last = known[known.length - 1];
  const end = task.finishedAt || (new Date(now) > new Date(last.at) ? now : last.at);
  return { known, end };
}

export function timeline(task, now) {
  const { known, end } = events(task, now);
  const begin = known[0].at;
  const span = Math.max(0.001, secondsBetween(begin, end));
  const x = (at) => (WIDTH * secondsBetween(begin, at)) / span;
  const phases = known.map((event, i) => ({ ...event, until: known[i + 1]?.at || end })).filter((event) => event.phase);
  return html`
    <svg class="life" viewBox="0 0 ${WIDTH} 26" preserveAspectRatio="none" role="img"
      aria-label="Timeline: ${phases.map((phase) => `${phase.phase} ${seconds(secondsBetween(phase.at, phase.until))}`).join(', ')}">
      ${phases.map((phase) => svg`<rect class="${phase.phase}" x="${x(phase.at)}" y="0" height="26"
        width="${Math.max(2, x(phase.until) - x(phase.at))}"></rect>`)}
    </svg>
    <ul class="key">${phases.map((phase) => html`<li class=${phase.phase}>${phase.phase} ${seconds(secondsBetween(phase.at, phase.until))}</li>`)}</ul>
    <ol class="events">${known.map((event) => html`<li><time datetime=${event.at}>${dayAndTime(event.at)}</time> ${event.name}</li>`)}
      ${task.deadline ? html`<li><time datetime=${task.deadline}>${dayAndTime(task.deadline)}</time> deadline</li>` : nothing}
      ${task.leaseUntil && !task.finishedAt ? html`<li><time datetime=${task.leaseUntil}>${dayAndTime(task.leaseUntil)}</time> the lease ends unless the worker is heard of</li>` : nothing}
    </ol>`;
}
