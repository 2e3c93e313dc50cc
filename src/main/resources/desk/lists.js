// The desk's lists of cases, also of those that have no task at the moment, with the case file beside.

import { leaveOthers } from './acts.js';
import { get, me, page } from './api.js';
import { CaseFile } from './casefile.js';
import { taskLink } from './tasks.js';
import { t } from './texts.js';
import { at } from './time.js';
import { button, chip, closeDialogs, countdown, dialog, el, putFirst, trouble } from './ui.js';

const STATES = ['WAITING_FOR_CUSTOMER', 'RESOLVED', 'AWAITING_TRIAGE', 'AWAITING_RESPONSE', 'ANSWER_ON_ITS_WAY', 'INVESTIGATING'];
const PAGE = 50;
const REFRESH = 15_000; // milliseconds

let shown = null;

/** The case file that is open in the lists, or null. */
export const openFile = () => shown;

export const isOpen = () => document.querySelector('dialog.desk-lists') !== null;

/** @param first the reference of a case to show at once, or null */
export function openLists(first = null) {
  if (isOpen()) {
    return;
  }
  let state = localStorage.getItem('desk.list') ?? STATES[0];
  let pages = [null]; // addresses of this page and those before it; null: the first
  let zone = 'UTC';
  let timer;
  const states = el('div.desk-states', { role: 'group', 'aria-label': t('lists.title') });
  const rows = el('div.desk-rows', {});
  const toTask = event => event.target.closest('a[href^="#"]') && closeDialogs();
  const beside = el('div.desk-beside', { onclick: toTask }, el('p.desk-hint', {}, t('lists.choose')));
  const search = el('input', { type: 'search', id: 'desk-search', placeholder: t('lists.searchHint'), oninput: () => debounce(() => turnTo([null])) });

  const show = reference => {
    shown && leaveOthers(reference);
    shown?.leave();
    shown = new CaseFile(beside, reference, { taskLink, onOpen: show });
    beside.scrollIntoView({ block: 'nearest' });
    rows.querySelectorAll('[aria-current]').forEach(it => it.removeAttribute('aria-current'));
    rows.querySelector(`[data-reference="${CSS.escape(reference)}"]`)?.setAttribute('aria-current', 'true');
  };
  const row = it =>
    el(
      'button.desk-row',
      { type: 'button', 'data-reference': it.reference, onclick: () => show(it.reference), 'aria-current': shown?.reference === it.reference ? 'true' : null },
      el('span.desk-row-top', {}, chip(it), el('b', {}, it.reference), putFirst(it), el('span.desk-grow', {}), it.quietUntil ? el('span.desk-hint', {}, t('lists.until', { at: at(it.quietUntil, zone) })) : it.state === 'CLOSED' ? el('span.desk-hint', {}, t('state.CLOSED')) : countdown(it)),
      el('span.desk-row-subject', {}, it.subject),
      el('span.desk-hint', {}, [it.company ?? it.reporter, it.assignedTo].filter(Boolean).join(' · ')),
    );
  /** At the same row, state or turning of pages; where that is no more, at the first row. */
  const focusAgain = ({ reference, state: chosen, turn }) => {
    const again =
      (reference && rows.querySelector(`[data-reference="${CSS.escape(reference)}"]`)) ||
      (chosen && states.querySelector(`[data-state="${chosen}"]`)) ||
      (turn && rows.querySelector(`[data-turn="${turn}"]`));
    reference || chosen || turn ? (again || rows.querySelector('button'))?.focus({ preventScroll: true }) : null;
  };
  const turnTo = there => {
    pages = there;
    rows.scrollTop = 0;
    return read();
  };
  const read = async () => {
    clearTimeout(timer);
    if (document.visibilityState === 'hidden') {
      timer = setTimeout(read, REFRESH);
      return;
    }
    try {
      const words = search.value.trim();
      zone = (await me()).zone;
      const first = words ? `cases?q=${encodeURIComponent(words)}&size=${PAGE}` : `cases?state=${state}&size=${PAGE}`;
      const asked = pages;
      const [counts, { items: cases, next }] = await Promise.all([get('cases/counts'), page(pages.at(-1) ?? first)]);
      if (asked !== pages) {
        return; // somebody was quicker
      }
      const place = rows.scrollTop;
      const focused = node.contains(document.activeElement) ? document.activeElement.dataset : {};
      states.replaceChildren(
        ...STATES.map(it =>
          button([t(`state.${it}`), el('span.desk-count', {}, counts[it] >= 1000 ? '999+' : String(counts[it] ?? 0))], () => ((state = it), (search.value = ''), localStorage.setItem('desk.list', it), turnTo([null])), {
            'aria-pressed': String(!words && it === state),
            'data-state': it,
          }),
        ),
      );
      rows.replaceChildren(
        ...(cases.length ? cases.map(row) : [el('p.desk-hint', {}, t('lists.none'))]),
        el(
          'p.desk-pages',
          {},
          pages.length > 1 ? button(t('lists.before'), () => turnTo(pages.slice(0, -1)), { 'data-turn': 'before' }) : null,
          next ? button(t('lists.after'), () => turnTo([...pages, next]), { 'data-turn': 'after' }) : null,
        ),
      );
      rows.scrollTop = place;
      focusAgain(focused);
    } catch (problem) {
      rows.replaceChildren(el('p.desk-problem', { role: 'alert' }, trouble(problem)));
    }
    timer = setTimeout(read, REFRESH);
  };
  const node = dialog(
    t('lists.title'),
    el('div.desk-lists-body', {}, el('div.desk-lists-left', {}, el('label', { htmlFor: 'desk-search' }, t('lists.search')), search, states, rows), beside),
    {
      wide: true,
      onclose: () => {
        clearTimeout(timer);
        shown?.leave();
        shown = null;
      },
    },
  );
  node.classList.add('desk-lists');
  read();
  first && show(first);
}

let later;

function debounce(work) {
  clearTimeout(later);
  later = setTimeout(work, 250);
}
