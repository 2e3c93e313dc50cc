// What stands on a task's card in the list. All cards of the page are asked for at once.

import { get, onSignedOut } from './api.js';
import { serverSays } from './time.js';
import { chip, countdown, el } from './ui.js';
import { t } from './texts.js';

const FRESH = 8_000; // milliseconds
const SHORTLY = 600_000; // milliseconds before a task is due
const known = new Map(); // task id → {card, read at}
const waiting = new Map(); // task id → functions that show it
let asking = null;

onSignedOut(() => known.clear());

/** Shows the card of that task in that node as soon as it is known, and at once what was known before. */
export function showCard(node, taskId) {
  const before = known.get(taskId);
  if (before) {
    fill(node, before.card);
    if (Date.now() - before.read < FRESH) {
      return;
    }
  }
  waiting.set(taskId, [...(waiting.get(taskId) ?? []), card => fill(node, card)]);
  asking ??= setTimeout(ask, 30);
}

async function ask() {
  asking = null;
  const batch = [...waiting];
  waiting.clear();
  for (let i = 0; i < batch.length; i += 100) {
    const part = batch.slice(i, i + 100);
    try {
      const answer = await get(`tasks/cards?ids=${part.map(([id]) => encodeURIComponent(id)).join(',')}`);
      serverSays(answer.now);
      const cards = new Map(answer.cards.map(it => [it.taskId, it]));
      part.forEach(([id, show]) => {
        const card = cards.get(id);
        if (card) {
          known.set(id, { card, read: Date.now() });
          show.forEach(it => it(card));
        }
      });
    } catch {
      // the list itself says that the connection is lost; cards show what was known
    }
  }
  if (known.size > 2_000) {
    known.clear();
  }
}

/** Processes whose tasks are there to answer the report. */
const ANSWERING = ['SupportCase', 'InitialResponse'];

/** The initial response where the task is to give it and it is owed; else the task's own time, if it has one. */
function timeOf({ theCase, process, due }) {
  if (theCase && (!due || (ANSWERING.includes(process) && !theCase.respondedAt))) {
    return countdown(theCase);
  }
  return countdown({ respondBy: due, warnAt: new Date(due) - SHORTLY }, theCase ? `${t('card.task')} ` : '');
}

function fill(node, card) {
  const { theCase, due } = card;
  if (!theCase && !due) {
    return;
  }
  node.classList.add('desk', 'desk-card');
  node.replaceChildren(
    ...(theCase ? [chip(theCase), el('span.desk-card-company', { title: theCase.company ?? '' }, theCase.company ?? theCase.reporter ?? t('unknown'))] : []),
    timeOf(card),
  );
}
