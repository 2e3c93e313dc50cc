// What somebody has typed and not sent yet stays in their browser.

const key = (user, reference, act) => `desk.draft.${user}.${reference}.${act}`;

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
}
