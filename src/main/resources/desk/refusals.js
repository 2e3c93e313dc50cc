// Why a form was refused stands on the form itself, not in a corner of the page; what was typed stays as it is.

import { t } from './texts.js';
import { el } from './ui.js';

/** What the engine's REST interface puts before our own words. */
const REFUSED = /^Cannot (?:submit task form|submit start form|instantiate process definition) \S+: ([\s\S]+)$/;

const clear = () => document.querySelectorAll('.desk-refusal').forEach(it => it.remove());

function show(reason) {
  clear();
  const node = el('div.desk.desk-refusal', { role: 'alert', tabIndex: -1 }, el('b', {}, t('refusal.title')), el('p', {}, reason));
  const start = document.querySelector('.modal-dialog .modal-body');
  const actions = document.querySelector('section.task-details .form-actions');
  if (start) {
    start.append(node);
  } else if (actions) {
    actions.before(node);
  } else {
    return false;
  }
  node.nextElementSibling?.scrollIntoView({ block: 'nearest' });
  node.scrollIntoView({ block: 'nearest' });
  node.focus({ preventScroll: true });
  return true;
}

/** Tasklist tells of it in a notice of its own: takes its words over and closes it. */
function takeOver(onRefused) {
  document.querySelectorAll('.notifications .alert-danger').forEach(notice => {
    const [, reason] = REFUSED.exec(notice.querySelector('.message')?.textContent.trim() ?? '') ?? [];
    if (reason && show(reason)) {
      notice.hidden = true;
      [...notice.querySelectorAll('button.close')].at(-1)?.click();
      onRefused();
    }
  });
}

/** @param onRefused called whenever a form was */
export function watchRefusals(onRefused) {
  new MutationObserver(() => takeOver(onRefused)).observe(document.body, { childList: true, subtree: true });
  window.addEventListener('hashchange', clear);
  document.addEventListener('click', event => event.target.closest?.('.form-actions .btn, .modal-footer .btn') && clear(), true);
}
