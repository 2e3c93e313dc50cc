// Tasklist builds its list of tasks anew every few seconds: the keyboard and the scroll bar stay where they were.

const LIST = 'section.tasks-list [cam-tasks]';
const SCROLLS = 'section.tasks-list > .content';

let stand = null; // where the keyboard is in the list: {task, index} on a card, {words} on the number of a page
let scrolled = 0; // pixels
let shown = null; // the page of the list that is scrolled
let first = null; // the first card of the list as it was built last

const cards = () => [...document.querySelectorAll(`${LIST} li.task`)];
const linkOf = card => card?.querySelector('h4 a');
const asked = address => new URLSearchParams(address?.split('?')[1]);
const taskOf = card => asked(linkOf(card)?.hash).get('task');
const page = () => ['filter', 'sorting', 'page'].map(it => asked(location.hash).get(it)).join();

function placeOf(target) {
  const card = target.closest(`${LIST} li.task`);
  return card ? { task: taskOf(card), index: cards().indexOf(card) } : target.closest(LIST) ? { words: target.textContent.trim() } : null;
}

/** That card; where it is gone the one that has moved up to its place. */
function nodeAt({ task, index, words }) {
  const all = cards();
  return words === undefined
    ? linkOf(all.find(it => taskOf(it) === task) ?? all[Math.min(index, all.length - 1)])
    : [...document.querySelectorAll(`${LIST} .pagination a`)].find(it => it.textContent.trim() === words);
}

function restore() {
  const newest = document.querySelector(`${LIST} li.task`);
  if (!newest || newest === first) {
    return;
  }
  first = newest;
  if (shown !== page()) {
    shown = page();
    scrolled = 0;
  }
  document.querySelector(SCROLLS).scrollTop = scrolled;
  if (stand && document.activeElement === document.body) {
    nodeAt(stand)?.focus({ preventScroll: true });
  }
}

export function keepPlace() {
  new MutationObserver(restore).observe(document.body, { childList: true, subtree: true });
  // not at the document: Tasklist lets nobody hear of this event there
  window.addEventListener('focusin', ({ target }) => {
    if (target instanceof Element && !target.closest('dialog, .modal')) {
      stand = placeOf(target);
    }
  });
  document.addEventListener('pointerdown', ({ target }) => {
    stand = target.closest(LIST) ? stand : null;
  });
  const scroll = ({ target }) => {
    if (target instanceof Element && target.matches(SCROLLS) && cards().length) {
      scrolled = target.scrollTop;
    }
  };
  document.addEventListener('scroll', scroll, true);
}
