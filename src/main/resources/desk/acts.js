// What can be done with a case whatever its task is: one dialog and one key each.

import { casePath, get, me, post, send } from './api.js';
import { drop, keep, kept, resolved, sending } from './drafts.js';
import { said, t } from './texts.js';
import { button, code, dialog, el, toast, trouble } from './ui.js';

/** What the server calls a key that came with something else before. */
const OTHER_REQUEST = 'urn:support-desk:key-of-another-request';

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
    fields: view => [
      {
        name: 'severity',
        type: 'radio',
        required: true,
        options: ['1', '2', '3', '4'].filter(it => it !== code(view.severity)).map(it => [it, t(`severity.${it}`)]),
      },
      text('reason', { rows: 3 }),
    ],
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
    fields: () => [
      {
        name: 'expert',
        type: 'radio',
        value: 'development',
        options: ['development', 'management', 'person'].map(it => [it, t(`consult.who.${it}`)]),
      },
      { name: 'person', type: 'text', when: it => it.expert === 'person', required: true },
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

/** Which act the person is writing at the moment, and on which case. */
export const writing = () => open;

/**
 * Opens the dialog of an act.
 *
 * @param view the case file
 * @param done called with the act's id after it was done
 */
export async function perform(act, view, done) {
  if (open || document.querySelector('dialog[open] form.desk-act')) {
    return;
  }
  open = { act: act.id, reference: view.reference };
  try {
    await show(act, view, done);
  } catch (problem) {
    open = null;
    toast(trouble(problem));
  }
}

async function show(act, view, done) {
  const who = await me();
  const draft = kept(who.user, view.reference, act.id);
  const fields = (await act.fields(view)).map(it => ({ ...it, input: input(it, draft[it.name] ?? it.value, act) }));
  const problem = el('p.desk-problem', { role: 'alert', hidden: true });
  const shown = el('div.desk-preview', { hidden: true });
  const submit = el('button.desk-button.desk-primary', { type: 'submit' }, t(`${act.id}.send`));
  const place = [who.user, view.reference, act.id];
  const sent = it => !it.row.hidden && !it.inserts && it.type !== 'file';
  const values = () => Object.fromEntries(fields.filter(sent).map(it => [it.name, it.input.read()]));
  const withFile = async () => {
    const chosen = fields.find(it => it.type === 'file')?.input.node.files[0];
    return chosen ? { ...values(), file: { name: chosen.name, type: chosen.type, content: await base64(chosen) } } : values();
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
  const changed = () => {
    refresh();
    shown.hidden = true;
    keep(...place, values());
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
      problem.textContent = it.type === OTHER_REQUEST ? t('problem.arrived') : trouble(it);
      problem.hidden = false;
      node.isConnected || toast(problem.textContent);
    } finally {
      submit.disabled = false;
    }
  };
  const perhaps = problem => problem.status === 0 || problem.status >= 500;
  const finish = async () => {
    try {
      const before = await send(casePath(view.reference, `/${act.id}`), await withFile(), { as: who.user, key: sending(...place) });
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
    problem,
    shown,
    el(
      'footer.desk-dialog-foot',
      {},
      act.preview ? button(t('preview.show'), preview) : null,
      el('span.desk-grow.desk-hint', {}, t('dialog.keys')),
      button(t('dialog.cancel'), () => node.close()),
      submit,
    ),
  );
  const node = dialog(`${t(`title.${act.id}`)} · ${view.reference}`, form, { onclose: () => (open = null) });
  refresh();
  (fields.find(it => !it.row.hidden && !it.inserts)?.input.focus ?? (() => submit.focus()))();
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
    return { id, node, read: () => null, require: () => {}, focus: () => node.focus() };
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

