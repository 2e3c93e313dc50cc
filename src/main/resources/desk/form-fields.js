// The two kinds of form in Tasklist, Camunda Forms and HTML forms, as the same few functions over their fields.

/** A form of either kind, wherever it stands. */
export const FORMS = ':is(.fjs-container, .injected-form-wrapper form)';

/** Whether two values are the same; none is the same as null. */
export const same = (one, other) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/**
 * What is in that node, or null if it is not there yet.
 *
 * fields(): those that a person can fill in: [{name, label, value, given, words(value)}], given by the server
 * put({name: value}): as if a person had filled them in
 * listen(heard): calls that whenever a value may have changed
 * settle(): takes over what was typed a moment ago
 */
export const formIn = node => (node.matches('.fjs-container') ? camundaForm(node) : htmlForm(node));

const at = (data, path) => path.reduce((it, key) => it?.[key], data);

function set(data, path, value) {
  path.slice(0, -1).reduce((it, key) => (it[key] ??= {}), data)[path.at(-1)] = value;
}

/** form-js hands itself to its parts by a Preact context, which is the only way to it from outside (ADR 37). */
function viewerIn(node) {
  let part = node.__k;
  while (part && !part.props?.value?.getService) {
    part = part.__k?.find(Boolean);
  }
  return part?.props.value.getService('form', false);
}

function camundaForm(node) {
  const viewer = viewerIn(node);
  if (!viewer?._getState().schema) {
    return null;
  }
  const given = structuredClone(viewer._getState().initialData);
  const paths = viewer.get('pathRegistry');
  const open = it => it.key && !it.disabled && it.readonly !== true && it.type !== 'expression';

  const field = it => {
    const path = paths.getValuePath(it);
    return {
      name: path.join('.'),
      label: it.label ?? it.dateLabel ?? it.timeLabel ?? it.key,
      value: at(viewer._getState().data, path),
      given: at(given, path),
      words: value => inWords(value, [...(it.values ?? []), ...(given[it.valuesKey] ?? [])]),
    };
  };

  return {
    node,
    fields: () => viewer.get('formFieldRegistry').getAll().filter(open).map(field),
    put: values => {
      const { schema, data } = viewer._getState();
      const all = structuredClone(data);
      Object.entries(values).forEach(([name, value]) => set(all, name.split('.'), value));
      viewer.importSchema(schema, all);
    },
    listen: heard => viewer.on('changed', heard),
    settle: () => leave(node),
  };
}

/** As a person sees it: the words of a choice instead of its value. */
function inWords(value, choices) {
  const word = it => choices.find(choice => same(choice.value, it))?.label ?? String(it);
  return value === true ? '✓' : value === false ? '' : [value ?? []].flat().map(word).join(', ');
}

/** form-js takes a text when the field is left, or 300 ms after the last letter. */
function leave(node) {
  const typing = node.contains(document.activeElement) && document.activeElement;
  typing && ['blur', 'focusout'].forEach(it => typing.dispatchEvent(new FocusEvent(it, { bubbles: it === 'focusout' })));
}

const VARIABLE = 'cam-variable-name';

function htmlForm(node) {
  const inputs = () => [...node.querySelectorAll(`[${VARIABLE}]:not([type=file], [type=hidden], [readonly], [disabled])`)];
  const name = it => it.getAttribute(VARIABLE);
  const read = it => (it.type === 'checkbox' ? it.checked : it.value);
  const given = Object.fromEntries(inputs().map(it => [name(it), read(it)]));

  const field = it => ({
    name: name(it),
    label: plain(it.labels?.[0]?.textContent ?? name(it)),
    value: read(it),
    given: given[name(it)],
    words: value => inWords(value, [...(it.options ?? [])].map(({ value, label }) => ({ value, label }))),
  });

  return {
    node,
    fields: () => inputs().map(field),
    put: values =>
      inputs()
        .filter(it => name(it) in values)
        .forEach(it => {
          it.type === 'checkbox' ? (it.checked = values[name(it)]) : (it.value = values[name(it)]);
          ['input', 'change'].forEach(event => it.dispatchEvent(new Event(event, { bubbles: true })));
        }),
    listen: heard => ['input', 'change'].forEach(it => node.addEventListener(it, heard)),
    settle: () => {},
  };
}

const plain = label => label.trim().replace(/\s*\*$/, '');
