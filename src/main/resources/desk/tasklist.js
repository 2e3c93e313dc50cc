// The desk in Tasklist: the case file beside the form of the open task, what the cards show, the lists, and the keys.

import { leaveOthers } from './acts.js';
import { atSignIn, get, me } from './api.js';
import { showCard } from './cards.js';
import { CaseFile } from './casefile.js';
import { showCounts, watchActs } from './counts.js';
import { lookAtForms, watchForms } from './forms.js';
import { help, listen } from './keys.js';
import { isOpen, openFile, openLists } from './lists.js';
import { watchNames } from './names.js';
import { keepPlace } from './place.js';
import { watchRefusals } from './refusals.js';
import { taskInAddress, taskLink } from './tasks.js';
import { others, t } from './texts.js';
import { closeDialogs, el, trouble } from './ui.js';

const HIDDEN = 'desk.panel.hidden';
const LOOK = 1_000; // milliseconds: Tasklist builds its columns anew without telling
const LONGEST_PAUSE = 30_000; // milliseconds between two questions while they fail

let file = null;
let panel = null;
let asked = null;
let without = null; // a task that is about no case
let pause = 0; // milliseconds until a question that failed is asked again
let notBefore = 0;
let reload = () => {};

/** Acts that change the task itself, so that Tasklist must read it anew. */
const CHANGES_TASK = ['handover', 'severity', 'merge', 'security'];

/** Puts the case file of the task in the address beside its form; leaves what is right already as it is. */
async function follow() {
  const column = document.querySelector('section.task-details');
  const taskId = taskInAddress();
  if (!column || !taskId || localStorage.getItem(HIDDEN)) {
    close();
    return;
  }
  if (file?.taskId === taskId && panel?.isConnected) {
    return;
  }
  if (asked === taskId || without === taskId || Date.now() < notBefore) {
    return;
  }
  asked = taskId;
  try {
    const { cards } = await get(`tasks/cards?ids=${encodeURIComponent(taskId)}`);
    if (taskInAddress() !== taskId) {
      return;
    }
    hurry();
    close();
    const reference = cards[0]?.reference;
    without = reference ? null : taskId;
    if (reference) {
      leaveOthers(reference);
      open(column, taskId);
      file = new CaseFile(panel, reference, {
        taskId,
        taskLink,
        onOpen: openLists,
        onActed: act => CHANGES_TASK.includes(act) && reload('task', 'taskList'),
        onEnded: () => reload('taskList'), // not the task: what is typed in its form stays
      });
    }
  } catch (problem) {
    if (atSignIn() || taskInAddress() !== taskId) {
      return;
    }
    wait();
    close();
    open(column, taskId);
    panel.append(el('p.desk-banner.desk-alarm', { role: 'alert' }, trouble(problem)));
  } finally {
    asked = null;
  }
}

function open(column, taskId) {
  panel = el('aside.desk.desk-panel', { 'aria-label': t('panel.title'), 'data-task': taskId });
  column.append(panel);
  column.classList.add('desk-beside-form');
}

function wait() {
  pause = Math.min(Math.max(2 * pause, 2 * LOOK), LONGEST_PAUSE);
  notBefore = Date.now() + pause;
}

function hurry() {
  pause = 0;
  notBefore = 0;
}

function close() {
  file?.leave();
  panel?.remove();
  document.querySelector('.desk-beside-form')?.classList.remove('desk-beside-form');
  file = null;
  panel = null;
}

function toggle() {
  localStorage.getItem(HIDDEN) ? localStorage.removeItem(HIDDEN) : localStorage.setItem(HIDDEN, 'yes');
  follow();
}

/** Somebody else may sign in on this page: nothing of the case stays on it. */
function signedOut() {
  closeDialogs();
  close();
  without = null;
}

const more = {
  p: toggle,
  k: () => panel?.querySelector('.desk-case-body')?.focus(),
};

const shownFile = () => (isOpen() ? openFile() : file);

let started = false;

function look() {
  if (atSignIn() || document.visibilityState === 'hidden') {
    return;
  }
  follow();
  showCounts();
  lookAtForms(taskInAddress());
}

function start() {
  if (started) {
    return;
  }
  started = true;
  window.addEventListener('hashchange', () => {
    hurry();
    atSignIn() ? signedOut() : follow();
  });
  watchRefusals(() => file?.beat());
  watchNames();
  watchForms(taskInAddress);
  watchActs();
  keepPlace();
  setInterval(look, LOOK);
  listen(shownFile, more);
  follow();
}

const navigation = (label, key, onclick) => el('button.desk-nav', { type: 'button', 'aria-keyshortcuts': key, onclick }, label);

/** Those of whoever is signed in, also after another has signed in on the same page. */
function navigate(node) {
  let shownTo;
  const show = async () => {
    const who = atSignIn() ? null : await me().catch(() => null);
    if (node.childElementCount && shownTo === who?.user) {
      return;
    }
    shownTo = who?.user;
    who?.desk ? (more.l = () => openLists()) : delete more.l;
    node.replaceChildren(
      el(
        'span.desk-navs',
        {},
        who?.desk ? navigation(t('nav.cases'), 'l', () => openLists()) : null,
        navigation(t('nav.panel'), 'p', toggle),
        navigation(t('nav.help'), '?', () => help(shownFile(), more)),
        others.map(it => Object.assign(navigation(it.name, null, it.speak), { lang: it.code })),
      ),
    );
  };
  window.addEventListener('hashchange', show);
  return show();
}

export default [
  {
    id: 'desk-navigation',
    pluginPoint: 'tasklist.navbar.action',
    priority: 400,
    render: node => {
      start();
      return navigate(node);
    },
  },
  {
    id: 'desk-task',
    pluginPoint: 'tasklist.task.action',
    priority: 10,
    render: (node, properties, scope) => {
      reload = (...what) => scope?.$evalAsync(() => what.forEach(it => scope.taskData?.changed(it)));
    },
  },
  {
    id: 'desk-card',
    pluginPoint: 'tasklist.card',
    priority: 100,
    render: (node, { taskId }) => showCard(node, taskId),
  },
];
