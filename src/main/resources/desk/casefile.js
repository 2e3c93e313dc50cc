// The case file: who reports, how long is left and why, what was said, what to know. Used beside a task and by itself.

import { STALE, bar, hasRead, perform, writing } from './acts.js';
import { Problem, address, atSignIn, bytes, casePath, get, me, post } from './api.js';
import { formInHand } from './forms.js';
import { mailPage } from './mailpage.js';
import { said, t } from './texts.js';
import { at, day, now, serverSays } from './time.js';
import { button, chip, countdown, el, toast } from './ui.js';
import { ways } from './way.js';

const BEAT = 10_000; // milliseconds between two questions whether anything has changed
const SOON = 2_000; // milliseconds between two questions while what was just done is on its way
const HURRY = 20_000; // milliseconds after an act
const RARELY = 60_000; // milliseconds between two questions after a case that is not to be seen
const PAGE = 20;
const LARGEST_IMAGE = 5_000_000; // bytes
const LARGEST_TEXT = 200_000; // bytes
const STATES = ['AWAITING_TRIAGE', 'AWAITING_RESPONSE', 'INVESTIGATING', 'WAITING_FOR_CUSTOMER', 'CLOSED'];

/**
 * Shows a case in that node and keeps it fresh until {@link CaseFile#leave}.
 *
 * @param taskId the task beside which it is shown, or null
 * @param taskLink gives the address of a task, or null: steps are not led on to
 * @param onEnded called once if that task is seen to be no more
 * @param onOpen called with the reference of another case that the reader chooses
 * @param onActed called with the id of an act that was done
 * @param onLoaded called with the case file each time that it was read
 * @param only ids of the acts to offer, or null: all that the reader may do
 * @param keys whether each act's key works on this page
 */
export class CaseFile {
  constructor(node, reference, { taskId = null, taskLink = null, onOpen = null, onEnded = null, onActed = null, onLoaded = null, only = null, keys = true } = {}) {
    Object.assign(this, { node, reference, taskId, taskLink, onOpen, onEnded, onActed, onLoaded, only, keys, pages: 1, opened: null, view: null, stamp: null, pause: BEAT, hurriesUntil: 0, articles: [], suggested: false, previews: new Map(), whole: new Set() });
    this.node.classList.add('desk', 'desk-case');
    this.node.dataset.case = reference;
    this.node.replaceChildren(el('p.desk-hint', {}, t('loading')));
    this.onvisible = () => document.visibilityState === 'visible' && this.beat();
    document.addEventListener('visibilitychange', this.onvisible);
    this.node.addEventListener(STALE, this.onvisible);
    this.ready = this.load().then(() => this.beat());
  }

  leave() {
    this.left = true;
    clearTimeout(this.timer);
    document.removeEventListener('visibilitychange', this.onvisible);
    this.node.removeEventListener(STALE, this.onvisible);
    atSignIn() || post(casePath(this.reference, '/presence'), { leaves: true }).catch(() => {});
  }

  perform(act) {
    return this.view?.acts.includes(act.id) ? perform(act, this.view, id => this.acted(id)) : toast(t('act.notNow'));
  }

  acted(id) {
    this.onActed?.(id);
    this.hurriesUntil = Date.now() + HURRY;
    return this.load().then(() => this.beat());
  }

  /** Reads everything anew; what the reader has unfolded, scrolled or typed stays. */
  async load() {
    try {
      const { user } = await me();
      const view = await get(casePath(this.reference));
      const talk = await get(casePath(this.reference, `/conversation?size=${PAGE * this.pages}`)); // after the stamp, so never older
      if (this.left) {
        return;
      }
      serverSays(view.now);
      if (this.user !== user) {
        this.opened = null;
        this.articles = [];
        this.suggested = false;
      }
      this.user = user;
      this.view = view;
      view.articles = this.articles;
      this.stamp = view.stamp;
      this.talk = talk;
      this.opened ??= { view, talk };
      if (Date.now() < this.hurriesUntil) {
        this.opened.view = view; // what one's own act brings about is no news
      }
      this.lost = false;
      this.pause = BEAT;
      this.show();
      this.onLoaded?.(view);
      this.lookForEnd();
      this.suggested || this.suggest();
    } catch (problem) {
      this.fail(problem);
    }
  }

  /** Once for each case that is opened: to find them takes longer than to read the case. If it fails, the next reading asks again. */
  async suggest() {
    this.suggested = true;
    try {
      this.articles = await get(casePath(this.reference, '/articles'));
      this.view.articles = this.articles;
      this.suggestions.replaceChildren(...[suggestions(this.articles)].filter(Boolean));
    } catch {
      this.suggested = false;
    }
  }

  /** Whether the task beside which the case is shown is no more. */
  hasEnded() {
    return this.taskId !== null && !this.view.steps.some(it => it.taskId === this.taskId);
  }

  lookForEnd() {
    if (this.hasEnded() && !this.ended) {
      this.ended = true;
      this.onEnded?.();
    }
  }

  async beat() {
    clearTimeout(this.timer);
    if (this.left || document.visibilityState === 'hidden') {
      return;
    }
    try {
      const it = await post(casePath(this.reference, '/presence'), { act: this.writes() });
      if (this.left) {
        return;
      }
      serverSays(it.now);
      this.showOthers(it.others);
      if (this.lost || this.stamp !== it.stamp) {
        await this.load();
      } else if (this.day !== day(now(), this.view.zone)) {
        this.show(); // times of today have no date
      }
    } catch (problem) {
      this.fail(problem);
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.beat(), Date.now() < this.hurriesUntil && !this.lost ? SOON : this.pause);
  }

  /** What the reader writes on this case at the moment, or null. */
  writes() {
    const written = writing();
    if (written?.reference === this.reference) {
      return written.act;
    }
    return this.taskId && formInHand() === this.taskId ? 'form' : null;
  }

  fail(problem) {
    if (this.left) {
      return;
    }
    const gone = problem instanceof Problem && [403, 404].includes(problem.status);
    this.lost = true; // whatever comes next is read as a whole
    this.pause = gone ? RARELY : BEAT / 2;
    const words = gone ? problem.message : problem.status === 401 ? t('problem.signedOut') : problem.status === 0 ? t('problem.lost') : t('problem.unknown');
    if (gone || !this.view) {
      this.node.replaceChildren(el('p.desk-banner.desk-alarm', { role: 'alert' }, words));
    } else {
      this.banner?.replaceChildren(el('p.desk-banner.desk-alarm', { role: 'alert' }, words));
    }
  }

  show() {
    const folds = new Map([...this.node.querySelectorAll('details')].map(it => [it.dataset.fold, it.open]));
    const focused = this.node.contains(document.activeElement) ? placeOf(document.activeElement) : null;
    const body = this.node.querySelector('.desk-case-body');
    const place = body?.scrollTop ?? 0;
    const { view } = this;
    this.day = day(now(), view.zone);
    this.banner = el('div', {});
    this.othersLine = el('p.desk-others', { role: 'status', hidden: true });
    this.node.replaceChildren(
      el('div.desk-case-head', {}, this.banner, this.wayOn(), head(view), this.othersLine, standingLine(view), bar(view, id => this.acted(id), this)),
      el(
        'div.desk-case-body',
        { tabIndex: -1 },
        el('div.desk-facts', {}, this.facts()),
        el('section.desk-talk', { 'aria-label': t('talk.title') }, this.conversation()),
        el('div.desk-more', {}, this.more()),
      ),
    );
    this.node.querySelectorAll('details').forEach(it => (it.open = folds.get(it.dataset.fold) ?? it.open));
    this.node.querySelector('.desk-case-body').scrollTop = place;
    focused && this.node.querySelector(focused)?.focus({ preventScroll: true });
    this.others && this.showOthers(this.others);
    this.showNews();
  }

  /** A task that has ended leaves its form standing: this says so, and leads on. */
  wayOn() {
    const { view } = this;
    if (!this.hasEnded()) {
      return null;
    }
    return el(
      'div.desk-banner.desk-news.desk-ended',
      { role: 'status' },
      el('b', {}, t('ended.title')),
      view.steps.length ? [t('ended.next'), this.stepList()] : t(view.state === 'CLOSED' ? 'ended.closed' : 'steps.none'),
    );
  }

  stepList() {
    const { view } = this;
    const name = it => (this.taskLink && it.taskId !== this.taskId ? el('a', { href: this.taskLink(it.taskId) }, it.name) : it.name);
    return el(
      'ul',
      {},
      view.steps.map(it => el('li', {}, el('b', {}, name(it)), ` · ${it.assignee ?? t('steps.nobody')}`, it.due ? ` · ${t('steps.due', { at: at(it.due, view.zone) })}` : '')),
    );
  }

  showOthers(others) {
    this.others = others;
    const words = others.map(it => t(it.act ? 'others.write' : 'others.look', { user: it.user, act: it.act ? t(`act.${it.act}`) : '' }));
    this.othersLine.textContent = words.length ? `● ${words.join(' · ')}` : '';
    this.othersLine.hidden = !words.length;
  }

  /** What others have done since this page was opened, until the reader says that they have read it. */
  showNews() {
    const before = this.opened;
    const known = new Set(before.talk.entries.map(it => it.id));
    const since = before.talk.entries[0]?.at ?? before.view.receivedAt;
    const news = this.talk.entries
      .filter(it => !known.has(it.id) && new Date(it.at) >= new Date(since) && it.author !== this.user && it.author !== 'policy')
      .map(it => t('news.entry', { kind: t(`kind.${it.kind}`), author: it.author, at: at(it.at, this.view.zone) }));
    if (before.view.severity !== this.view.severity) {
      news.push(t('news.severity', { old: before.view.severity.slice(-1), now: this.view.severity.slice(-1) }));
    }
    if (before.view.state !== this.view.state) {
      news.push(t('news.state', { state: t(`state.${this.view.state}`) }));
    }
    this.banner.replaceChildren(
      news.length
        ? el(
            'div.desk-banner.desk-news',
            { role: 'status' },
            el('b', {}, t('news.title')),
            el('ul', {}, news.map(it => el('li', {}, it))),
            button(t('news.read'), async () => {
              this.opened = { view: this.view, talk: this.talk };
              hasRead(this.reference, this.stamp);
              this.showNews();
              this.taskId && (await post(`tasks/${encodeURIComponent(this.taskId)}/seen`).catch(() => {}));
            }),
          )
        : '',
    );
  }

  facts() {
    const { view } = this;
    const { reporter, company } = view;
    return [
      el(
        'dl.desk-list',
        {},
        fact('fact.reporter', [reporter.name, company?.name ?? reporter.company].filter(Boolean).join(', ') || t('unknown')),
        fact('fact.plan', company ? said('plan', company.plan) : t('fact.noCompany')),
        fact('fact.mail', reporter.email, reporter.email && `mailto:${encodeURI(reporter.email)}`),
        fact('fact.phone', reporter.phone, reporter.phone && `tel:${reporter.phone.replace(/[^+\d]/g, '')}`),
        fact('fact.received', t('fact.receivedBy', { at: at(view.receivedAt, view.zone), channel: said('channel', view.channel) })),
        fact('fact.happened', view.occurredAt),
        fact('fact.ticket', view.ticketNumber),
        fact('fact.url', view.url),
        fact('fact.assigned', view.assignedTo),
        fact('fact.kind', view.requestKind && t(`requestKind.${view.requestKind}`)),
      ),
      view.missing.length ? el('p.desk-missing', {}, el('b', {}, `? ${t('missing.title')}: `), view.missing.map(it => said('missing', it)).join(', ')) : null,
      view.mergedInto ? el('p.desk-banner', {}, t('merged.into'), ' ', this.link(view.mergedInto)) : null,
      view.duplicates.length ? el('p', {}, t('merged.from'), ' ', view.duplicates.map(it => [this.link(it), ' '])) : null,
      view.notes.length ? el('ul.desk-notes', { 'aria-label': t('notes.title') }, view.notes.map(it => el('li', {}, it))) : null,
    ];
  }

  link(reference) {
    return this.onOpen
      ? el('button.desk-link', { type: 'button', 'data-key': `case-${reference}`, onclick: () => this.onOpen(reference) }, reference)
      : el('span', {}, reference);
  }

  conversation() {
    const { view, talk } = this;
    const report = {
      id: 'report',
      at: view.receivedAt,
      kind: 'REPORT',
      side: 'CUSTOMER',
      author: view.reporter.email ?? view.reporter.name ?? '',
      text: view.description,
      formatted: view.formatted,
      files: view.attachments.filter(it => it.messageId === null).map(it => it.id),
    };
    const entries = talk.more ? talk.entries : [...talk.entries, report];
    return [
      el('h3', {}, t('talk.title')),
      entries.map(it => this.entry(it)),
      talk.more
        ? button(t('talk.older'), () => {
            this.pages += 1;
            this.load();
          }, { 'data-key': 'older' })
        : null,
    ];
  }

  entry(it) {
    const side = it.side.toLowerCase();
    return el(
      `article.desk-entry.desk-${side}`,
      { 'aria-label': `${t(`side.${side}`)}, ${t(`kind.${it.kind}`)}` },
      el(
        'header',
        {},
        el('b', {}, it.author),
        el('span.desk-tag', {}, t(`kind.${it.kind}`)),
        el('span.desk-side', {}, t(`side.${side}`)),
        it.to ? el('span', {}, t('talk.to', { to: it.to })) : null,
        el('time', { dateTime: it.at }, at(it.at, this.view.zone)),
      ),
      it.remark ? el('p.desk-remark', {}, `⚠ ${it.remark}`) : null,
      it.text ? this.text(it) : null,
      it.formatted ? mailPage(casePath(this.reference, it.id === 'report' ? '/page' : `/conversation/${it.id}/page`), `page-${it.id}`) : null,
      it.quoted ? el('details', { 'data-fold': `quoted-${it.id}` }, el('summary', {}, t('talk.quoted')), el('div.desk-text.desk-quoted', {}, it.quoted)) : null,
      it.files.map(id => this.file(this.view.attachments.find(file => file.id === id), it.id)),
      it.delivery ? delivery(it, this.view.zone) : null,
    );
  }

  /** Long texts are folded: the newest entries are to be seen at once. */
  text(it) {
    const long = (it.text.length > 1_500 || it.text.split('\n').length > 20) && !this.whole.has(it.id);
    const text = el(`div.desk-text${long ? '.desk-long' : ''}`, {}, it.text);
    const unfold = event => {
      this.whole.add(it.id);
      text.classList.remove('desk-long');
      event.target.remove();
    };
    return long ? [text, button(t('talk.all'), unfold, { 'data-key': `all-${it.id}` })] : text;
  }

  /** `among`: where it stands, of the places where it does. */
  file(file, among) {
    if (!file) {
      return null;
    }
    const key = `preview-${among}-${file.id}`;
    const path = casePath(this.reference, `/attachments/${file.id}`);
    const place = el('div', {}, this.previews.get(key));
    const kind = previewKind(file);
    const open = async () => {
      this.previews.set(key, await preview(path, kind, file));
      (this.node.querySelector(`[data-preview="${key}"]`) ?? place).replaceChildren(this.previews.get(key));
    };
    place.dataset.preview = key;
    return el(
      'div.desk-file',
      {},
      el('a', { href: address(path), download: file.name }, `⬇ ${file.name}`),
      el('span.desk-hint', {}, ` ${size(file.size)} `),
      kind ? button(t('file.preview'), open, { className: 'desk-button desk-quiet', 'data-key': key }) : null,
      place,
    );
  }

  /** The pictures stay while the case is read anew, and are read when they are to be seen. */
  steps() {
    const { view } = this;
    this.ways ??= ways(this.reference);
    const node = fold(
      'steps',
      t('steps.title'),
      [
        view.steps.length ? this.stepList() : el('p.desk-hint', {}, t('steps.none')),
        this.ways.node,
      ],
      view.steps.map(it => it.name).join(', '),
    );
    node.addEventListener('toggle', () => node.open && this.ways.read());
    return node;
  }

  more() {
    const { view } = this;
    this.suggestions = el('div', {}, suggestions(this.articles));
    return [
      this.suggestions,
      fold(
        'deadlines',
        t('deadlines.title'),
        view.deadlines.map(it => [el('h4', {}, `${it.kind} (${it.clause})`), el('ol.desk-account', {}, it.account.map(line => el('li', {}, line)))]),
        at(view.respondBy, view.zone),
      ),
      view.steps.length || view.acts.length ? this.steps() : null,
      view.consultations.length
        ? fold(
            'consultations',
            t('consultations.title'),
            view.consultations.map(it =>
              el(
                'div.desk-entry.desk-internal',
                {},
                el('header', {}, el('b', {}, it.person ?? t(`team.${it.team.toLowerCase()}`)), el('span', {}, it.withdrawnAt ? t('consultations.withdrawn') : it.advice ? t('consultations.answered') : t('consultations.open', { at: at(it.due, view.zone) }))),
                el('div.desk-text', {}, it.question),
                it.advice ? el('div.desk-text.desk-quoted', {}, `${it.answeredBy}: ${it.advice}`) : null,
              ),
            ),
            String(view.consultations.length),
          )
        : null,
      view.outages.length
        ? fold('outages', t('outages.title'), el('ul', {}, view.outages.map(it => el('li', {}, el('b', {}, it.reference), ` ${it.systems}`, it.linked ? ` (${t('outages.linked')})` : ''))), String(view.outages.length), true)
        : null,
      view.earlier.length
        ? fold(
            'earlier',
            t('earlier.title'),
            el(
              'ul.desk-earlier',
              {},
              view.earlier.map(it => el('li', {}, chip(it), ' ', this.link(it.reference), ` ${it.subject} `, el('span.desk-hint', {}, `${t(`state.${it.state}`)} · ${at(it.receivedAt, view.zone)}`))),
            ),
            String(view.earlier.length),
          )
        : null,
      view.attachments.length ? fold('files', t('files.title'), view.attachments.map(it => this.file(it, 'files')), String(view.attachments.length)) : null,
    ];
  }
}

function head(view) {
  const states = view.state === 'ANSWER_ON_ITS_WAY' ? 'AWAITING_RESPONSE' : view.state === 'RESOLVED' ? 'WAITING_FOR_CUSTOMER' : view.state;
  return [
    el('div.desk-case-title', {}, chip(view), el('span.desk-reference', {}, view.reference), view.securitySuspected ? el('span.desk-tag.desk-security', {}, `⚠ ${t('security.suspected')}`) : null, view.expedited ? el('span.desk-tag', {}, `⇈ ${t('expedited')}`) : null),
    el('h2.desk-subject', {}, view.subject),
    el(
      'ol.desk-way',
      { 'aria-label': t('way.title') },
      STATES.map((it, i) =>
        el(
          `li${it === states ? '.desk-here' : STATES.indexOf(states) > i ? '.desk-past' : ''}`,
          it === states ? { 'aria-current': 'step' } : {},
          t(`way.${it === states ? view.state : it}`),
        ),
      ),
    ),
  ];
}

function standingLine(view) {
  const due = at(view.respondBy, view.zone);
  return el(
    'p.desk-standing',
    {},
    countdown(view),
    el('span', {}, t(view.respondedAt ? 'deadline.was' : 'deadline.due', { at: due, number: view.severity.slice(-1) })),
    view.quietUntil ? el('span', {}, t('deadline.quiet', { at: at(view.quietUntil, view.zone) })) : null,
  );
}

function fact(key, value, href) {
  return value ? el('div', {}, el('dt', {}, t(key)), el('dd', {}, href ? el('a', { href }, value) : value)) : null;
}

/** What finds the same place again after everything was built anew; null where there is none. */
function placeOf(node) {
  const [name, value] = ['data-act', 'data-key', 'href'].map(it => [it, node.getAttribute(it)]).find(([, it]) => it) ?? [];
  if (name) {
    return `[${name}="${CSS.escape(value)}"]`;
  }
  if (node.matches('summary')) {
    return `[data-fold="${CSS.escape(node.parentElement.dataset.fold)}"] > summary`;
  }
  return node.matches('.desk-case-body') ? '.desk-case-body' : null;
}

function delivery(it, zone) {
  const moment = it.deliveredAt ? at(it.deliveredAt, zone) : '';
  const sign = { QUEUED: '…', ACCEPTED: '✓', REFUSED: '✕', WITHDRAWN: '↩' }[it.delivery];
  return el(`p.desk-delivery.desk-${it.delivery.toLowerCase()}`, {}, `${sign} ${t(`delivery.${it.delivery}`, { at: moment, note: it.deliveryNote ?? '' })}`);
}

/** Articles that may answer the customer; those for the desk only have no link. */
function suggestions(articles) {
  const line = it => (safe(it.link) ? el('a', { href: it.link, target: '_blank', rel: 'noopener noreferrer' }, it.title) : [it.title, ' ', el('span.desk-tag', {}, t('articles.internal'))]);
  return articles.length ? fold('articles', t('articles.title'), el('ul', {}, articles.map(it => el('li', {}, line(it)))), String(articles.length), true) : null;
}

function fold(id, title, content, summary = '', open = false) {
  return el('details.desk-fold', { 'data-fold': id, open }, el('summary', {}, el('h3', {}, title), el('span.desk-hint', {}, summary)), content);
}

const safe = href => /^https?:\/\//.test(href ?? '');

function size(count) {
  return count < 1_000 ? `${count} B` : count < 1_000_000 ? `${Math.round(count / 1_000)} kB` : `${(count / 1_000_000).toFixed(1)} MB`;
}

/** Only pictures that are nothing but pictures (no SVG), and plain text; what a stranger's file claims to be decides nothing else. */
function previewKind(file) {
  const type = file.contentType.toLowerCase().split(';')[0].trim();
  if (['image/png', 'image/jpeg', 'image/gif', 'image/webp'].includes(type)) {
    return file.size <= LARGEST_IMAGE ? type : null;
  }
  return /^(text\/(plain|csv|x-log)|application\/json)$/.test(type) && file.size <= LARGEST_TEXT ? 'text' : null;
}

async function preview(path, kind, file) {
  try {
    const content = await bytes(path);
    if (kind === 'text') {
      return el('pre.desk-file-text', { tabIndex: 0, 'aria-label': file.name }, new TextDecoder().decode(content));
    }
    const url = await new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result);
      reader.onerror = reject;
      reader.readAsDataURL(new Blob([content], { type: kind }));
    });
    return el('img.desk-file-image', { src: url, alt: file.name });
  } catch {
    return el('p.desk-problem', { role: 'alert' }, t('file.problem'));
  }
}

