// Tables for spreadsheets: fetched, then saved, so that a refusal can be read.

import { address, file } from './api.js';
import { t } from './texts.js';
import { el, trouble } from './ui.js';

/** A link that saves the table of that path; why it cannot be had stands behind it. */
export function tableLink(path, more = {}) {
  const said = el('span.desk-problem.desk-refused-table', { role: 'alert', hidden: true });
  const onclick = async event => {
    event.preventDefault();
    said.hidden = true;
    try {
      save(await file(path));
    } catch (problem) {
      said.textContent = trouble(problem);
      said.hidden = false;
    }
  };
  return [el('a', { href: address(path), download: '', onclick, ...more }, t('reports.csv')), ' ', said];
}

function save({ name, content }) {
  const href = URL.createObjectURL(content);
  el('a', { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
