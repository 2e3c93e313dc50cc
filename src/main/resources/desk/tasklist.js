// The desk in Tasklist: the case file beside the form of the open task, what the cards show, the lists, and the keys.

import { get, me } from './api.js';
import { showCard } from './cards.js';
import { CaseFile } from './casefile.js';
import { showCounts } from './counts.js';
import { help, listen } from './keys.js';
import { isOpen, openFile, openLists } from './lists.js';
import { watchRefusals } from './refusals.js';
import { t } from './texts.js';
import { el } from './ui.js';

const HIDDEN = 'desk.panel.hidden';

let file = null;
let panel = null;
let asked = null;
let without = null; // a task that is about no case
let reload = () => {};

/** Acts that change the task itself, so that Tasklist must read it anew. */
const CHANGES_TASK = ['handover', 'severity', 'merge', 'security'];

const taskInAddress = () => new URLSearchParams(location.hash.split('?')[1] ?? '').get('task');

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
  if (asked === taskId || without === taskId) {
    return;
  }
  asked = taskId;
  try {
    const { cards } = await get(`tasks/cards?ids=${encodeURIComponent(taskId)}`);
    if (taskInAddress() !== taskId) {
      return;
    }
    close();
    const reference = cards[0]?.reference;
    without = reference ? null : taskId;
    if (reference) {
      panel = el('aside.desk-panel', { 'aria-label': t('panel.title') });
      column.append(panel);
      column.classList.add('desk-beside-form');
      file = new CaseFile(panel, reference, { taskId, onOpen: openLists, onActed: act => CHANGES_TASK.includes(act) && reload() });
    }
  } catch {
    close();
  } finally {
    asked = null;
  }
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

const more = {
  l: () => openLists(),
  p: toggle,
  k: () => panel?.querySelector('.desk-case-body')?.focus(),
};

let started = false;

function start() {
  if (started) {
    return;
  }
  started = true;
  window.addEventListener('hashchange', follow);
  watchRefusals();
  setInterval(() => {
    follow();
    showCounts();
  }, 1_000); // Tasklist builds its columns anew without telling
  listen(() => (isOpen() ? openFile() : file), more);
  follow();
}

const navigation = (label, key, onclick) =>
  el('a.desk-nav', { href: '', role: 'button', 'aria-keyshortcuts': key, onclick: event => (event.preventDefault(), onclick()) }, label);

export default [
  {
    id: 'desk-navigation',
    pluginPoint: 'tasklist.navbar.action',
    priority: 400,
    render: async node => {
      start();
      const who = await me().catch(() => null);
      node.append(
        el(
          'span.desk-navs',
          {},
          who?.desk ? navigation(t('nav.cases'), 'l', () => openLists()) : null,
          navigation(t('nav.panel'), 'p', toggle),
          navigation(t('nav.help'), '?', () => help(more)),
        ),
      );
    },
  },
  {
    id: 'desk-task',
    pluginPoint: 'tasklist.task.action',
    priority: 10,
    render: (node, properties, scope) => {
      reload = () =>
        scope?.$evalAsync(() => {
          scope.taskData?.changed('task');
          scope.taskData?.changed('taskList');
        });
    },
  },
  {
    id: 'desk-card',
    pluginPoint: 'tasklist.card',
    priority: 100,
    render: (node, { taskId }) => showCard(node, taskId),
  },
];
