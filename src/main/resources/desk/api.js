// The desk's own interface, /api/v1, with the session of whoever is signed in.

const BASE = new URL('../api/v1/', import.meta.url);

/** What the server said was wrong, in words for the person; status 0: it could not be reached. */
export class Problem extends Error {
  constructor(status, words) {
    super(words);
    this.status = status;
  }
}

async function call(method, path, body) {
  let answer;
  try {
    answer = await fetch(new URL(path, BASE), {
      method,
      credentials: 'same-origin',
      headers: {
        Accept: 'application/json, application/problem+json',
        ...(method === 'GET' ? {} : { 'Content-Type': 'application/json' }),
      },
      body: method === 'GET' ? undefined : JSON.stringify(body ?? {}),
    });
  } catch {
    throw new Problem(0, '');
  }
  if (!answer.ok) {
    const problem = await answer.json().catch(() => ({}));
    throw new Problem(answer.status, problem.detail || '');
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
export const bytes = async path => (await call('GET', path)).arrayBuffer();
export const address = path => new URL(path, BASE).href;

export const casePath = (reference, rest = '') => `cases/${encodeURIComponent(reference)}${rest}`;

let asked;

/** Who is signed in; asked once. */
export function me() {
  asked ??= get('me').catch(problem => {
    asked = undefined;
    throw problem;
  });
  return asked;
}
