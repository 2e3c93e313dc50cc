// A mail as its sender formatted it: cleaned by the desk, and in a frame that may neither run nor load anything.

import { get, onSignedOut } from './api.js';
import { t } from './texts.js';
import { el } from './ui.js';

const MOST = 5; // pages, of some megabytes each, that are remembered, so that a case file that is read anew does not fetch them again
const known = new Map();

onSignedOut(() => known.clear());

/** Links lead nowhere from here; where they would lead stands beside them. */
const LOOKS = `
  body { font: 14px/1.5 system-ui, sans-serif; color: #1f2328; background: #fff; margin: 8px; overflow-wrap: anywhere; }
  img { max-width: 100%; height: auto; }
  table { border-collapse: collapse; } td, th { padding: 2px 6px; border: 1px solid #d5dae0; vertical-align: top; }
  blockquote { margin: 0 0 0 4px; padding-left: 8px; border-left: 2px solid #d5dae0; color: #57606a; }
  a { color: #1f2328; } a[href]::after { content: ' <' attr(href) '>'; color: #57606a; }`;

const whole = html =>
  `<!DOCTYPE html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'"><style>${LOOKS}</style><main>${html}</main>`;

/** What unfolds to the page at that path; `fold` names it among what the reader has unfolded. */
export function mailPage(path, fold) {
  const place = el('div', {});
  const open = async event => {
    if (event.target.open && !place.querySelector('iframe')) {
      place.replaceChildren(await frame(path));
    }
  };
  return el('details', { 'data-fold': fold, ontoggle: open }, el('summary', {}, t('talk.page')), place);
}

async function frame(path) {
  try {
    const html = known.get(path) ?? (await get(path)).html;
    known.delete(path);
    known.set(path, html);
    known.size > MOST && known.delete(known.keys().next().value);
    return el('iframe.desk-mail-page', { sandbox: '', title: t('talk.page'), srcdoc: whole(html) });
  } catch (problem) {
    return el('p.desk-problem', { role: 'alert' }, problem.message || t('problem.lost'));
  }
}
