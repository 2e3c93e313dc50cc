// Steps that have failed too often: why, in words, and trying them again.

import { casePath, get, me, send } from './api.js';
import { drop, keep, kept } from './drafts.js';
import { t } from './texts.js';
import { at } from './time.js';
import { button, dialog, el, toast, trouble } from './ui.js';

/** One stuck step; `done` is called after it is tried again. */
export function stuckStep(it, zone, done) {
  return el(
    'div.desk-banner.desk-alarm.desk-stuck',
    {},
    el('p', {}, `✕ ${t('stuck.line', { step: it.step, at: at(it.since, zone) })}`),
    el('p.desk-plain', {}, t(`stuck.reason.${it.reason}`)),
    it.message ? el('details', {}, el('summary', {}, t('stuck.message')), el('code', {}, it.message)) : null,
    it.retry && it.reference ? button(t('stuck.retry'), () => ask(it, done).catch(problem => toast(trouble(problem)))) : null,
  );
}

/** Shows the stuck steps of a case in that node; nothing if there are none. */
export async function showStuck(node, reference, zone, done) {
  const read = async () => {
    const steps = await get(casePath(reference, '/stuck')).catch(() => null);
    steps &&
      node.replaceChildren(
        ...steps.map(it =>
          stuckStep(it, zone, () => {
            read();
            done?.();
          }),
        ),
      );
  };
  await read();
}

async function ask(it, done) {
  const who = await me();
  const place = [who.user, it.reference, `retry-${it.jobId}`];
  const reason = el('textarea', { id: 'desk-stuck-reason', rows: 3, value: kept(...place).reason ?? '', oninput: () => keep(...place, { reason: reason.value }) });
  const problem = el('p.desk-problem', { role: 'alert', hidden: true });
  const submit = el('button.desk-button.desk-primary', { type: 'submit' }, t('stuck.send'));
  const form = el(
    'form.desk-act',
    {
      onsubmit: async event => {
        event.preventDefault();
        submit.disabled = true;
        try {
          await send(casePath(it.reference, `/stuck/${encodeURIComponent(it.jobId)}/retry`), { reason: reason.value }, { as: who.user });
          drop(...place);
          node.close();
          toast(t('stuck.done'));
          done();
        } catch (refused) {
          problem.textContent = trouble(refused);
          problem.hidden = false;
        } finally {
          submit.disabled = false;
        }
      },
    },
    el('p.desk-hint', {}, t('stuck.hint')),
    el('p', {}, t(`stuck.reason.${it.reason}`)),
    el('div.desk-field', {}, el('label', { htmlFor: reason.id }, t('stuck.reason')), reason),
    problem,
    el('footer.desk-dialog-foot', {}, el('span.desk-grow', {}), button(t('dialog.cancel'), () => node.close()), submit),
  );
  const node = dialog(`${t('stuck.retry')} · ${it.step}`, form);
  reason.focus();
}
