// One key for each act, as long as nobody is typing; they can be switched off (WCAG 2.1.4).

import { ACTS } from './acts.js';
import { me } from './api.js';
import { t } from './texts.js';
import { dialog, el } from './ui.js';

const OFF = 'desk.keys.off';

/** Not in a dialog that was closed a moment ago and still has the focus. */
const typing = node => !node?.closest?.('dialog:not([open])') && node?.closest?.('input, textarea, select, [contenteditable], dialog:not(.desk-lists), .modal');

export const keysAreOn = () => localStorage.getItem(OFF) === null;

/**
 * @param target gives the case file that is shown, or null
 * @param more further keys: {key: function}
 */
export function listen(target, more = {}) {
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || typing(event.target) || document.querySelector('dialog[open]:not(.desk-lists, .desk-docked)')) {
      return;
    }
    if (event.key === '?') {
      event.preventDefault();
      help(target(), more);
      return;
    }
    if (!keysAreOn()) {
      return;
    }
    const act = ACTS.find(it => it.key === event.key);
    if (act && target()) {
      event.preventDefault();
      target().perform(act);
    } else if (more[event.key]) {
      event.preventDefault();
      more[event.key]();
    }
  });
}

/** The acts that this person may do; all of them while the desk cannot say which those are. */
async function mayDo() {
  const who = await me().catch(() => null);
  return ACTS.filter(it => who?.acts.includes(it.id) ?? true);
}

/** @param file the case file that is shown, or null */
export async function help(file, more = {}) {
  const acts = await mayDo();
  if (document.querySelector('dialog.desk-help')) {
    return;
  }
  const off = el('input', {
    type: 'checkbox',
    checked: keysAreOn(),
    onchange: event => (event.target.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, 'yes')),
  });
  const line = (key, words) => el('div', {}, el('dt', {}, el('kbd', {}, key)), el('dd', {}, words));
  const takes = it => file?.view?.acts.includes(it.id) ?? true;
  const act = it => line(it.key, [el('b', {}, t(`title.${it.id}`)), ` – ${t(`${it.id}.hint`)}`, takes(it) ? null : el('span.desk-hint', {}, ` ${t('act.notNow')}`)]);
  dialog(
    t('help.title'),
    el(
      'div',
      {},
      acts.length ? [el('h3', {}, t(file ? 'help.acts' : 'help.actsOnceOpen')), el('dl.desk-keys.desk-keys-acts', {}, acts.map(act))] : null,
      el('h3', {}, t('help.everywhere')),
      el(
        'dl.desk-keys',
        {},
        Object.keys(more).map(it => line(it, t(`key.${it}`))),
        line('?', t('key.help')),
        acts.length ? line('Ctrl+Enter', t('key.send')) : null,
        line('Esc', t('key.close')),
        line('Ctrl+Alt+C', t('key.claim')),
        line('Ctrl+Alt+L', t('key.list')),
        line('Ctrl+Alt+F', t('key.form')),
      ),
      el('label.desk-tick', {}, off, ' ', t('help.keysOn')),
    ),
  ).classList.add('desk-help');
}
