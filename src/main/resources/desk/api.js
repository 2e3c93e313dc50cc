// The desk's own interface, /api/v1, with the session of whoever is signed in.

const BASE = new URL('../api/v1/', import.meta.url);

/** What the server said was wrong, in words for the person; status 0: it could not be reached. `type` and `more` as in RFC 9457. */
export class Problem extends Error {
  constructor(status, words, type = '', more = {}) {
    super(words);
    Object.assign(this, { status, type, more });
  }
}

let asked = null;
let user = null; // whom this page is shown to: the server does nothing for another who has signed in since
const forgetting = [];

/** Whatever is remembered of what one user may see is forgotten in that function: somebody else may sign in on this page. */
export const onSignedOut = forget => forgetting.push(forget);

export const atSignIn = () => location.hash.startsWith('#/login');

function signedOut() {
  asked = null;
  user = null;
  forgetting.forEach(it => it());
}

window.addEventListener('hashchange', () => atSignIn() && signedOut());

async function call(method, path, body, { as = user, key = null, stamp = null } = {}) {
  let answer;
  try {
    answer = await fetch(new URL(path, BASE), {
      method,
      credentials: 'same-origin',
      headers: {
        Accept: 'application/json, application/problem+json',
        ...(method === 'GET' ? {} : { 'Content-Type': 'application/json' }),
        ...(as ? { 'Desk-User': as } : {}),
        ...(key ? { 'Idempotency-Key': key } : {}),
        ...(stamp ? { 'Case-Stamp': stamp } : {}),
      },
      body: method === 'GET' ? undefined : JSON.stringify(body ?? {}),
    });
  } catch {
    throw new Problem(0, '');
  }
  if (!answer.ok) {
    answer.status === 401 && signedOut();
    const problem = await answer.json().catch(() => ({}));
    throw new Problem(answer.status, problem.detail || '', problem.type, problem);
  }
  return answer;
}

async function json(answer) {
  const text = await answer.text();
  return text ? JSON.parse(text) : null;
}

export const get = async path => json(await call('GET', path));

/** One page of a list, and the address of the next one or null (the header Link). */
export async function page(path) {
  const answer = await call('GET', path);
  const next = /<([^>]+)>;\s*rel="next"/.exec(answer.headers.get('Link') ?? '');
  return { items: await json(answer), next: next && new URL(next[1], answer.url).href };
}

export const post = async (path, body) => json(await call('POST', path, body));

/**
 * Does what that user has asked for, once for that key however often it is sent.
 *
 * @param stamp of the case as they had it before them
 * @return whether it had arrived before
 */
export const send = async (path, body, { as, key, stamp }) => (await call('POST', path, body, { as, key, stamp })).headers.has('Idempotency-Replayed');

export const bytes = async path => (await call('GET', path)).arrayBuffer();

/** What the server offers to be saved, with the name that it gives it. */
export async function file(path) {
  const answer = await call('GET', path);
  const [, name] = /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition') ?? '') ?? [];
  return { name: name ?? 'table.csv', content: await answer.blob() };
}

export const address = path => new URL(path, BASE).href;

export const casePath = (reference, rest = '') => `cases/${encodeURIComponent(reference)}${rest}`;

/** Who is signed in; asked once. */
export function me() {
  asked ??= ask();
  return asked;
}

function ask() {
  const mine = get('me').then(
    it => {
      if (asked === mine) {
        user = it.user;
      }
      return it;
    },
    problem => {
      if (asked === mine) {
        asked = null;
      }
      throw problem;
    },
  );
  return mine;
}
