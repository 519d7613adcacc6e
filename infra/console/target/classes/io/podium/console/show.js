// Numbers, times and amounts for people.

const UNITS = [['d', 86_400], ['h', 3_600], ['min', 60], ['s', 1]];

/** Two or three significant digits. */
export function number(value) {
  if (value === null || value === undefined || Number.isNaN(value)) return '–';
  if (Number.isInteger(value)) return value.toLocaleString('en');
  const size = Math.abs(value);
  if (size < 1e-9) return '0';
  if (size >= 100) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(size >= 1 ? 3 : 2)));
}

export function seconds(value) {
  if (value === null || value === undefined) return '–';
  if (value < 0.0005) return '0 s';
  if (value < 1) return `${number(Math.round(value * 1000))} ms`;
  const [symbol, length] = UNITS.find(([, size]) => value >= 3 * size) || UNITS[3];
  return `${number(value / length)} ${symbol}`;
}

export const share = (value) => (value === null || value === undefined ? '–' : `${number(100 * value)} %`);

const decimals = (digits) => ({ minimumFractionDigits: digits, maximumFractionDigits: digits });

export const usd = (value) => (value === null || value === undefined ? '–' : `$${value.toLocaleString('en', decimals(value !== 0 && Math.abs(value) < 0.1 ? 4 : 2))}`);

export const perHour = (value) => (value === null || value === undefined ? '–' : `${usd(value)}/h`);

const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const DAY = new Intl.DateTimeFormat('en-GB', { day: '2-digit', month: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit' });

export const time = (instant) => (instant ? TIME.format(new Date(instant)) : '–');

const MINUTE = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

export const minute = (instant) => MINUTE.format(new Date(instant));

export const dayAndTime = (instant) => (instant ? DAY.format(new Date(instant)) : '–');

export const secondsBetween = (from, to) => (new Date(to) - new Date(from)) / 1000;

/** How long ago, on the clock of the server. */
export function ago(instant, now) {
  if (!instant) return '–';
  const passed = secondsBetween(instant, now);
  return passed < 1 ? 'just now' : `${seconds(Math.round(passed))} ago`;
}

export const words = (name) => name.toLowerCase().replaceAll('_', ' ');

export const amounts = (vector) => Object.entries(vector || {}).map(([kind, amount]) => `${number(amount)} ${kind}`).join(', ') || 'nothing';

export const plural = (count, one, many = `${one}s`) => `${number(count)} ${count === 1 ? one : many}`;
