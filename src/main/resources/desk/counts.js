// How many tasks wait in each list: Tasklist itself counts only the one that is open.

import { get, onSignedOut } from './api.js';
import { t } from './texts.js';
import { el, trouble } from './ui.js';

const EVERY = 8_000; // milliseconds: within the ten seconds for which the desk keeps a count, so that nobody waits for a new one

let counts = new Map();
let last = 0;

onSignedOut(() => {
  counts = new Map();
  last = 0;
});

/** Puts the counts, as far as they are known, behind the names; asks anew from time to time. */
export async function showCounts() {
  document.querySelectorAll('.task-filters .item h4.name').forEach(it => {
    const name = it.querySelector('a')?.firstChild?.textContent.trim();
    const count = counts.get(name);
    if (count !== undefined && it.dataset.deskCount !== String(count)) {
      it.dataset.deskCount = String(count);
    }
  });
  if (document.visibilityState === 'visible' && Date.now() - last > EVERY) {
    last = Date.now();
    try {
      counts = new Map((await get('lists/counts')).map(it => [it.name, it.tasks]));
      say(null);
    } catch (problem) {
      say(problem);
    }
  }
}

/** In the navigation: also while no case is open. */
function say(problem) {
  const host = document.querySelector('.desk-navs');
  const shown = host?.querySelector('.desk-lost');
  if (!problem) {
    shown?.remove();
  } else if (host && !shown) {
    host.prepend(el('span.desk-lost', { role: 'alert', title: trouble(problem) }, `✕ ${t('lost')}`));
  }
}
