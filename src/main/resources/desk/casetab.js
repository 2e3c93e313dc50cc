// The tab "Case" of a process instance in Cockpit: the case file to read, what happened, and what a manager can do about it.

import { get } from './api.js';
import { CaseFile } from './casefile.js';
import { History } from './history.js';
import { showStuck } from './stuck.js';
import { t } from './texts.js';
import { el } from './ui.js';

/** What is done without working on the case. */
const ACTS = ['handover', 'severity', 'escalate'];

export class CaseTab {
  constructor(node, instance) {
    this.node = node;
    this.node.classList.add('desk', 'desk-tab');
    this.node.replaceChildren(el('p.desk-hint', {}, t('loading')));
    this.show(instance).catch(problem =>
      this.node.replaceChildren(el('p.desk-problem', { role: 'alert' }, problem.message || t('problem.lost'))),
    );
  }

  async show(instance) {
    const { reference } = await get(`instances/${encodeURIComponent(instance)}`);
    if (this.left) {
      return;
    }
    if (!reference) {
      this.node.replaceChildren(el('p.desk-hint', {}, t('tab.noCase')));
      return;
    }
    const stuck = el('div.desk-stuck-steps', {});
    const file = el('section.desk-tab-file', { 'aria-label': t('panel.title') });
    const history = el('section.desk-tab-history', { 'aria-label': t('history.title') });
    this.node.replaceChildren(stuck, el('div.desk-tab-body', {}, file, history));
    this.file = new CaseFile(file, reference, {
      only: ACTS,
      keys: false,
      onLoaded: view => {
        this.history ? this.history.read() : (this.history = new History(history, reference, view.zone));
        showStuck(stuck, reference, view.zone, () => this.file.load());
      },
    });
  }

  leave() {
    this.left = true;
    this.file?.leave();
  }
}
