// What somebody has typed and not sent yet stays in their browser.

const key = (user, reference, act) => `desk.draft.${user}.${reference}.${act}`;
const sentKey = (user, reference, act) => `desk.sent.${user}.${reference}.${act}`;

export function kept(user, reference, act) {
  try {
    return JSON.parse(localStorage.getItem(key(user, reference, act))) ?? {};
  } catch {
    return {};
  }
}

export function keep(user, reference, act, fields) {
  localStorage.setItem(key(user, reference, act), JSON.stringify(fields));
}

export function drop(user, reference, act) {
  localStorage.removeItem(key(user, reference, act));
  resolved(user, reference, act);
}

/** The key under which it is sent, the same again for as long as nobody knows whether it has arrived. */
export function sending(user, reference, act) {
  const name = sentKey(user, reference, act);
  const chosen = localStorage.getItem(name) ?? random();
  localStorage.setItem(name, chosen);
  return chosen;
}

export const resolved = (user, reference, act) => localStorage.removeItem(sentKey(user, reference, act));

/** Also where there is no TLS, and so no crypto.randomUUID. */
const random = () => [...crypto.getRandomValues(new Uint8Array(16))].map(it => it.toString(16).padStart(2, '0')).join('');

const KEPT = 14 * 86_400_000; // milliseconds

/** Drops what nobody has come back to, as that of a task that another has completed. */
export function sweep(act) {
  Object.keys(localStorage)
    .filter(it => it.startsWith('desk.draft.') && it.endsWith(`.${act}`))
    .filter(it => !(JSON.parse(localStorage.getItem(it)).at > Date.now() - KEPT))
    .forEach(it => localStorage.removeItem(it));
}
