// What somebody has typed and not sent yet stays in their browser for some days; as long as the page, if that keeps nothing.

const DRAFT = 'desk.draft.';
const SENT = 'desk.sent.';
const KEPT = 14 * 86_400_000; // milliseconds
const ANSWERED = 7 * 86_400_000; // milliseconds for which the server knows a key

const key = (user, reference, act) => `${DRAFT}${user}.${reference}.${act}`;
const sentKey = (user, reference, act) => `${SENT}${user}.${reference}.${act}`;

const page = new Map(); // what the browser's storage, which may be full or forbidden, has not taken

function read(name) {
  try {
    return page.get(name) ?? localStorage.getItem(name);
  } catch {
    return null;
  }
}

function write(name, text) {
  try {
    localStorage.setItem(name, text);
    page.delete(name);
    return true;
  } catch {
    page.set(name, text);
    return false;
  }
}

function remove(name) {
  page.delete(name);
  try {
    localStorage.removeItem(name);
  } catch {
    // it is not there
  }
}

function parsed(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

/** The fields that were kept; none: an empty object. */
export function kept(user, reference, act) {
  const { at, ...fields } = parsed(read(key(user, reference, act)));
  return fields;
}

/** Returns whether it outlives the page. */
export const keep = (user, reference, act, fields) => write(key(user, reference, act), JSON.stringify({ ...fields, at: Date.now() }));

export function drop(user, reference, act) {
  remove(key(user, reference, act));
  resolved(user, reference, act);
}

/** The key under which it is sent, the same again for as long as nobody knows whether it has arrived. */
export function sending(user, reference, act) {
  const name = sentKey(user, reference, act);
  const chosen = read(name) ?? `${Date.now()}-${random()}`;
  write(name, chosen);
  return chosen;
}

export const resolved = (user, reference, act) => remove(sentKey(user, reference, act));

/** Also where there is no TLS, and so no crypto.randomUUID. */
const random = () => [...crypto.getRandomValues(new Uint8Array(16))].map(it => it.toString(16).padStart(2, '0')).join('');

/** Drops what nobody has come back to, as that of a task that another has completed or of a case that is closed. */
export function sweep() {
  try {
    const names = Object.keys(localStorage);
    names.filter(it => it.startsWith(DRAFT)).forEach(it => parsed(read(it)).at > Date.now() - KEPT || remove(it));
    names.filter(it => it.startsWith(SENT)).forEach(it => parseInt(read(it), 10) > Date.now() - ANSWERED || remove(it));
  } catch {
    // nothing is kept here
  }
}
