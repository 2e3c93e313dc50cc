// Small parts that all of the desk's pages share. Text always goes in as text: nothing here takes HTML.

import { standing } from './time.js';
import { t } from './texts.js';

/** el('p.calm', {title: '…', onclick: …}, 'text', otherNode, [more]) */
export function el(what, attributes = {}, ...children) {
  const [tag, ...classes] = what.split('.');
  const node = document.createElement(tag);
  classes.forEach(it => node.classList.add(it));
  Object.entries(attributes).forEach(([name, value]) => {
    if (value === null || value === undefined || value === false) {
      return;
    }
    if (name.startsWith('on')) {
      node.addEventListener(name.slice(2), value);
    } else if (name in node && !name.startsWith('aria') && name !== 'list') {
      node[name] = value;
    } else {
      node.setAttribute(name, value === true ? '' : value);
    }
  });
  node.append(...children.flat(Infinity).filter(it => it !== null && it !== undefined && it !== false));
  return node;
}

export const code = severity => severity.slice(-1);

/** "Severity 2"; a number and a shape, not a colour alone. */
export function chip(theCase) {
  const number = code(theCase.severity);
  return el(
    `span.desk-chip.desk-severity-${number}`,
    { title: theCase.triaged ? t('severity.assigned', { number }) : t('severity.proposed', { number }) },
    `S${number}${theCase.triaged ? '' : '?'}`,
  );
}

/** Says that a reviewer has put the case first among its severity (P30); null if nobody has. */
export const putFirst = theCase =>
  theCase.expedited ? el('span.desk-tag.desk-first', { role: 'img', title: t('expedited'), 'aria-label': t('expedited') }, '⇈') : null;

/** A deadline that goes on counting for as long as it is on the page; says aloud only when its mood changes. */
export function countdown(theCase, before = '') {
  const node = el('span.desk-countdown', { role: 'status' });
  let mood;
  const show = () => {
    const it = standing(theCase);
    if (it.mood !== mood) {
      node.setAttribute('aria-live', mood ? 'polite' : 'off');
      node.className = `desk-countdown desk-${it.mood}`;
    } else {
      node.setAttribute('aria-live', 'off');
    }
    mood = it.mood;
    node.textContent = `${it.sign} ${before}${it.words}`;
  };
  show();
  const timer = setInterval(() => (node.isConnected ? show() : clearInterval(timer)), 1000);
  return node;
}

export function button(label, onclick, attributes = {}) {
  return el('button.desk-button', { type: 'button', onclick, ...attributes }, label);
}

/** What to tell the person of a failed call. */
export const trouble = problem =>
  problem.status === 0 ? t('problem.lost') : problem.status === 401 ? t('problem.signedOut') : problem.message && problem.status ? problem.message : t('problem.unknown');

/** Says what has been done, for a few seconds, also to a screen reader; in the topmost dialog, beside which nothing is seen. */
export function toast(words) {
  const place = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;
  const host = place.querySelector(':scope > .desk-toasts') ?? place.appendChild(el('div.desk.desk-toasts', { role: 'status' }));
  const note = el('p.desk-toast', {}, words);
  host.append(note);
  setTimeout(() => note.remove(), 6000);
}

export const closeDialogs = () => [...document.querySelectorAll('dialog.desk-dialog')].reverse().forEach(it => it.close());

function frame(title, content, classes, onclose) {
  const heading = el('h2', { id: `desk-title-${Math.random().toString(36).slice(2)}` }, title);
  const node = el(
    `dialog.desk.desk-dialog${classes}`,
    { 'aria-labelledby': heading.id },
    el('div.desk-dialog-head', {}, heading, button('✕', () => node.close(), { 'aria-label': t('dialog.close'), className: 'desk-button desk-quiet' })),
    content,
  );
  node.addEventListener('close', () => {
    node.querySelectorAll('dialog').forEach(it => it.close());
    node.remove();
    onclose();
  });
  return node;
}

/** A modal dialog with a title; the browser keeps the focus inside and Escape closes it. */
export function dialog(title, content, { wide = false, onclose } = {}) {
  const opener = document.activeElement;
  const node = frame(title, content, wide ? '.desk-wide' : '', () => {
    onclose?.();
    opener?.isConnected && opener.focus();
  });
  document.body.append(node);
  node.showModal();
  return node;
}

const NARROWEST = 340; // pixels
const WIDEST = 640;

/**
 * A dialog that leaves what it is about to be read: it stands on the freer side of that, or below it on a narrow page.
 * Escape closes it from within and from what it is about.
 *
 * @param beside gives that part of the page, which may be built anew meanwhile
 * @param back gives what has the focus afterwards, or null
 */
export function dock(title, content, { beside, back, onclose }) {
  const place = () => {
    const { left, right } = beside()?.getBoundingClientRect() ?? { left: 0, right: 0 };
    const [before, after] = [left, innerWidth - right];
    const room = Math.max(before, after) - 16;
    const below = room < NARROWEST;
    const width = Math.min(room, WIDEST);
    node.classList.toggle('desk-below', below);
    document.documentElement.classList.toggle('desk-docked-below', below);
    Object.assign(node.style, below ? { left: '', width: '' } : { left: `${before >= after ? left - width - 8 : right + 8}px`, width: `${width}px` });
  };
  const escape = event => {
    const within = [node, beside(), document.body].some(it => it === event.target || (it !== document.body && it?.contains(event.target)));
    if (event.key === 'Escape' && !event.defaultPrevented && within) {
      event.preventDefault(); // and nothing that it stands in
      event.stopPropagation();
      node.close();
    }
  };
  const node = frame(title, content, '.desk-docked', () => {
    document.removeEventListener('keydown', escape, true);
    window.removeEventListener('resize', place);
    document.documentElement.classList.remove('desk-docked-below');
    onclose();
    document.querySelector('.desk-docked[open]') || back()?.focus();
  });
  (beside()?.closest('dialog') ?? document.body).append(node);
  document.addEventListener('keydown', escape, true);
  window.addEventListener('resize', place);
  place();
  node.show();
  node.matches('.desk-below') && beside()?.querySelector('.desk-talk')?.scrollIntoView();
  return node;
}
