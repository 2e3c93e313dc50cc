// Lists, tasks and processes are called in English by the engine; Tasklist and Cockpit show them, here in the reader's language.

import { atSignIn, get, onSignedOut } from './api.js';
import { language } from './texts.js';

const MARKED = /^(Due soon|Declined|Reminder \d+): /;
const OURS = '.desk, form, svg, textarea, script, style, .bjs-container'; // already said so, or what somebody has written
const FORM_JS = '.fjs-select-placeholder, .fjs-form-field-error'; // words of the library that shows forms
const TITLE = '.modal-title';
const AGAIN = 10_000; // milliseconds until names that could not be read are asked for again

let names = null;
let notBefore = 0;

onSignedOut(() => {
  names = null; // somebody else may see more
  notBefore = 0;
});

/** The name in the reader's language; as it is, if there is none. A task's is followed by what it is about. */
export function named(english) {
  if (!names) {
    return english;
  }
  const [name, ...about] = english.split(' · ');
  const [mark] = MARKED.exec(name) ?? [''];
  const plain = name.slice(mark.length);
  return [marked(mark) + (names[plain] ?? plain), ...about].join(' · ');
}

/** "Start process: Report by telephone" */
const titled = english => english.replace(/^(.*: )?(.*)$/s, (_, before = '', name) => before + named(name));

const marked = mark => mark.replace(/^(\D+?)( \d+)?: $/, (_, word, number = '') => `${names[word] ?? word}${number}: `);

function show(text) {
  const words = text.nodeValue;
  const english = words.trim();
  const parent = text.parentElement;
  const name = english && (parent?.closest(TITLE) ? titled(english) : named(english));
  if (english !== name && (!parent?.closest(OURS) || parent.closest(FORM_JS))) {
    text.nodeValue = words.replace(english, () => name);
  }
}

function showAll(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    show(node);
  } else if (node.nodeType === Node.ELEMENT_NODE) {
    const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      show(texts.currentNode);
    }
  }
}

async function read() {
  if (names || atSignIn() || Date.now() < notBefore) {
    return;
  }
  notBefore = Date.now() + AGAIN;
  try {
    names = await get('names');
    showAll(document.body);
  } catch {
    // they stay English until they can be read
  }
}

/** Both apps build their lists anew, again and again: each text is looked at when it appears or changes. */
export function watchNames() {
  if (language === 'en') {
    return;
  }
  new MutationObserver(changes => {
    names ? changes.forEach(it => (it.type === 'characterData' ? show(it.target) : it.addedNodes.forEach(showAll))) : read();
  }).observe(document.body, { childList: true, characterData: true, subtree: true });
  read();
}
