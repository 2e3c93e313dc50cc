// Where a case's processes stand: each diagram, small, with its tokens; said in words as well.

import { casePath, get } from './api.js';
import { t } from './texts.js';
import { el } from './ui.js';

const SCALE = 0.75;
const LABEL = 90; // width of a name below its shape, if the diagram says none
const ARROW = 7;

function svg(tag, attributes = {}, ...children) {
  const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
  Object.entries(attributes).forEach(([name, value]) => value !== null && node.setAttribute(name, value));
  node.append(...children.flat().filter(Boolean));
  return node;
}

/** A place for the pictures; `read` fills it, and may do so again. */
export function ways(reference) {
  const node = el('div.desk-pictures', {});
  const read = async () => {
    try {
      const all = await get(casePath(reference, '/way'));
      node.replaceChildren(...all.map(picture));
      all.forEach((it, i) => bringIntoView(node.children[i].querySelector('.desk-picture'), it));
    } catch (problem) {
      node.replaceChildren(el('p.desk-problem', { role: 'alert' }, problem.message || t('problem.lost')));
    }
  };
  return { node, read };
}

const tokens = ({ drawing, here }) => drawing.shapes.filter(it => here.includes(it.id));

function picture(way) {
  const { drawing } = way;
  const words = t('picture.stands', { process: drawing.name, steps: tokens(way).map(it => it.name || it.id).join(', ') });
  return el(
    'figure',
    {},
    el('figcaption.desk-hint', {}, words),
    el('div.desk-picture', { role: 'group', tabIndex: 0, 'aria-label': t('picture.scroll', { process: drawing.name }) }, draw(way, words)),
  );
}

function draw({ drawing, here }, words) {
  const { width, height } = drawing;
  return svg(
    'svg',
    { role: 'img', 'aria-label': words, viewBox: `0 0 ${width} ${height}`, width: width * SCALE, height: height * SCALE },
    drawing.shapes.filter(it => it.kind === 'GROUP').map(it => shape(it, here)),
    drawing.lines.map(line),
    drawing.shapes.filter(it => it.kind !== 'GROUP').map(it => shape(it, here)),
  );
}

function bringIntoView(frame, way) {
  const [{ at }] = tokens(way);
  frame.scrollLeft = (at.x + at.width / 2) * SCALE - frame.clientWidth / 2;
  frame.scrollTop = (at.y + at.height / 2) * SCALE - frame.clientHeight / 2;
}

const round = ({ x, y, width, height }, less = 0) => svg('circle', { cx: x + width / 2, cy: y + height / 2, r: width / 2 - less });

const rectangle = ({ x, y, width, height }) => svg('rect', { x, y, width, height, rx: 8 });

const OUTLINES = {
  TASK: rectangle,
  CALL: rectangle,
  GROUP: rectangle,
  GATEWAY: ({ x, y, width, height }) => svg('path', { d: `M${x} ${y + height / 2}l${width / 2} ${-height / 2}l${width / 2} ${height / 2}l${-width / 2} ${height / 2}z` }),
  START: round,
  BETWEEN: at => svg('g', {}, round(at), round(at, 4)),
  END: round,
};

const SYMBOLS = {
  PERSON: 'M11 15v-3q0-4 4-4t4 4v3zM12.5 5.5a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0',
  TIMER: 'M18 10v8l5 3M10 18a8 8 0 1 0 16 0a8 8 0 1 0-16 0',
  MESSAGE: 'M10 13h16v10h-16zl8 6l8-6',
  ONE_WAY: 'M19 19l12 12m0-12l-12 12',
  ALL_WAYS: 'M16 25h18m-9-9v18',
  FIRST_EVENT: 'M25 15l9 7l-3.5 10.5h-11l-3.5-10.5z',
};

const inside = kind => ['TASK', 'CALL', 'GROUP'].includes(kind);

function shape(it, here) {
  const { at } = it;
  const stands = here.includes(it.id);
  return svg(
    'g',
    { class: `desk-shape desk-shape-${it.kind.toLowerCase()}${it.dashed ? ' desk-beside-rest' : ''}${stands ? ' desk-token' : ''}`, 'data-element': it.id },
    OUTLINES[it.kind](at),
    it.symbol && svg('path', { class: 'desk-symbol', transform: `translate(${at.x} ${at.y})`, d: SYMBOLS[it.symbol] }),
    it.name && words(it.name, inside(it.kind) ? at : (it.label ?? below(at)), it.kind),
    stands && svg('circle', { class: 'desk-token-mark', cx: at.x + at.width, cy: at.y, r: 8 }),
  );
}

const below = at => ({ x: at.x + at.width / 2 - LABEL / 2, y: at.y + at.height + 4, width: LABEL, height: 30 });

function words(text, at, kind) {
  return svg('foreignObject', at, el(`div.desk-shape-name${kind ? `.desk-name-${kind.toLowerCase()}` : ''}`, {}, text));
}

function line({ points, name, label }) {
  return svg(
    'g',
    { class: 'desk-line' },
    svg('polyline', { points: points.map(it => `${it.x},${it.y}`).join(' ') }),
    arrow(points.at(-2), points.at(-1)),
    name && words(name, label ?? { x: points[0].x, y: points[0].y - 20, width: 60, height: 18 }),
  );
}

function arrow(from, to) {
  const turn = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
  return svg('path', { class: 'desk-arrow', transform: `translate(${to.x} ${to.y}) rotate(${turn})`, d: `M0 0l${-ARROW} ${-ARROW / 2}v${ARROW}z` });
}
