// Reads traces as the command line does: CSV with a header that names arrival_s and duration_s.

export const MOST_TASKS = 20_000;

class TraceError extends Error {
  constructor(line, rule) {
    super(line > 0 ? `line ${line}: ${rule}` : rule);
    this.title = 'The trace cannot be read';
    this.advice = 'A trace is CSV: a header with arrival_s and duration_s, perhaps priority and deadline_s, then a line for each task.';
  }
}

function numberAt(cells, column, name, line) {
  const text = (cells[column] ?? '').trim();
  const value = Number(text);
  if (text === '' || !Number.isFinite(value)) throw new TraceError(line, `${name} is "${text}", a number is expected`);
  return value;
}

/** Returns the columns that POST /simulate takes. */
export function readTrace(text) {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  while (lines.length > 0 && lines[lines.length - 1] === '') lines.pop();
  const header = (lines.shift() ?? '').split(',').map((name) => name.trim().replaceAll('"', ''));
  const at = (name) => header.indexOf(name);
  for (const name of ['arrival_s', 'duration_s']) {
    if (at(name) < 0) throw new TraceError(1, `there is no column ${name}`);
  }
  if (lines.length === 0) throw new TraceError(2, 'there is no task behind the header');
  if (lines.length > MOST_TASKS) {
    throw new TraceError(0, `it has ${lines.length} tasks, and the console takes ${MOST_TASKS}. podium compare takes more.`);
  }
  const trace = { arrivals: [], durations: [] };
  if (at('priority') >= 0) trace.priorities = [];
  let deadlines = at('deadline_s') >= 0 ? [] : null;
  lines.forEach((line, i) => {
    const cells = line.split(',').map((cell) => cell.replaceAll('"', ''));
    trace.arrivals.push(numberAt(cells, at('arrival_s'), 'arrival_s', i + 2));
    trace.durations.push(numberAt(cells, at('duration_s'), 'duration_s', i + 2));
    trace.priorities?.push((cells[at('priority')] ?? '').trim() === '' ? 0 : numberAt(cells, at('priority'), 'priority', i + 2));
    if (deadlines && (cells[at('deadline_s')] ?? '').trim() !== '') {
      deadlines.push(numberAt(cells, at('deadline_s'), 'deadline_s', i + 2));
    } else {
      deadlines = null; // the simulator knows deadlines of all tasks or of none
    }
  });
  if (deadlines) trace.deadlines = deadlines;
  return trace;
}

/** A trace to try with: bursts of short tasks among a few long ones, always the same. */
export function exampleTrace() {
  let state = 7;
  const chance = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const rows = [];
  let now = 0;
  for (let i = 0; i < 600; i += 1) {
    const isBurst = Math.floor(i / 60) % 3 === 1;
    now += -Math.log(1 - chance()) * (isBurst ? 0.5 : 1.4);
    const duration = chance() < 0.9 ? 1 + 3 * chance() : 20 + 40 * chance();
    rows.push(`${now.toFixed(2)},${duration.toFixed(2)}`);
  }
  return `arrival_s,duration_s\n${rows.join('\n')}\n`;
}
