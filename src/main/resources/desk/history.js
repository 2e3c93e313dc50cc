// What happened to a case, when, and who did it: the newest first, older entries on demand.

import { casePath, get } from './api.js';
import { has, t } from './texts.js';
import { at, span } from './time.js';
import { button, dialog, el } from './ui.js';

const PAGE = 50;

/** Shows the history of that case in that node; `read` reads it anew, as many pages as are shown. */
export class History {
  constructor(node, reference, zone) {
    Object.assign(this, { node, reference, zone, pages: 1 });
    this.node.classList.add('desk', 'desk-history');
    this.read();
  }

  async read() {
    try {
      const { entries, more } = await get(casePath(this.reference, `/history?size=${PAGE * this.pages}`));
      this.show(entries, more);
    } catch (problem) {
      if (!this.node.childElementCount) {
        this.node.replaceChildren(el('p.desk-problem', { role: 'alert' }, problem.message || t('problem.lost')));
      }
    }
  }

  show(entries, more) {
    const focused = this.node.contains(document.activeElement);
    this.node.replaceChildren(
      el('h3', {}, t('history.title')),
      el(
        'table.desk-table',
        {},
        el('thead', {}, el('tr', {}, ['when', 'who', 'what'].map(it => el('th', { scope: 'col' }, t(`history.${it}`))))),
        el('tbody', {}, entries.map(it => row(it, this.zone))),
      ),
      more
        ? button(t('talk.older'), () => {
            this.pages += 1;
            this.read();
          })
        : '',
    );
    focused && this.node.querySelector('button')?.focus();
  }
}

/** The history of a case that has no process any more. */
export function openHistory(reference, zone) {
  const node = el('div', {});
  dialog(t('history.of', { reference }), node, { wide: true }).classList.add('desk-scroll');
  return new History(node, reference, zone);
}

function row(it, zone) {
  const { sign, words } = happened(it, zone);
  return el(
    `tr.desk-happened.desk-is-${it.what.toLowerCase()}`,
    {},
    el('td.desk-nowrap', {}, el('time', { dateTime: it.at }, at(it.at, zone))),
    el('td', {}, who(it.by)),
    el('td', {}, el('b', {}, `${sign} ${words}`), it.words ? el('span.desk-hint', {}, ` ${it.words}`) : null),
  );
}

const who = by => (by === null ? '–' : by === 'policy' ? t('history.policy') : by);

const known = (prefix, key) => (has(`${prefix}.${key}`) ? t(`${prefix}.${key}`) : (key ?? ''));

function happened(it, zone) {
  const deadline = it.due ? at(it.due, zone) : '';
  switch (it.what) {
    case 'TASK': {
      const late = it.due && new Date(it.at) >= new Date(it.due);
      return {
        sign: it.kind === 'DONE' ? '✓' : '↷',
        words: [
          t(`happened.TASK.${it.kind}`, { task: it.subject, span: span(new Date(it.at) - new Date(it.from)) }),
          late ? t('happened.late', { span: span(new Date(it.at) - new Date(it.due)) }) : '',
        ].join(' '),
      };
    }
    case 'MESSAGE':
      return {
        sign: it.kind === 'NOTE' ? '✎' : '✉',
        words: [known('kind', it.kind), it.subject ? `(${t(`delivery.${it.subject}`, { at: it.from ? at(it.from, zone) : '', note: '' }).trim()})` : ''].join(' ').trim(),
      };
    case 'DEADLINE':
      return {
        sign: { MISSED: '✕', WARNED: '▲', ANSWERED: '✓' }[it.kind] ?? '◷',
        words: t(`happened.DEADLINE.${it.kind}`, {
          deadline: known('deadlineKind', it.subject),
          at: deadline,
          severity: it.severity ? t('severity.short', { number: it.severity.slice(-1) }) : '',
        }),
      };
    case 'ESCALATION':
      return {
        sign: it.kind === 'NOT_FOLLOWED' ? '✕' : '⇈',
        words: t(`happened.ESCALATION.${it.kind}`, { why: known('escalationReason', it.subject), to: known('authority', it.subject), clause: it.subject ?? '', at: deadline }),
      };
    case 'CONSULTATION':
      return { sign: '?', words: t(`happened.CONSULTATION.${it.kind}`, { expert: known('team', it.subject), at: deadline }) };
    case 'LETTER':
      return { sign: it.kind === 'SETTLED' ? '✓' : '✕', words: t(`happened.LETTER.${it.kind}`, { address: it.subject ?? '' }) };
    default:
      return { sign: '●', words: t(`happened.${it.what}.${it.kind}`, { subject: it.what === 'CASE' ? known('channel', it.subject) : (it.subject ?? '') }) };
  }
}
