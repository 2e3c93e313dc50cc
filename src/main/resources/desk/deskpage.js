// The desk page in Cockpit: how the desk stands, each number with its period, and the cases behind it.

import * as api from './api.js';
import { openHistory } from './history.js';
import { stuckStep } from './stuck.js';
import { tableLink } from './tables.js';
import * as texts from './texts.js';
import { has, t } from './texts.js';
import { at, now, serverSays, span } from './time.js';
import { button, chip, countdown, el, putFirst } from './ui.js';

const { atSignIn, get, me, onSignedOut } = api;
const REFRESH = 15_000; // milliseconds
const AGAIN = 5_000; // milliseconds, while the connection is lost
const PAGE = 25;
const KEPT = 'desk.page';
const STATES = ['AWAITING_TRIAGE', 'AWAITING_RESPONSE', 'ANSWER_ON_ITS_WAY', 'INVESTIGATING', 'WAITING_FOR_CUSTOMER', 'RESOLVED'];
const SEVERITIES = ['1', '2', '3', '4'];

onSignedOut(() => atSignIn() && sessionStorage.removeItem(KEPT));

/** Where a case's process is in Cockpit, with the tab "Case" open. */
const instanceAddress = id => `#/process-instance/${encodeURIComponent(id)}/runtime?detailsTab=desk-case`;

const kept = () => {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT));
  } catch {
    return null;
  }
};

/** The list that the address names, such as #/desk?figure=overdue. */
const asked = () => {
  const query = location.hash.split('?')[1] ?? '';
  const figure = new URLSearchParams(query).get('figure');
  return figure && { query, title: has(`figure.${figure}`) ? t(`figure.${figure}`) : t('list.title'), page: 0 };
};

const toList = query => `#/desk?${query}`;

/** What the server calls the list behind a number, and what narrows it; a figure's list is one of cases. */
const listOf = query => (query.startsWith('figure=') ? ['cases', query] : query.split('?'));

export class DeskPage {
  constructor(node) {
    this.node = node;
    this.node.classList.add('desk', 'desk-page');
    this.cards = {};
    const before = kept();
    this.list = before?.address === location.hash ? before.list : (asked() ?? before?.list ?? null);
    this.onvisible = () => document.visibilityState === 'visible' && this.read();
    document.addEventListener('visibilitychange', this.onvisible);
    this.start();
  }

  leave() {
    this.left = true;
    clearTimeout(this.timer);
    document.removeEventListener('visibilitychange', this.onvisible);
    this.unmountAttainment?.();
  }

  async start() {
    const who = await me().catch(problem => ({ problem }));
    if (this.left) {
      return;
    }
    if (who.problem || !who.manager) {
      this.node.replaceChildren(el('p.desk-hint', {}, who.problem ? who.problem.message || t('problem.lost') : t('page.notYours')));
      who.problem && setTimeout(() => !this.left && this.start(), AGAIN);
      return;
    }
    this.build();
    await this.read();
    this.list && this.restore();
  }

  build() {
    this.asOf = el('p.desk-hint', {});
    this.lost = el('div', {});
    this.panel = el('section.desk-drill', { 'aria-label': t('list.title'), tabIndex: -1, hidden: true });
    const attainment = el('section.desk-figure.desk-attainment', { 'aria-label': t('attainment.title'), hidden: true });
    this.node.replaceChildren(
      el('header.desk-page-head', {}, el('h1', {}, t('page.title')), this.asOf, texts.others.map(it => button(it.name, it.speak, { lang: it.code, className: 'desk-button desk-quiet desk-language' }))),
      this.lost,
      el(
        'div.desk-page-body',
        {},
        el(
          'div.desk-figures',
          {},
          el('div.desk-figures-first', {}, ['open', 'due'].map(it => this.card(it))),
          el('div.desk-figures-more', {}, ['escalations', 'security', 'findings', 'load', 'mail'].map(it => this.card(it))),
          attainment,
        ),
        this.panel,
      ),
    );
    this.attainment(attainment);
  }

  /** Charts over time come from a module of their own, if there is one. */
  async attainment(section) {
    try {
      const { mount } = await import('./attainment.js');
      if (!this.left) {
        section.hidden = false;
        this.unmountAttainment = await mount(section, { api, texts });
      }
    } catch {
      section.remove();
    }
  }

  card(id) {
    const body = el('div.desk-figure-body', {}, el('p.desk-hint', {}, t('page.reading')));
    this.cards[id] = body;
    return el(`section.desk-figure.desk-figure-${id}`, { 'aria-labelledby': `desk-figure-${id}` }, el('h2', { id: `desk-figure-${id}` }, t(`figure.${id}`)), body);
  }

  /** Reads all figures anew; where the reader is and what is open stays. */
  async read() {
    clearTimeout(this.timer);
    if (this.left || document.visibilityState === 'hidden' || !this.panel) {
      return;
    }
    const parts = await Promise.all(['overview', 'load', 'mail', 'findings'].map(it => get(`desk/${it}`).catch(problem => ({ problem }))));
    if (this.left) {
      return;
    }
    const problem = parts.find(it => it.problem)?.problem;
    const [overview, load, mail, findings] = parts.map(it => (it.problem ? null : it));
    overview && this.showOverview(overview);
    load && this.fill('load', loads(this, load));
    mail && this.fill('mail', mails(this, mail));
    findings && this.fill('findings', found(this, findings));
    problem ? this.fail(problem) : this.lost.replaceChildren();
    this.list && this.shown && !problem && (await this.readList());
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.read(), problem ? AGAIN : REFRESH);
  }

  fail(problem) {
    const words = problem.status === 401 ? t('problem.signedOut') : problem.status === 0 ? t('page.lost') : problem.message || t('problem.unknown');
    this.lost.replaceChildren(el('p.desk-banner.desk-alarm', { role: 'alert' }, words));
  }

  showOverview(overview) {
    serverSays(overview.now);
    this.zone = overview.zone;
    this.asOf.textContent = t('page.asOf', { at: at(overview.now, overview.zone), seconds: REFRESH / 1000 });
    this.fill('open', opens(this, overview));
    this.fill('due', dues(this, overview));
    this.fill('escalations', escalations(this, overview));
    this.fill('security', [
      el('p.desk-big', {}, String(overview.securityIncidents)),
      el('p.desk-hint', {}, t('security.countOnly')),
      period('period.now', this),
    ]);
  }

  /** Puts a card's content in place; what had the focus has it again. */
  fill(id, content) {
    const body = this.cards[id];
    const focused = body.contains(document.activeElement) ? document.activeElement.dataset.figure ?? document.activeElement.getAttribute('href') : null;
    const unfolded = body.querySelector('details[open]') !== null;
    body.replaceChildren(...[content].flat(Infinity).filter(Boolean));
    unfolded && body.querySelectorAll('details').forEach(it => (it.open = true));
    focused && body.querySelector(`[data-figure="${CSS.escape(focused)}"], [href="${CSS.escape(focused)}"]`)?.focus();
  }

  /** A number that opens its list; `beyond`: there are more than are counted. */
  number(count, title, query, more = '', beyond = false) {
    const words = `${count}${beyond ? '+' : ''}`;
    return count
      ? el(
          `button.desk-number${more}`,
          { type: 'button', 'data-figure': query, 'aria-label': `${title}: ${words}`, title, 'aria-pressed': String(this.list?.query === query), onclick: () => this.open({ query, title, page: 0 }) },
          words,
        )
      : el('span.desk-zero', { title }, '0');
  }

  async open(list) {
    this.list = list;
    this.keep();
    this.mark();
    await this.readList();
    this.panel.focus({ preventScroll: true });
    this.panel.scrollIntoView({ block: 'nearest' });
  }

  async restore() {
    const place = this.list.place;
    await this.readList();
    this.mark();
    this.panel.scrollTop = place ?? 0;
  }

  close() {
    const query = this.list?.query;
    this.list = null;
    this.shown = false;
    this.panel.hidden = true;
    this.node.classList.remove('desk-drilled');
    this.keep();
    this.mark();
    query && this.node.querySelector(`[data-figure="${CSS.escape(query)}"]`)?.focus();
  }

  mark() {
    this.node.querySelectorAll('[data-figure]').forEach(it => it.setAttribute('aria-pressed', String(it.dataset.figure === this.list?.query)));
  }

  keep() {
    sessionStorage.setItem(KEPT, JSON.stringify({ address: location.hash, list: this.list && { ...this.list, place: this.panel.scrollTop } }));
  }

  async readList() {
    const { query, title, page } = this.list;
    const [name, narrowed] = listOf(query);
    try {
      const answer = await get(`desk/${name}?${narrowed ? `${narrowed}&` : ''}page=${page}&size=${PAGE}`);
      if (this.left || this.list?.query !== query || this.list.page !== page) {
        return;
      }
      serverSays(answer.now);
      this.showList(title, answer);
    } catch (problem) {
      this.shown ? this.fail(problem) : this.showNoList(title, problem);
    }
  }

  /** It is read again with the figures. */
  showNoList(title, problem) {
    this.unfold();
    this.panel.replaceChildren(this.listHead(title), el('p.desk-problem', { role: 'alert' }, problem.message || t('page.lost')));
  }

  unfold() {
    this.shown = true;
    this.panel.hidden = false;
    this.node.classList.add('desk-drilled');
  }

  listHead(title) {
    return el('div.desk-drill-head', {}, el('h2', {}, title), button('✕', () => this.close(), { 'aria-label': t('dialog.close'), className: 'desk-button desk-quiet', 'data-key': 'close' }));
  }

  showList(title, answer) {
    const place = this.panel.scrollTop;
    const focused = this.panel.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    const turn = pages => {
      this.list.page += pages;
      this.panel.scrollTop = 0;
      this.keep();
      this.readList();
    };
    this.unfold();
    const { page, query } = this.list;
    const [name, narrowed] = listOf(query);
    const { key, table } = LISTS[name];
    const rows = answer[key];
    this.panel.replaceChildren(
      this.listHead(title),
      el('p.desk-hint', {}, t('list.asOf', { at: at(answer.now, answer.zone), first: page * PAGE + (rows.length ? 1 : 0), last: page * PAGE + rows.length })),
      rows.length ? table(rows, answer.zone, this) : el('p', {}, t('lists.none')),
      el(
        'p.desk-pages',
        {},
        page > 0 ? button(t('lists.before'), () => turn(-1), { 'data-key': 'before' }) : null,
        answer.more ? button(t('lists.after'), () => turn(1), { 'data-key': 'after' }) : null,
        rows.length ? tableLink(`desk/${name}.csv${narrowed ? `?${narrowed}` : ''}`, { 'data-key': 'csv' }) : null,
      ),
    );
    this.panel.dataset.list = `${query}#${page}`;
    this.panel.scrollTop = place;
    focused && (this.panel.querySelector(`[data-key="${CSS.escape(focused)}"]`) ?? this.panel).focus();
  }
}

/** What the figure says of when. */
const period = (key, page, values = {}) => el('p.desk-period', {}, t(key, { zone: page.zone, ...values }));

const line = (label, number, hint = '') => el('div', {}, el('dt', {}, label, hint ? el('span.desk-hint', {}, ` ${hint}`) : null), el('dd', {}, number));

/** A case in Cockpit; what has ended opens its history. */
function caseLink(reference, instance, zone, onleave = () => {}) {
  return instance
    ? el('a', { href: instanceAddress(instance), 'data-key': reference, onclick: onleave }, reference)
    : el('button.desk-link', { type: 'button', 'data-key': reference, onclick: () => openHistory(reference, zone), title: t('list.ended') }, reference);
}

const heads = keys => el('thead', {}, el('tr', {}, keys.map(it => el('th', { scope: 'col' }, t(`list.${it}`)))));

/** What the moment is for which a figure counts a case; of the others it is the initial response. */
const MOMENTS = {
  'missed-today': 'missedAt',
  escalated: 'reviewDue',
  'escalated-late': 'reviewDue',
  'escalated-today': 'escalatedAt',
  unfollowed: 'foundAt',
  consulted: 'adviceDue',
  'consulted-late': 'adviceDue',
  'in-hand': 'taskDue',
  'in-hand-late': 'taskDue',
  'letters-waiting': 'waitsSince',
  'letters-lost': 'lostSince',
};

/** A moment; late, if something was due then. */
const due = (moment, zone) => (moment ? [new Date(moment) <= now() ? el('span.desk-bad-text', {}, '✕ ') : '', at(moment, zone)] : '–');

function caseTable(rows, zone, page) {
  const moment = MOMENTS[new URLSearchParams(page.list.query).get('figure')];
  const response = it => (it.state === 'CLOSED' && !it.respondedAt ? '–' : countdown(it));
  const counted = it => (moment.endsWith('Due') ? due(it, zone) : it ? at(it, zone) : '–');
  return el(
    'table.desk-table.desk-cases',
    {},
    heads(['severity', 'case', 'state', moment ?? 'deadline', 'assigned']),
    el(
      'tbody',
      {},
      rows.map(row => {
        const it = row.theCase;
        return el(
          'tr',
          {},
          el('td', {}, chip(it), ' ', putFirst(it)),
          el('th', { scope: 'row' }, caseLink(it.reference, row.instance, zone, () => page.keep()), el('span.desk-row-subject', { title: it.subject }, it.subject), el('span.desk-hint', {}, it.company ?? it.reporter ?? '')),
          el('td', {}, t(`state.${it.state}`)),
          el('td', {}, moment ? [counted(row.at), el('span.desk-hint.desk-row-reason', {}, `${t('list.deadline')}: `, response(it))] : response(it)),
          el('td', {}, it.assignedTo ?? '–'),
        );
      }),
    ),
  );
}

/** A mail of a flood is decided on with the others, in one review. */
function reviewTable(mails, zone, page) {
  const signs = it => [it.alarming && t('list.alarming'), it.unreadable && t('list.unreadable')].filter(Boolean);
  return el(
    'table.desk-table',
    {},
    heads(['mail', 'since', 'due', 'assigned']),
    el(
      'tbody',
      {},
      mails.map(it => {
        const title = [it.sender, it.subject].filter(Boolean).join(' · ') || t('list.mailNumber', { number: it.mail });
        return el(
          'tr',
          {},
          el(
            'th',
            { scope: 'row' },
            it.instance ? el('a', { href: `#/process-instance/${encodeURIComponent(it.instance)}/runtime`, 'data-key': it.mail, onclick: () => page.keep() }, title) : title,
            signs(it).map(sign => el('span.desk-bad-text', {}, ` ✕ ${sign}`)),
            el('span.desk-hint.desk-row-reason', {}, it.reason),
          ),
          el('td', {}, at(it.since, zone)),
          el('td', {}, due(it.due, zone)),
          el('td', {}, it.assignee ?? '–'),
        );
      }),
    ),
  );
}

function letterTable(letters, zone, page) {
  return el(
    'table.desk-table',
    {},
    heads(['letter', 'to', 'case', 'since', 'attempts']),
    el(
      'tbody',
      {},
      letters.map(({ letter: it, instance }) =>
        el(
          'tr',
          {},
          el('th', { scope: 'row' }, t(`kind.${it.kind}`)),
          el('td', {}, it.recipient, it.answer ? el('span.desk-hint.desk-row-reason', {}, it.answer) : null),
          el('td', {}, it.reference ? caseLink(it.reference, instance, zone, () => page.keep()) : '–'),
          el('td', {}, at(it.since, zone)),
          el('td', {}, String(it.attempts)),
        ),
      ),
    ),
  );
}

const unownedList = (rows, zone, page) =>
  el(
    'ul.desk-due',
    {},
    rows.map(it =>
      el('li', {}, it.reference ? caseLink(it.reference, it.instance, zone, () => page.keep()) : el('b', {}, t('found.noCase')), el('span.desk-hint', {}, texts.has(`state.${it.what}`) ? t(`state.${it.what}`) : it.what)),
    ),
  );

const stuckList = (steps, zone, page) =>
  el(
    'div.desk-stuck-steps',
    {},
    steps.map(it =>
      el('div', {}, el('a', { href: `#/process-instance/${encodeURIComponent(it.instance)}/runtime?detailsTab=desk-case`, 'data-key': it.jobId, onclick: () => page.keep() }, it.reference ?? it.process), stuckStep(it, zone, () => page.read())),
    ),
  );

/** By the name of the list: where its rows are in the answer, and how they are shown. */
const LISTS = {
  cases: { key: 'cases', table: caseTable },
  reviews: { key: 'mails', table: reviewTable },
  letters: { key: 'letters', table: letterTable },
  unowned: { key: 'unowned', table: unownedList },
  stuck: { key: 'stuck', table: stuckList },
};

function opens(page, overview) {
  const count = (severity, state) =>
    overview.open.filter(it => (!severity || it.severity.endsWith(severity)) && (!state || it.state === state)).reduce((sum, it) => sum + it.cases, 0);
  const cell = (severity, state) =>
    page.number(
      count(severity, state),
      [t('figure.open'), severity && t('severity.short', { number: severity }), state && t(`state.${state}`)].filter(Boolean).join(' · '),
      `figure=open${severity ? `&severity=${severity}` : ''}${state ? `&state=${state}` : ''}`,
    );
  return [
    el(
      'table.desk-table.desk-matrix',
      {},
      el('caption.desk-hidden', {}, t('figure.open')),
      el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, t('list.severity')), STATES.map(it => el('th.desk-right', { scope: 'col' }, t(`state.${it}`))), el('th.desk-right', { scope: 'col' }, t('figure.all')))),
      el(
        'tbody',
        {},
        SEVERITIES.map(it =>
          el('tr', {}, el('th', { scope: 'row' }, el(`span.desk-chip.desk-severity-${it}`, {}, `S${it}`)), STATES.map(state => el('td.desk-right', {}, cell(it, state))), el('td.desk-right.desk-sum', {}, cell(it, null))),
        ),
        el('tr.desk-sum', {}, el('th', { scope: 'row' }, t('figure.all')), STATES.map(state => el('td.desk-right', {}, cell(null, state))), el('td.desk-right', {}, cell(null, null))),
      ),
    ),
    period('period.openNow', page),
  ];
}

function dues(page, overview) {
  const figure = (id, more) => line(t(`figure.${id}`), page.number(overview.figures[id], t(`figure.${id}`), `figure=${id}`, more));
  return [
    el('dl.desk-counts', {}, figure('overdue', overview.figures.overdue ? '.desk-bad' : ''), figure('due-soon'), figure('missed-today', overview.figures['missed-today'] ? '.desk-bad' : '')),
    el('h3', {}, t('figure.dueNext')),
    overview.dueNext.length
      ? el(
          'ol.desk-due',
          {},
          overview.dueNext.map(row => el('li', {}, chip(row.theCase), caseLink(row.theCase.reference, row.instance, page.zone), el('span.desk-row-subject', { title: row.theCase.subject }, row.theCase.subject), countdown(row.theCase))),
        )
      : el('p.desk-hint', {}, t('figure.nothingDue')),
    period('period.today', page, { at: at(overview.today, overview.zone) }),
  ];
}

function escalations(page, overview) {
  const { figures } = overview;
  const title = id => t(`figure.${id}`);
  return [
    el(
      'dl.desk-counts',
      {},
      line(title('escalated-manager'), page.number(figures['escalated-manager'], title('escalated-manager'), 'figure=escalated&who=MANAGER')),
      line(title('escalated-head'), page.number(figures['escalated-headOfCustomerSuccess'], title('escalated-head'), 'figure=escalated&who=HEAD_OF_CUSTOMER_SUCCESS')),
      line(title('escalated-today'), page.number(figures['escalated-today'], title('escalated-today'), 'figure=escalated-today')),
      line(title('unfollowed'), page.number(figures.unfollowed, title('unfollowed'), 'figure=unfollowed', figures.unfollowed ? '.desk-bad' : '')),
    ),
    period('period.findings', page, { today: at(overview.today, overview.zone), since: at(overview.findingsSince, overview.zone) }),
  ];
}

const late = (page, count, whose, query) => page.number(count, `${t('load.late')} · ${whose}`, query, '.desk-bad');

function loads(page, load) {
  page.zone = load.zone;
  return [
    el(
      'table.desk-table',
      {},
      el('caption.desk-caption', {}, t('load.people')),
      el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, t('load.person')), ['inHand', 'late', 'assigned'].map(it => el('th.desk-right', { scope: 'col', title: t(`load.${it}.help`) }, t(`load.${it}`))))),
      el(
        'tbody',
        {},
        load.people.map(it =>
          el(
            'tr',
            {},
            el('th', { scope: 'row' }, it.name, it.name === it.user ? null : el('span.desk-hint', {}, ` ${it.user}`)),
            el('td.desk-right', {}, page.number(it.inHand, `${t('load.inHand')} · ${it.name}`, `figure=in-hand&who=${encodeURIComponent(it.user)}`)),
            el('td.desk-right', {}, late(page, it.late, it.name, `figure=in-hand-late&who=${encodeURIComponent(it.user)}`)),
            el('td.desk-right', {}, page.number(it.assigned, `${t('load.assigned')} · ${it.name}`, `figure=assigned&who=${encodeURIComponent(it.user)}`)),
          ),
        ),
      ),
    ),
    el(
      'table.desk-table',
      {},
      el('caption.desk-caption', {}, t('load.teams')),
      el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, t('load.team')), ['cases', 'late'].map(it => el('th.desk-right', { scope: 'col' }, t(`load.${it}`))))),
      el(
        'tbody',
        {},
        load.teams.map(it =>
          el(
            'tr',
            {},
            el('th', { scope: 'row' }, t(`team.${it.team || 'person'}`), el('span.desk-hint', {}, ` ${t(`load.${it.figure}`)}`)),
            el('td.desk-right', {}, page.number(it.cases, `${t(`team.${it.team || 'person'}`)} · ${t(`load.${it.figure}`)}`, `figure=${it.figure}&who=${encodeURIComponent(it.who)}`)),
            el('td.desk-right', {}, late(page, it.late, t(`team.${it.team || 'person'}`), it.figure === 'open' ? 'figure=overdue' : `figure=${it.figure}-late&who=${encodeURIComponent(it.who)}`)),
          ),
        ),
      ),
    ),
    period('period.now', page),
  ];
}

function mails(page, mail) {
  page.zone = mail.zone;
  const moment = it => (it ? at(it, mail.zone) : t('mail.never'));
  const age = it => span(now() - new Date(it));
  const boxes = mail.in.mailboxes;
  return [
    el(
      'dl.desk-counts',
      {},
      line(t('mail.lastTaken'), moment(mail.in.lastTaken)),
      boxes.map(it => line(t('mail.looked', { mailbox: it.mailbox }), it.late ? el('span.desk-bad-text', {}, `✕ ${moment(it.lookedAt)}`) : `✓ ${moment(it.lookedAt)}`, it.problem ?? '')),
      line(t('mail.outbox'), page.number(mail.out.queued, t('mail.outbox'), 'letters')),
      line(t('mail.queued'), page.number(mail.lettersWaiting, t('mail.queued'), 'figure=letters-waiting')),
      line(t('mail.oldest'), mail.out.oldestQueued ? age(mail.out.oldestQueued) : '–'),
      line(t('mail.lastAccepted'), moment(mail.out.lastAccepted)),
      mail.out.trouble ? line(t('mail.trouble'), el('span.desk-bad-text', {}, `✕ ${moment(mail.out.troubleSince)}`), mail.out.trouble) : null,
      line(t('mail.lost'), page.number(mail.lettersLost, t('mail.lost'), 'figure=letters-lost', mail.lettersLost ? '.desk-bad' : '')),
      line(t('mail.parked'), page.number(mail.in.parked, t('mail.parked'), 'reviews')),
      line(t('mail.quarantined'), page.number(mail.in.quarantined, t('mail.quarantined'), 'reviews?unreadable=true', '.desk-bad'), t('mail.quarantined.among')),
    ),
    period('period.now', page),
  ];
}

function found(page, findings) {
  page.zone = findings.zone;
  const { unowned, stuck } = findings;
  const counted = (name, count, beyond) => line(t(`found.${name}`), count ? page.number(count, t(`found.${name}`), name, '.desk-bad', beyond) : el('span', {}, '✓ 0'));
  return [
    el('dl.desk-counts', {}, counted('unowned', findings.unownedCount, findings.unownedMore), counted('stuck', findings.stuckCount, findings.stuckMore)),
    unowned.length ? unownedList(unowned, findings.zone, page) : null,
    stuck.length ? el('details.desk-fold', { open: stuck.length < 4 }, el('summary', {}, t('found.stuckSteps')), stuckList(stuck, findings.zone, page)) : null,
    period('period.looked', page, { at: at(findings.lookedAt, findings.zone) }),
  ];
}

/** A link to a list shows that list, whichever was open before. */
const forget = () => sessionStorage.removeItem(KEPT);

/** The summary on Cockpit's dashboard. */
export async function showCard(node) {
  node.classList.add('desk', 'desk-card-summary');
  const who = await me().catch(() => null);
  if (!who?.manager) {
    return;
  }
  const read = async () => {
    try {
      const { figures, open, securityIncidents, now: moment, zone } = await get('desk/overview');
      serverSays(moment);
      const sum = open.reduce((all, it) => all + it.cases, 0);
      const figure = (label, count, query, bad = false) =>
        el(
          'li',
          {},
          el(bad && count ? 'b.desk-bad-text' : 'b', {}, bad && count ? '✕ ' : '', count && query ? el('a', { href: toList(query), onclick: forget }, String(count)) : String(count)),
          ` ${label}`,
        );
      node.replaceChildren(
        el('h2', {}, el('a', { href: '#/desk' }, t('page.title'))),
        el(
          'ul.desk-summary',
          {},
          figure(t('figure.open'), sum, 'figure=open'),
          figure(t('figure.overdue'), figures.overdue, 'figure=overdue', true),
          figure(t('figure.due-soon'), figures['due-soon'], 'figure=due-soon'),
          figure(t('figure.missed-today'), figures['missed-today'], 'figure=missed-today', true),
          figure(t('figure.escalated-manager'), figures['escalated-manager'], 'figure=escalated&who=MANAGER'),
          figure(t('figure.escalated-head'), figures['escalated-headOfCustomerSuccess'], 'figure=escalated&who=HEAD_OF_CUSTOMER_SUCCESS'),
          figure(t('figure.security'), securityIncidents, null),
        ),
        el('p.desk-period', {}, t('period.openNow', { zone }), ` ${t('page.at', { at: at(moment, zone) })}`),
      );
    } catch (problem) {
      node.replaceChildren(el('p.desk-problem', { role: 'alert' }, problem.message || t('page.lost')));
    }
  };
  await read();
  const timer = setInterval(() => (node.isConnected ? document.visibilityState === 'visible' && read() : clearInterval(timer)), REFRESH);
}
