// Reads the fields of a Camunda form as a person sees them; each is known by its label. Dates are left alone.

const CHOICE = '.fjs-select-hidden-input';

/** What stands in each field that a person can fill in, by its label; empty if nothing does. */
export const read = form => Object.fromEntries(fields(form).map(it => [it.name, it.value]));

export const canBeFilledIn = form => fields(form).length > 0;

const fields = form => [...form.querySelectorAll('.fjs-form-field:not(.fjs-form-field-datetime)')].map(field).filter(it => it?.name);

function field(node) {
  const name = node.querySelector('label')?.textContent.trim().replace(/\*$/, '');
  const radios = [...node.querySelectorAll('input[type=radio]')];
  const tick = node.querySelector('input[type=checkbox]');
  const text = node.querySelector('textarea:not([readonly], [disabled]), input.fjs-input:not([readonly], [disabled])');
  if (radios.length) {
    return { name, value: radios.find(it => it.checked)?.closest('label')?.textContent.trim() ?? '' };
  }
  if (tick) {
    return { name, value: tick.checked ? '✓' : '' };
  }
  const holder = node.querySelector(CHOICE) ?? text;
  return holder && { name, value: holder.value };
}
