// The cases behind a number, in a dialog; from there to the file of each.

import { CaseFile } from './casefile.js';
import { tableLink } from './tables.js';
import { at, span } from './time.js';
import { button, dialog, el } from './ui.js';

const PAGE = 50;

/** @param query what the server is asked: figure, severity, from, to, zone */
export function showCases({ api, texts, title, zone, query, onOpen }) {
  const { t } = texts;
  let page = 0;
  const asked = more => new URLSearchParams({ ...query, ...more }).toString();
  const rows = el('div.attainment-cases', {}, el('p.desk-hint', {}, t('reports.loading')));
  const pages = el('p.desk-pages');
  const content = el('div.attainment-list', {}, el('p.desk-hint', {}, t('reports.listed', { zone })), rows, pages, el('p', {}, tableLink(`reports/attainment/cases.csv?${asked({})}`)));
  const node = dialog(title, content, { wide: true });

  const open = reference => (onOpen ? (node.close(), onOpen(reference)) : showFile(reference));
  const state = it => (has(`state.${it}`) ? t(`state.${it}`) : it);
  const has = key => t(key) !== key;
  const judged = it => (it.lateSeconds !== null ? el('span.attainment-bad', {}, t('reports.lateBy', { span: span(it.lateSeconds * 1000) })) : it.doneAt ? t('reports.inTime') : /^(response|triage|review)-/.test(query.figure) ? el('span.attainment-bad', {}, t('reports.owed')) : '–');
  const row = it =>
    el(
      'tr',
      {},
      el('th', { scope: 'row' }, el('button.desk-link', { type: 'button', onclick: () => open(it.reference) }, it.reference)),
      el('td', {}, `S${it.severity.slice(-1)}`),
      el('td', {}, it.company ?? '–'),
      el('td.attainment-subject', {}, it.subject),
      el('td', {}, state(it.state)),
      el('td', {}, at(it.receivedAt, zone)),
      el('td', {}, at(it.moment, zone)),
      el('td', {}, it.doneAt ? at(it.doneAt, zone) : '–'),
      el('td', {}, judged(it)),
    );
  const read = async () => {
    try {
      const found = await api.get(`reports/attainment/cases?${asked({ page, size: PAGE })}`);
      rows.replaceChildren(
        found.cases.length === 0
          ? el('p.desk-hint', {}, t('reports.none'))
          : el(
              'table.attainment-table',
              {},
              el('thead', {}, el('tr', {}, ['case', 'severityHead', 'company', 'subject', 'state', 'received', 'moment', 'done', 'judged'].map(it => el('th', { scope: 'col' }, t(`reports.${it}`))))),
              el('tbody', {}, found.cases.map(row)),
            ),
      );
      const turned = pages.contains(document.activeElement);
      pages.replaceChildren(
        ...[page > 0 ? button(t('lists.before'), () => (page--, read())) : null, found.more ? button(t('lists.after'), () => (page++, read())) : null].filter(Boolean),
      );
      turned && rows.querySelector('button')?.focus();
    } catch (problem) {
      rows.replaceChildren(el('p.desk-problem', { role: 'alert' }, problem.message || t('reports.lost')));
    }
  };
  read();
}

function showFile(reference) {
  const host = el('div.desk-beside.attainment-file');
  let file;
  const show = it => {
    file?.leave();
    file = new CaseFile(host, it, { onOpen: show, keys: false });
  };
  dialog(reference, host, { wide: true, onclose: () => file.leave() });
  show(reference);
}
