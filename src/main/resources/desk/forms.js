// What is typed in Tasklist's own forms stays in the browser until it is submitted, and is shown when the form is open again.

import { atSignIn, me, onSignedOut } from './api.js';
import { drop, keep, kept, sweep } from './drafts.js';
import { canBeFilledIn, read } from './form-fields.js';
import { t } from './texts.js';
import { button, el } from './ui.js';

const FORM = 'form';
const SUBMITTED = /\/(task|process-definition)\/(?:[^/]+\/)*submit-form$/;

let hand = null; // the form that is open: {form, task, place, before, typed, touched}

/** The task in whose form something is typed, or null. */
export const formInHand = () => (hand?.touched.size && hand.form.isConnected ? hand.task : null);

/** Where Tasklist keeps what "Save" saves, for whoever opens the task next, whoever that is. */
const forgetSaved = () =>
  Object.keys(localStorage)
    .filter(it => it.startsWith('camunda-form:'))
    .forEach(it => localStorage.removeItem(it));

onSignedOut(() => {
  hand = null;
  atSignIn() && forgetSaved();
});

/** @param taskOf gives the task that is open, or null */
export function watchForms(taskOf) {
  sweep();
  ['focusin', 'pointerdown'].forEach(it => document.addEventListener(it, () => lookAtForms(taskOf()), true));
  ['input', 'change', 'click', 'keyup'].forEach(it => document.addEventListener(it, changed, true));
  new PerformanceObserver(list => list.getEntries().forEach(submitted)).observe({ type: 'resource' });
}

/** Takes the form that is open in hand, if it is a new one that can be filled in. */
export async function lookAtForms(task) {
  const form = document.querySelector('.modal .fjs-container') ?? document.querySelector('.task-details .fjs-container');
  if (!form || form === hand?.form || form.closest('.disabled-form') || !canBeFilledIn(form)) {
    return;
  }
  const before = read(form);
  const started = form.closest('.modal')?.querySelector('.modal-title')?.textContent.trim();
  const { user } = await me().catch(() => ({}));
  if (user && form.isConnected && form !== hand?.form) {
    hand = { form, task: started ? null : task, place: [user, started ?? task, FORM], before, typed: {}, touched: new Set() };
    offer(kept(...hand.place));
  }
}

function offer({ values = {} }) {
  hand.typed = values;
  const { form, before } = hand;
  if (Object.entries(values).every(([name, value]) => before[name] === value)) {
    return;
  }
  const node = el(
    'div.desk.desk-banner.desk-offer',
    { role: 'status' },
    el('p', {}, t('form.kept')),
    el('dl.desk-kept', {}, Object.entries(values).map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd.desk-text', {}, value || '–')))),
    button(t('form.forget'), () => {
      node.remove();
      hand.typed = {};
      remember();
    }),
  );
  form.before(node);
}

function changed(event) {
  if (hand?.form.contains(event.target)) {
    remember();
    setTimeout(remember, 100); // what a click chooses shows a moment later
  }
}

function remember() {
  if (!hand?.form.isConnected) {
    return;
  }
  Object.entries(read(hand.form)).forEach(([name, value]) => {
    if (value !== (hand.before[name] ?? '')) {
      hand.touched.add(name);
      hand.typed = { ...hand.typed, [name]: value };
    } else if (hand.touched.delete(name)) {
      delete hand.typed[name];
    }
  });
  Object.keys(hand.typed).length ? keep(...hand.place, { at: Date.now(), values: hand.typed }) : drop(...hand.place);
}

function submitted({ name, responseStatus }) {
  if (hand && SUBMITTED.test(new URL(name).pathname) && responseStatus >= 200 && responseStatus < 300) {
    drop(...hand.place);
    hand.touched.clear();
    hand.typed = {};
  }
}
