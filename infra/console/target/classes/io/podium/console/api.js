// Calls of the API. What goes wrong is an ApiError, which says what to do.

const TOKEN = 'podium.token';
const TENANT = 'podium.tenant';
const TIMEOUT_MS = 35_000;

const ADVICE = {
  0: 'Maybe Podium was stopped, or the network is down. The page asks again by itself.',
  401: 'Give a token below, or open the console by podium console --url, which signs its requests.',
  403: 'The identity is known but may not do this. Ask whoever manages access to this API.',
  404: 'It may have ended and been cleaned up, or its name is misspelt. Go back and choose from the list.',
  405: 'This Podium is older or newer than the page. Reload the page.',
  409: 'It was changed at the same time, or is in a state that does not allow this. Look at it again.',
  413: 'Send less at once.',
  429: 'Too much is asked at once, or a quota is used up. Wait a moment.',
};

export class ApiError extends Error {
  constructor(status, problem, path) {
    super(problem.detail || problem.title || `answer ${status}`);
    this.status = status;
    this.title = problem.title || (status === 0 ? 'Podium does not answer' : `Podium answered with ${status}`);
    this.fields = problem.errors || [];
    this.requestId = problem.requestId;
    this.path = path;
  }

  get advice() {
    if (ADVICE[this.status]) return ADVICE[this.status];
    if (this.status >= 500) {
      return this.requestId
        ? `Try again. If it stays so, look for request ${this.requestId} in the log.`
        : 'Try again. If it stays so, look into the log of the function behind this route.';
    }
    return 'Mend what is named above and try again.';
  }
}

export const hasToken = () => sessionStorage.getItem(TOKEN) !== null;

export function keepToken(token) {
  if (token) sessionStorage.setItem(TOKEN, token.trim());
  else sessionStorage.removeItem(TOKEN);
}

/** On the local stack, which has no authorizer, a header stands for the identity; elsewhere it has no effect. */
export const isLocal = ['127.0.0.1', 'localhost', '[::1]'].includes(location.hostname);

export const tenant = () => (isLocal ? sessionStorage.getItem(TENANT) || '' : '');

export function actAs(name) {
  sessionStorage.setItem(TENANT, name.trim());
}

export async function call(method, path, body) {
  const headers = { accept: 'application/json' };
  if (hasToken()) headers.authorization = `Bearer ${sessionStorage.getItem(TOKEN)}`;
  if (tenant()) headers['x-podium-tenant'] = tenant();
  if (body !== undefined) headers['content-type'] = 'application/json';
  let answer;
  let text;
  try {
    answer = await fetch(path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
      cache: 'no-store',
    });
    text = await answer.text();
  } catch (e) {
    throw new ApiError(0, { detail: `${method} ${path}: ${e.message}` }, path);
  }
  const tree = read(text);
  if (!answer.ok) throw new ApiError(answer.status, tree || { detail: text.slice(0, 300) }, path);
  return tree;
}

function read(text) {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null; // a proxy in between may answer with a page of its own; its text is shown instead
  }
}

export const get = (path) => call('GET', path);

/** Answers with null where there is no such thing. */
export async function find(path) {
  try {
    return await get(path);
  } catch (e) {
    if (e instanceof ApiError && e.status === 404) return null;
    throw e;
  }
}

export const part = encodeURIComponent;

export function query(parameters) {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}
