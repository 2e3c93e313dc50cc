// What can be done with a case whatever its task is: one dialog and one key each.

import { casePath, get, me, post, send } from './api.js';
import { drop, keep, kept, resolved, sending } from './drafts.js';
import { said, t } from './texts.js';
import { at, lasting } from './time.js';
import { button, code, dock, el, toast, trouble } from './ui.js';

const LARGEST_FILE = 5_000_000; // bytes, as in SentFile

/** What the server calls a key that came with something else before. */
const OTHER_REQUEST = 'urn:support-desk:key-of-another-request';

/** And an act over what others have done meanwhile. */
const NEWS = 'urn:support-desk:news-on-the-case';

const text = (name, more = {}) => ({ name, type: 'textarea', required: true, ...more });

/** Suggested articles that a customer can open, at the portal's own address. */
const links = view => view.articles.filter(it => it.link).map(it => [`${it.title}: ${it.link}`, it.title]);

const base64 = file =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.split(',')[1]);
    reader.onerror = reject;
    reader.readAsDataURL(file);
  });

/** In the order of the bar. `when` leaves a field out; `value` is where it starts. */
export const ACTS = [
  {
    id: 'write',
    key: 'a',
    preview: true,
    fields: async view => [
      ...((await me()).templates.length ? [{ name: 'template', type: 'select', options: (await me()).templates.map(it => [it.text, it.name]), inserts: 'text' }] : []),
      text('text', { rows: 9 }),
      ...(links(view).length ? [{ name: 'article', type: 'select', options: links(view), inserts: 'text' }] : []),
      ...(view.respondedAt ? [] : [{ name: 'answers', type: 'checkbox', value: true }]),
      { name: 'file', type: 'file' },
    ],
  },
  { id: 'note', key: 'n', fields: () => [text('text', { rows: 5 })] },
  { id: 'ask', key: 'q', preview: true, fields: () => [] },
  {
    id: 'severity',
    key: 's',
    fields: async view => {
      const { targets } = await me();
      const others = ['1', '2', '3', '4'].filter(it => it !== code(view.severity));
      return [
        { name: 'severity', type: 'radio', required: true, options: others.map(it => [it, t(`severity.${it}`, { target: lasting(targets[it]) })]) },
        text('reason', { rows: 3 }),
      ];
    },
  },
  { id: 'security', key: 'x', fields: () => [text('text', { rows: 4 })] },
  {
    id: 'escalate',
    key: 'e',
    fields: () => [
      {
        name: 'askFor',
        type: 'radio',
        value: 'manager',
        options: ['manager', 'headOfCustomerSuccess'].map(it => [it, t(`escalate.${it}`)]),
      },
      text('words', { rows: 4 }),
    ],
  },
  {
    id: 'consult',
    key: 'c',
    fields: async () => [
      {
        name: 'expert',
        type: 'radio',
        value: 'development',
        options: ['development', 'management', 'person'].map(it => [it, t(`consult.who.${it}`)]),
      },
      { name: 'person', type: 'text', when: it => it.expert === 'person', required: true, suggestions: (await get('people').catch(() => [])).map(it => [it.user, it.name]) },
      text('question', { rows: 5 }),
      { name: 'hours', type: 'number', value: 4, min: 1, max: 720, required: true },
    ],
  },
  {
    id: 'call',
    key: 'v',
    fields: view => [
      { name: 'startsAt', type: 'datetime-local', required: true },
      { name: 'zone', type: 'text', value: view.zone, required: true },
      { name: 'minutes', type: 'number', value: 30, min: 5, max: 480, required: true },
      { name: 'link', type: 'url', required: true },
      { name: 'attendees', type: 'textarea', rows: 2, value: view.reporter.email ?? '' },
      { name: 'topic', type: 'textarea', rows: 2 },
    ],
  },
  {
    id: 'outage',
    key: 'o',
    fields: view => {
      const open = view.outages.filter(it => !it.linked);
      return open.length
        ? [{ name: 'number', type: 'radio', required: true, options: open.map(it => [String(it.number), `${it.reference} · ${it.systems}`]) }]
        : [{ name: 'number', type: 'number', min: 1, required: true }];
    },
  },
  {
    id: 'merge',
    key: 'm',
    preview: true,
    fields: view => [
      {
        name: 'into',
        type: 'text',
        required: true,
        suggestions: view.earlier.filter(it => it.state !== 'CLOSED').map(it => [it.reference, it.subject]),
      },
      text('text', { rows: 5, required: !view.respondedAt, value: t('merge.start') }),
    ],
  },
  {
    id: 'handover',
    key: 'h',
    fields: async () => {
      const who = await me();
      const people = await get('specialists');
      return [
        {
          name: 'to',
          type: 'select',
          required: true,
          value: who.specialist ? who.user : '',
          options: people.map(it => [it.user, it.user === who.user ? t('handover.me', { name: it.name }) : it.name]),
        },
        { name: 'reason', type: 'textarea', rows: 3 },
      ];
    },
  },
];

let open = null;

/** The event that tells a case file that there is something new. */
export const STALE = 'desk-stale';

/** Which act the person is writing at the moment, and on which case. */
export const writing = () => open;

/** The person has read the case as it is with that stamp. */
export function hasRead(reference, stamp) {
  if (open?.reference === reference) {
    open.stamp = stamp;
  }
}

/** What others have done, one line each. */
const newsOf = ({ news, severity }, { zone }) =>
  [
    ...news.map(it => t('news.entry', { kind: t(`kind.${it.kind}`), author: it.author, at: at(it.at, zone) })),
    severity && t('news.severity.now', { now: code(severity) }),
  ].filter(Boolean);

/** The case file of that case on this page, the topmost if there are two. */
const fileOf = reference => [...document.querySelectorAll('.desk-case')].filter(it => it.dataset.case === reference).at(-1);

const dialogOfAct = () => document.querySelector('dialog[open]:has(form.desk-act)');

/** Whoever goes on to that case does not write to the customer of the one before: its draft is kept. */
export function leaveOthers(reference) {
  open && open.reference !== reference && dialogOfAct()?.close();
}

/** Whether it lies under another dialog, such as the lists. */
function isCovered(node) {
  const above = document.querySelector('dialog:modal');
  return above !== null && !above.contains(node);
}

/**
 * Opens the dialog of an act; if there is one already, leads back to it.
 *
 * @param view the case file
 * @param done called with the act's id after it was done
 */
export async function perform(act, view, done) {
  if (open?.node?.open === false) {
    open = null; // closed a moment ago: its event is still to come
  }
  const before = dialogOfAct();
  if (before && isCovered(before)) {
    before.close();
  } else if (open) {
    (before?.querySelector('textarea') ?? before?.querySelector('input, select, button[type=submit]'))?.focus();
    return;
  }
  open = { act: act.id, reference: view.reference, stamp: view.stamp };
  try {
    await show(act, view, done);
  } catch (problem) {
    open = null;
    toast(trouble(problem));
  }
}

async function show(act, view, done) {
  const mine = open;
  const who = await me();
  const draft = kept(who.user, view.reference, act.id);
  const fields = (await act.fields(view)).map(it => ({ ...it, input: input(it, draft[it.name] ?? it.value, act) }));
  const problem = el('div.desk-problem', { role: 'alert', hidden: true });
  const shown = el('div.desk-preview', { hidden: true });
  const unkept = el('p.desk-complaint', { role: 'alert', hidden: true }, t('draft.unkept'));
  const submit = el('button.desk-button.desk-primary', { type: 'submit' }, t(`${act.id}.send`));
  const place = [who.user, view.reference, act.id];
  const sent = it => !it.row.hidden && !it.inserts && it.type !== 'file';
  const values = () => Object.fromEntries(fields.filter(sent).map(it => [it.name, it.input.read()]));
  const withFile = async () => {
    const file = chosen?.file();
    return file ? { ...values(), file: { name: file.name, type: file.type, content: await base64(file) } } : values();
  };
  const rows = fields.map(it => (it.row = row(it, act)));

  fields
    .filter(it => it.inserts)
    .forEach(it =>
      it.input.node.addEventListener('change', () => {
        const target = fields.find(other => other.name === it.inserts).input.node;
        const words = it.input.node.value.replaceAll('{name}', view.reporter.name ?? '').replaceAll('{reference}', view.reference);
        target.value = [target.value.trimEnd(), words].filter(Boolean).join('\n\n');
        it.input.node.value = '';
        target.dispatchEvent(new Event('input', { bubbles: true }));
        target.focus();
      }),
    );

  const refresh = () => {
    const now = Object.fromEntries(fields.map(it => [it.name, it.input.read()]));
    fields.forEach(it => {
      const hidden = it.when ? !it.when(now) : false;
      it.row.hidden = hidden;
      it.input.require(!hidden && it.required);
    });
  };
  const chosen = fields.find(it => it.type === 'file')?.input;
  const changed = () => {
    refresh();
    shown.hidden = true;
    const isKept = keep(...place, { ...values(), ...(chosen?.name() ? { file: chosen.name() } : {}) });
    unkept.hidden = isKept;
  };
  const attempt = async work => {
    if (submit.disabled) {
      return;
    }
    problem.hidden = true;
    submit.disabled = true;
    try {
      await work();
    } catch (it) {
      if (it.type === NEWS) {
        hasRead(view.reference, it.more.stamp);
        fileOf(view.reference)?.dispatchEvent(new Event(STALE));
        problem.replaceChildren(el('b', {}, t('news.meanwhile')), el('ul', {}, newsOf(it.more, view).map(line => el('li', {}, line))), t(`news.again`, { send: t(`${act.id}.send`) }));
      } else {
        problem.textContent = it.type === OTHER_REQUEST ? t('problem.arrived') : trouble(it);
      }
      problem.hidden = false;
      problem.scrollIntoView({ block: 'nearest' });
      node.isConnected || toast(problem.textContent);
    } finally {
      submit.disabled = false;
    }
  };
  const perhaps = problem => problem.status === 0 || problem.status >= 500;
  const finish = async () => {
    try {
      const before = await send(casePath(view.reference, `/${act.id}`), await withFile(), { as: who.user, key: sending(...place), stamp: mine.stamp });
      drop(...place);
      return before;
    } catch (it) {
      perhaps(it) || resolved(...place);
      throw it;
    }
  };
  const preview = () =>
    attempt(async () => {
      const letter = await post(casePath(view.reference, `/${act.id}/preview`), values());
      shown.replaceChildren(
        el('p', {}, el('b', {}, t('preview.to')), ` ${letter.to}`),
        el('p', {}, el('b', {}, t('preview.subject')), ` ${letter.subject}`),
        el('pre', { tabIndex: 0, 'aria-label': t('preview.body') }, letter.body),
      );
      shown.hidden = false;
    });

  const form = el(
    'form.desk-act',
    {
      oninput: changed,
      onsubmit: event => {
        event.preventDefault();
        attempt(async () => {
          const before = await finish();
          node.close();
          toast(t(before ? 'act.before' : `${act.id}.done`));
          done?.(act.id);
        });
      },
      onkeydown: event => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.repeat) {
          form.requestSubmit();
        }
      },
    },
    el('p.desk-hint', {}, t(`${act.id}.hint`)),
    act.id === 'ask' ? el('ul', {}, view.missing.map(it => el('li', {}, said('missing', it)))) : null,
    Object.keys(draft).length ? el('p.desk-hint', {}, t('draft.kept')) : null,
    rows,
    unkept,
    problem,
    shown,
    el(
      'div.desk-dialog-foot',
      {},
      act.preview ? button(t('preview.show'), preview) : null,
      el('span.desk-grow.desk-hint', {}, t('dialog.keys')),
      button(t('dialog.cancel'), () => node.close()),
      submit,
    ),
  );
  const node = dock(`${t(`title.${act.id}`)} · ${view.reference}`, form, {
    beside: () => fileOf(view.reference),
    back: () => fileOf(view.reference)?.querySelector(`[data-act="${act.id}"]`),
    onclose: () => open === mine && (open = null),
  });
  mine.node = node;
  refresh();
  const first = chosen?.isMissing() ? chosen : fields.find(it => !it.row.hidden && !it.inserts)?.input;
  (first ?? submit).focus();
  if (act.id === 'ask') {
    preview();
  }
}

function row(field, act) {
  const id = field.input.id;
  const help = `${act.id}.${field.name}.help`;
  const label = t(`${act.id}.${field.name}`);
  const helpText = t(help) === help ? null : el('span.desk-hint', { id: `${id}-help` }, t(help));
  if (field.type === 'radio') {
    return el('fieldset.desk-field', {}, el('legend', {}, label), helpText, field.input.node);
  }
  if (field.type === 'checkbox') {
    return el('div.desk-field', {}, el('label.desk-tick', { htmlFor: id }, field.input.node, ' ', label), helpText);
  }
  return el('div.desk-field', {}, el('label', { htmlFor: id }, label), helpText, field.input.node);
}

function input(field, value, act) {
  const id = `desk-${act.id}-${field.name}`;
  if (field.type === 'radio') {
    const name = `${id}-choice`;
    const options = field.options.map(([option, words], i) => {
      const radio = el('input', { type: 'radio', name, value: option, id: `${id}-${i}`, checked: option === String(value) });
      return { radio, node: el('label.desk-tick', { htmlFor: `${id}-${i}` }, radio, ' ', words) };
    });
    return {
      id,
      node: el('div.desk-choices', {}, options.map(it => it.node)),
      read: () => options.find(it => it.radio.checked)?.radio.value ?? null,
      require: needed => options.forEach(it => (it.radio.required = Boolean(needed))),
      focus: () => (options.find(it => it.radio.checked) ?? options[0])?.radio.focus(),
    };
  }
  const node =
    field.type === 'textarea'
      ? el('textarea', { id, rows: field.rows })
      : field.type === 'select'
        ? el('select', { id }, el('option', { value: '' }, t('field.choose')), field.options.map(([option, words]) => el('option', { value: option }, words)))
        : el('input', { id, type: field.type, min: field.min ?? '', max: field.max ?? '' });
  let suggestions = null;
  if (field.suggestions) {
    suggestions = el('datalist', { id: `${id}-list` }, field.suggestions.map(([option, words]) => el('option', { value: option }, words)));
    node.setAttribute('list', suggestions.id);
  }
  if (field.type === 'file') {
    return fileInput(id, node, value);
  }
  if (field.type === 'checkbox') {
    node.checked = Boolean(value);
  } else {
    node.value = value ?? '';
  }
  return {
    id,
    node: suggestions ? el('div', {}, node, suggestions) : node,
    read: () =>
      field.type === 'checkbox' ? node.checked : field.type === 'number' || field.name === 'number' ? (node.value === '' ? null : Number(node.value)) : node.value,
    require: needed => (node.required = Boolean(needed)),
    focus: () => node.focus(),
  };
}

/**
 * Takes a file that a mail can carry, before any of it is read.
 *
 * @param before name of the file that was chosen when the draft was left; the browser does not keep the file itself
 */
function fileInput(id, input, before) {
  const complaint = el('p.desk-complaint', { role: 'alert', id: `${id}-problem`, hidden: true });
  const complain = words => {
    complaint.textContent = words ?? '';
    complaint.hidden = !words;
  };
  input.setAttribute('aria-describedby', complaint.id);
  input.addEventListener('input', () => {
    const file = input.files[0];
    const wrong = file && (file.size === 0 ? 'file.empty' : file.size > LARGEST_FILE ? 'file.tooLarge' : null);
    before = null;
    complain(wrong && t(wrong, { name: file.name }));
    if (wrong) {
      input.value = '';
    }
  });
  complain(before && t('draft.file', { name: before }));
  return {
    id,
    node: el('div', {}, input, complaint),
    read: () => null,
    require: () => {},
    focus: () => input.focus(),
    file: () => input.files[0],
    name: () => input.files[0]?.name ?? before,
    isMissing: () => Boolean(before),
  };
}

/**
 * The bar of all acts that the case can take.
 *
 * @param only ids of those to offer here, or null: all
 * @param keys whether each act's key works on this page
 */
export function bar(view, done, { only = null, keys = true } = {}) {
  return el(
    'div.desk-acts',
    { role: 'toolbar', 'aria-label': t('acts.title') },
    ACTS.filter(it => view.acts.includes(it.id) && (!only || only.includes(it.id))).map(it =>
      button([t(`act.${it.id}`), keys && el('kbd', { 'aria-hidden': 'true' }, it.key)], () => perform(it, view, done), {
        'aria-keyshortcuts': keys && it.key,
        title: t(`${it.id}.hint`),
        'data-act': it.id,
      }),
    ),
  );
}

