// How the pledge is kept (P37): figures by severity over time, drawn and as tables; each number opens the list of its cases.

import * as deskApi from './api.js';
import { line } from './attainment-chart.js';
import { showCases } from './attainment-cases.js';
import { dayRange, momentWords, partLabel as partWords, preset, shortLabel } from './attainment-days.js';
import { tableLink } from './tables.js';
import * as deskTexts from './texts.js';
import { serverSays, span } from './time.js';
import { button, el } from './ui.js';

const SEVERITIES = ['SEVERITY_1', 'SEVERITY_2', 'SEVERITY_3', 'SEVERITY_4'];
const PRESETS = ['weeks4', 'weeks12', 'months12'];
const STYLES = ['./desk.css', './lib/uplot/dist/uPlot.min.css', './attainment.css'];

const number = severity => severity.slice(-1);

function style() {
  STYLES.map(it => new URL(it, import.meta.url).href)
    .filter(href => ![...document.styleSheets].some(it => it.href === href) && !document.querySelector(`link[href="${href}"]`))
    .forEach(href => document.head.append(el('link', { rel: 'stylesheet', href })));
}

/**
 * Shows the report in that element until the function that is returned is called.
 *
 * @param api with get(path) and address(path), as ./api.js
 * @param texts with t(key, values) and language, as ./texts.js
 * @param period {from, to, by, zone} to begin with; what is left out is the server's choice
 * @param print everything at once, to be printed
 * @param onOpen called with the reference of a case that the reader chooses; else its file opens in a dialog
 * @param onPeriod called with the period whenever another one is shown
 */
export function mount(element, { api = deskApi, texts = deskTexts, period = {}, print = false, onOpen = null, onPeriod = null } = {}) {
  const { t } = texts;
  let wanted = { by: 'week', ...period };
  const zones = new Set(); // every one that was shown, the desk's among them
  let severity = SEVERITIES[0];
  let charts = [];
  let asked = 0;
  let gone = false;
  style();
  const problem = el('div.attainment-problem', { role: 'alert' });
  const head = el('div.attainment-head');
  const body = el('div.attainment-body', {}, el('p.desk-hint', {}, t('reports.loading')));
  const host = el(`section.desk.attainment${print ? '.attainment-print' : ''}`, { 'aria-label': t('reports.title') }, head, problem, body);
  element.replaceChildren(host);

  const query = (values = wanted) => new URLSearchParams(Object.entries(values).filter(([, it]) => it)).toString();

  const read = async () => {
    const mine = ++asked;
    host.setAttribute('aria-busy', 'true');
    try {
      const report = await api.get(`reports/attainment?${query()}`);
      if (gone || mine !== asked) {
        return;
      }
      serverSays(report.asOf);
      wanted = { from: report.from, to: report.to, by: report.by, zone: report.zone };
      onPeriod?.(wanted);
      problem.replaceChildren();
      showHead(report);
      show(report);
    } catch (failure) {
      if (!gone && mine === asked) {
        problem.replaceChildren(el('p.desk-problem', {}, failure.message || t('reports.lost')));
        head.childElementCount || showHead(null);
      }
    } finally {
      mine === asked && host.removeAttribute('aria-busy');
    }
  };

  const change = values => {
    wanted = { ...wanted, ...values };
    read();
  };

  // the period

  const showHead = report => {
    const focused = head.contains(document.activeElement) ? document.activeElement.name : null;
    [wanted.zone, Intl.DateTimeFormat().resolvedOptions().timeZone, 'UTC'].filter(Boolean).forEach(it => zones.add(it));
    const field = (label, input) => el('label.attainment-field', {}, el('span', {}, label), input);
    head.replaceChildren(
      el(print ? 'h1' : 'h2', {}, t('reports.title')),
      el('p.desk-hint', {}, report ? stated(report) : ''),
      el(
        'form.attainment-period',
        { onsubmit: event => event.preventDefault(), 'aria-label': t('reports.period') },
        field(t('reports.from'), el('input', { type: 'date', name: 'from', value: wanted.from ?? '', required: true, onchange: event => event.target.value && change({ from: event.target.value }) })),
        field(t('reports.to'), el('input', { type: 'date', name: 'to', value: wanted.to ?? '', required: true, onchange: event => event.target.value && change({ to: event.target.value }) })),
        field(t('reports.by'), choice('by', ['day', 'week', 'month'], wanted.by, it => t(`reports.by.${it}`))),
        field(t('reports.zone'), choice('zone', [...zones], wanted.zone, it => it)),
        el('span.attainment-presets', { role: 'group', 'aria-label': t('reports.presets') }, PRESETS.map(it => button(t(`reports.${it}`), () => change(preset(it, wanted.zone))))),
        el('span.desk-grow'),
        tableLink(`reports/attainment.csv?${query()}`),
        print ? button(t('reports.printNow'), () => window.print()) : el('a', { href: new URL(`../reports/attainment?${query()}`, import.meta.url).href, target: '_blank', rel: 'noopener' }, t('reports.print')),
      ),
    );
    focused && head.querySelector(`[name="${focused}"]`)?.focus();
  };

  const choice = (name, values, chosen, label) =>
    el('select', { name, onchange: event => change({ [name]: event.target.value }) }, values.map(it => el('option', { value: it, selected: it === chosen }, label(it))));

  const stated = report => t('reports.stated', { period: dayRange(report.from, report.to, texts.language), zone: report.zone, asOf: momentWords(report.asOf, report.zone, texts.language) });

  // numbers that open their cases

  const open = (report, figure, of, part) => {
    const { from, to } = part ?? report;
    const title = [t(`reports.figure.${figure}`), of ? t('reports.severity', { number: number(of) }) : t('reports.all'), dayRange(from, to, texts.language)].join(' · ');
    showCases({ api, texts, title, zone: report.zone, onOpen, query: { figure, from, to, zone: report.zone, ...(of ? { severity: number(of) } : {}) } });
  };

  const link = (words, count, report, figure, of, part, about) =>
    count === 0 || words === null
      ? el('span.attainment-none', {}, words ?? '–')
      : el('button.desk-link.attainment-number', { type: 'button', title: t('reports.open'), 'aria-label': `${words}: ${t(`reports.figure.${figure}`)}, ${about}`, onclick: () => open(report, figure, of, part) }, words);

  const percent = it => (it.percent === null ? null : `${it.percent.toLocaleString(texts.language, { minimumFractionDigits: it.percent === 100 ? 0 : 1 })} %`);
  const time = seconds => (seconds === null ? null : span(seconds * 1000));

  /** The cells of one line: of a severity (or all, null) in a part of the period (or the whole, null). */
  const cells = (report, f, of, part, label, target) => {
    const cell = (words, count, figure, bad = false) => el(`td${bad && count > 0 ? '.attainment-bad' : ''}`, {}, link(words, count, report, figure, of, part, label));
    const count = (value, figure, bad) => cell(String(value), value, figure, bad);
    const answered = f.response.kept + f.response.missed;
    const kept = (it, name) => [cell(percent(it), it.due, `${name}-due`), count(it.missed + it.owed, `${name}-late`, true)];
    return [
      target === undefined ? null : el('td', {}, target === null ? '–' : span(target * 1000)),
      count(f.response.due, 'response-due'),
      cell(percent(f.response), f.response.due, 'response-due'),
      count(f.response.kept, 'response-kept'),
      count(f.response.missed, 'response-missed', true),
      count(f.response.owed, 'response-owed', true),
      cell(time(f.response.medianSeconds), answered, 'response-answered'),
      cell(time(f.response.p95Seconds), answered, 'response-answered'),
      count(f.regraded, 'regraded', true),
      kept(f.triage, 'triage'),
      kept(f.review, 'review'),
      count(f.passedOn, 'passed-on', true),
      count(f.escalations, 'escalations'),
      count(f.againstPolicy, 'against-policy', true),
      count(f.reopened, 'reopened'),
      count(f.outside, 'outside'),
    ];
  };

  const table = (caption, corner, rows, withTarget) => {
    const th = (words, attributes = {}) => el('th', { scope: 'col', ...attributes }, words);
    const group = (words, span) => el('th', { scope: 'colgroup', colSpan: span }, words);
    return scroll(
      caption,
      el(
        'table.attainment-table',
        {},
        el('caption', {}, caption),
        el('thead', {},
          el('tr', {}, th(corner, { rowSpan: 2 }), group(t('reports.response'), withTarget ? 9 : 8), group(t('reports.triage'), 2), group(t('reports.review'), 3),
            ['escalations', 'against', 'reopened', 'outside'].map(it => th(t(`reports.${it}`), { rowSpan: 2 }))),
          el('tr', {}, withTarget ? th(t('reports.target')) : null,
            ['due', 'percent', 'kept', 'missed', 'owed', 'median', 'p95', 'regraded', 'percent', 'late', 'percent', 'late', 'passedOn'].map(it => th(t(`reports.${it}`))))),
        el('tbody', {}, rows),
      ),
    );
  };

  const scroll = (label, content) => el('div.attainment-scroll', { role: 'region', tabIndex: 0, 'aria-label': label }, content);

  const partLabel = (part, report) => `${partWords(part, report.by, texts.language)}${part.whole ? '' : ` ${t('reports.part')}`}`;

  // sections

  const summary = report =>
    table(
      `${t('reports.summary')} · ${stated(report)}`,
      t('reports.severityHead'),
      [
        ...report.severities.map(it => {
          const label = t('reports.severity', { number: number(it.severity) });
          return el('tr', {}, el('th', { scope: 'row' }, label), cells(report, it.whole, it.severity, null, label, it.targetSeconds));
        }),
        el('tr.attainment-sum', {}, el('th', { scope: 'row' }, t('reports.all')), cells(report, report.all.whole, null, null, t('reports.all'), null)),
      ],
      true,
    );

  const percents = report =>
    scroll(
      t('reports.overTime'),
      el(
        'table.attainment-table',
        {},
        el('caption', {}, `${t('reports.overTime')} · ${stated(report)}`),
        el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, t('reports.period')), report.severities.map(it => el('th', { scope: 'col' }, t('reports.severity', { number: number(it.severity) }))), el('th', { scope: 'col' }, t('reports.all')))),
        el('tbody', {}, report.periods.map((part, i) => {
          const cell = (f, of) => el('td', {}, link(percent(f.response), f.response.due, report, 'response-due', of, part, partLabel(part, report)));
          return el('tr', {}, el('th', { scope: 'row' }, partLabel(part, report)), report.severities.map(it => cell(it.periods[i], it.severity)), cell(report.all.periods[i], null));
        })),
      ),
    );

  const chart = (options, title, report) => {
    const it = line({ ...options, labels: report.periods.map(part => shortLabel(part.from, report.by, texts.language)) });
    charts.push(it);
    return el('figure.attainment-figure', {}, el('figcaption', {}, el('b', {}, title), ' ', el('span.desk-hint', {}, stated(report))), it.legend, it.node);
  };

  const attainmentChart = report =>
    chart(
      {
        label: t('reports.chart.percent', { values: report.severities.map(it => `${t('reports.severity', { number: number(it.severity) })}: ${percent(it.whole.response) ?? '–'}`).join('; ') }),
        series: report.severities.map(it => ({ name: t('reports.severity', { number: number(it.severity) }), short: `S${number(it.severity)}`, look: number(it.severity), values: it.periods.map(f => f.response.percent) })),
        range: [0, 100],
        format: value => `${value} %`,
      },
      t('reports.overTime'),
      report,
    );

  const times = (report, of) => {
    const it = report.severities.find(one => one.severity === of);
    const name = t('reports.severity', { number: number(of) });
    return [
      chart(
        {
          label: t('reports.chart.times', { severity: name, median: time(it.whole.response.medianSeconds) ?? '–', p95: time(it.whole.response.p95Seconds) ?? '–', target: span(it.targetSeconds * 1000) }),
          series: [
            { name: t('reports.median'), short: t('reports.medianShort'), look: 'median', values: it.periods.map(f => f.response.medianSeconds) },
            { name: t('reports.p95'), short: '95 %', look: 'p95', values: it.periods.map(f => f.response.p95Seconds) },
            { name: t('reports.target'), short: '', look: 'target', values: it.periods.map(() => it.targetSeconds) },
          ],
          range: [0, null],
          format: value => (value === 0 ? '0' : span(value * 1000)),
          steps: 'time',
        },
        `${t('reports.times')}: ${name}`,
        report,
      ),
      table(
        `${name} · ${stated(report)}`,
        t('reports.period'),
        report.periods.map((part, i) => el('tr', {}, el('th', { scope: 'row' }, partLabel(part, report)), cells(report, it.periods[i], of, part, `${name}, ${partLabel(part, report)}`))),
        false,
      ),
    ];
  };

  const chooser = report =>
    el(
      'div.attainment-chooser',
      { role: 'group', 'aria-label': t('reports.severityHead') },
      SEVERITIES.map(it => button(t('reports.severity', { number: number(it) }), () => ((severity = it), show(report), body.querySelector('[aria-pressed=true]')?.focus()), { 'aria-pressed': String(it === severity) })),
    );

  const show = report => {
    charts.forEach(it => it.destroy());
    charts = [];
    const section = (...content) => el('section.attainment-section', {}, ...content);
    body.replaceChildren(
      section(summary(report)),
      el('div.attainment-pair', {}, section(attainmentChart(report)), section(percents(report))),
      ...(print ? SEVERITIES.map(it => section(times(report, it))) : [section(chooser(report), times(report, severity))]),
      el('p.desk-hint.attainment-notes', {}, t('reports.notes')),
    );
    charts.forEach(it => it.start());
  };

  read();
  return () => {
    gone = true;
    charts.forEach(it => it.destroy());
    host.remove();
  };
}
