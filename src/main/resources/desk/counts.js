// How many tasks wait in each list: Tasklist itself counts only the one that is open.

import { get, onSignedOut } from './api.js';
import { named } from './names.js';
import { t } from './texts.js';
import { el, trouble } from './ui.js';

const EVERY = 4_500; // milliseconds
const KEPT = 2_200; // milliseconds after which the desk has no count any more that is older than what was just done

/** What changes tasks at once when this person does it, in Tasklist or by an act of the desk. */
const CHANGES = /\/task\/[^/]+\/(?:claim|unclaim|assignee|delegate|resolve|complete|submit-form)$|\/process-definition\/[^/]+(?:\/[^/]+)?\/(?:start|submit-form)$|\/api\/v1\/cases\/[^/]+\/(?:severity|security|escalate|consult|call|merge|handover|write)$/;

let counts = new Map();
let last = 0;
let asked = 0;

onSignedOut(() => {
  asked++;
  counts = new Map();
  last = 0;
});

/** Asks again when this person has done something: they look for what has become of it. */
export function watchActs() {
  let timer;
  const acted = entries => entries.some(it => CHANGES.test(new URL(it.name).pathname));
  new PerformanceObserver(list => {
    if (acted(list.getEntries())) {
      clearTimeout(timer);
      timer = setTimeout(ask, KEPT);
    }
  }).observe({ type: 'resource' });
}

/** Puts the counts, as far as they are known, behind the names. */
function put() {
  const said = new Map([...counts].flatMap(([name, count]) => [[name, count], [named(name), count]]));
  document.querySelectorAll('.task-filters .item h4.name').forEach(it => {
    const name = it.querySelector('a')?.firstChild?.textContent.trim();
    const count = said.get(name);
    if (count !== undefined && it.dataset.deskCount !== String(count)) {
      it.dataset.deskCount = String(count);
    }
  });
}

async function ask() {
  last = Date.now();
  const mine = ++asked;
  try {
    const answer = await get('lists/counts');
    if (mine === asked) {
      counts = new Map(answer.map(it => [it.name, it.tasks]));
      put();
    }
    say(null);
  } catch (problem) {
    say(problem);
  }
}

/** Shows the counts; asks for them from time to time. */
export function showCounts() {
  put();
  if (document.visibilityState === 'visible' && Date.now() - last > EVERY) {
    ask();
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
