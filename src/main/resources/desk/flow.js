// The tab "Flow" of a process definition in Cockpit: what passed through the diagram, drawn on it and as a table.

import { get } from './api.js';
import { tableLink } from './tables.js';
import { has, t } from './texts.js';
import { at, serverSays, span } from './time.js';
import { button, el } from './ui.js';

const DAYS = [1, 7, 30, 90];
const MEASURES = ['tokens', 'medianMillis', 'missed'];
const HEATS = 5;

let viewer = null; // of the diagram that Cockpit shows
let painted = [];
let tab = null;

/** Cockpit shows a diagram. */
export function diagram(it) {
  viewer = it;
  painted = [];
  tab?.paint();
}

export function noDiagram() {
  viewer = null;
  painted = [];
}

export class FlowTab {
  constructor(node, definition) {
    Object.assign(this, { node, definition, measure: 'tokens', flow: null });
    this.days = Number(localStorage.getItem('desk.flow.days')) || 7;
    this.node.classList.add('desk', 'desk-tab', 'desk-flow');
    tab = this;
    this.read();
  }

  leave() {
    this.left = true;
    tab = tab === this ? null : tab;
    clean();
  }

  async read() {
    try {
      const flow = await get(`flow?${this.query()}`);
      serverSays(flow.to);
      this.flow = flow;
    } catch (problem) {
      this.node.replaceChildren(el('p.desk-problem', { role: 'alert' }, problem.message || t('problem.lost')), button(t('page.again'), () => this.read()));
      return;
    }
    if (!this.left) {
      this.show();
      this.paint();
    }
  }

  query() {
    return `definition=${encodeURIComponent(this.definition)}&days=${this.days}`;
  }

  show() {
    const { flow } = this;
    const focused = document.activeElement?.dataset?.choice;
    this.node.replaceChildren(
      el(
        'div.desk-flow-head',
        {},
        choices('flow.days', DAYS, this.days, it => t('flow.lastDays', { days: it }), it => {
          this.days = it;
          localStorage.setItem('desk.flow.days', String(it));
          this.read();
        }),
        choices('flow.measure', MEASURES, this.measure, it => t(`flow.${it}`), it => {
          this.measure = it;
          this.show();
          this.paint();
        }),
      ),
      el('p.desk-hint', {}, t(flow.capped ? 'flow.capped' : 'flow.period', { from: at(flow.from, flow.zone), to: at(flow.to, flow.zone), steps: flow.steps, version: flow.version })),
      flow.elements.length
        ? el(
            'table.desk-table',
            {},
            el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, t('flow.element')), MEASURES.map(it => el('th.desk-right', { scope: 'col', 'aria-sort': it === this.measure ? 'descending' : null }, t(`flow.${it}`))))),
            el('tbody', {}, this.sorted().map(it => this.row(it))),
          )
        : el('p', {}, t('flow.none')),
      el('p.desk-hint', {}, t('flow.leftOut')),
      flow.elements.length ? el('p', {}, tableLink(`flow.csv?${this.query()}`)) : '',
    );
    focused && this.node.querySelector(`[data-choice="${focused}"]`)?.focus();
  }

  sorted() {
    return [...this.flow.elements].sort((a, b) => (b[this.measure] ?? 0) - (a[this.measure] ?? 0));
  }

  row(it) {
    return el(
      'tr',
      {},
      el('th', { scope: 'row' }, it.name, el('span.desk-hint', {}, ` ${has(`type.${it.type}`) ? t(`type.${it.type}`) : it.type}`)),
      MEASURES.map(measure => el(`td.desk-right${measure === this.measure ? '.desk-measured' : ''}`, {}, bar(measure === this.measure ? heat(it, measure, this.flow) : 0), words(it, measure))),
    );
  }

  /** Each element's figure stands on the diagram as a number; the heat says it a second time. */
  paint() {
    if (!viewer || !this.flow || !document.body.contains(this.node)) {
      return;
    }
    clean();
    const overlays = viewer.get('overlays');
    const canvas = viewer.get('canvas');
    const drawn = viewer.get('elementRegistry');
    this.flow.elements
      .filter(it => drawn.get(it.id) && it[this.measure])
      .forEach(it => {
        const marker = `desk-heat-${heat(it, this.measure, this.flow)}`;
        canvas.addMarker(it.id, marker);
        const overlay = overlays.add(it.id, 'desk-flow', {
          position: { top: -11, left: 6 },
          html: el('div.desk.desk-heat-badge', { title: `${it.name}: ${t(`flow.${this.measure}`)} ${words(it, this.measure)}` }, words(it, this.measure)),
        });
        painted.push({ id: it.id, marker, overlay });
      });
  }
}

function clean() {
  painted.forEach(({ id, marker, overlay }) => {
    try {
      viewer?.get('canvas').removeMarker(id, marker);
      viewer?.get('overlays').remove(overlay);
    } catch {
      // the diagram is gone already
    }
  });
  painted = [];
}

/** 1 to 5, by the square root: a few must not make all others cold. */
function heat(it, measure, flow) {
  const most = Math.max(...flow.elements.map(other => other[measure] ?? 0));
  return most && it[measure] ? Math.max(1, Math.ceil(HEATS * Math.sqrt(it[measure] / most))) : 0;
}

const words = (it, measure) => (it[measure] === null ? '–' : measure === 'medianMillis' ? (it[measure] < 1_000 ? '< 1 s' : span(it[measure])) : String(it[measure]));

const bar = strength => (strength ? el(`span.desk-bar.desk-bar-${strength}`, { 'aria-hidden': 'true' }) : null);

function choices(title, all, chosen, label, choose) {
  return el(
    'div.desk-states',
    { role: 'group', 'aria-label': t(title) },
    all.map(it => button(label(it), () => choose(it), { 'aria-pressed': String(it === chosen), 'data-choice': `${title}-${it}` })),
  );
}
