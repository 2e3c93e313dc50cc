// Lines over the parts of a period, by uPlot. The drawing is one image to a screen reader; the table beside it has its numbers.

import uPlot from './lib/uplot/dist/uPlot.esm.js';
import { el } from './ui.js';

const HEIGHT = 240; // pixels
const GRID = '#e3e7eb';
const INK = '#57606a';

/** Told apart by colour and by dashes. */
const LOOKS = {
  1: { stroke: '#a40e26', width: 2.5 },
  2: { stroke: '#8a4b00', width: 2, dash: [10, 4] },
  3: { stroke: '#155cb5', width: 2, dash: [3, 3] },
  4: { stroke: '#3d4650', width: 2, dash: [12, 3, 3, 3] },
  median: { stroke: '#155cb5', width: 2.5 },
  p95: { stroke: '#8a4b00', width: 2, dash: [8, 4] },
  target: { stroke: '#57606a', width: 1.5, dash: [2, 4] },
};

/** Ticks at which people read times: minutes, hours, days. */
const TIMES = [60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 14_400, 21_600, 28_800, 43_200, 86_400, 172_800, 432_000, 864_000];

const sample = look => {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'line');
  Object.entries({ width: 34, height: 10, 'aria-hidden': 'true' }).forEach(it => svg.setAttribute(...it));
  Object.entries({ x1: 0, y1: 5, x2: 34, y2: 5, stroke: look.stroke, 'stroke-width': look.width, 'stroke-dasharray': (look.dash ?? []).join(' ') }).forEach(it => line.setAttribute(...it));
  svg.append(line);
  return svg;
};

/** Writes the short name of each line behind its last point, one above the other where they meet. */
function names(series) {
  return plot => {
    const { ctx } = plot;
    const ratio = devicePixelRatio;
    const taken = [];
    ctx.save();
    ctx.textAlign = 'left';
    ctx.textBaseline = 'alphabetic';
    ctx.font = `600 ${11 * ratio}px system-ui, sans-serif`;
    series.forEach((it, i) => {
      const last = it.values.findLastIndex(value => value !== null);
      if (last < 0 || !it.short) {
        return;
      }
      let y = plot.valToPos(it.values[last], 'y', true);
      while (taken.some(other => Math.abs(other - y) < 12 * ratio)) {
        y += 12 * ratio;
      }
      taken.push(y);
      ctx.fillStyle = LOOKS[it.look].stroke;
      ctx.fillText(it.short, plot.valToPos(last, 'x', true) + 8 * ratio, y + 4 * ratio);
    });
    ctx.restore();
  };
}

/**
 * @param label the whole drawing in words
 * @param labels of the parts of the period
 * @param series [{name, short, look, values}]; null where there is nothing
 * @param range [least, most]; most null: as the values are
 * @param format a value as people read it
 * @param steps 'time': ticks of seconds
 * @returns {node, legend, start(), destroy()}; start once the node is on the page
 */
export function line({ label, labels, series, range, format, steps = null }) {
  const node = el('div.attainment-chart', { role: 'img', 'aria-label': label });
  const legend = el('div.attainment-legend', { 'aria-hidden': 'true' }, series.map(it => el('span', {}, sample(LOOKS[it.look]), ` ${it.name}`)));
  const most = range[1] ?? Math.max(1, ...series.flatMap(it => it.values)) * 1.08;
  const ticks = steps === 'time' ? TIMES.find(it => most / it <= 6) ?? 864_000 : 25;
  let plot;
  const watch = new ResizeObserver(() => plot && plot.setSize({ width: node.clientWidth, height: HEIGHT }));
  return {
    node,
    legend,
    start: () => {
      plot = new uPlot(
        {
          width: node.clientWidth || 600,
          height: HEIGHT,
          padding: [12, 36, 0, 0],
          legend: { show: false },
          cursor: { show: false },
          scales: { x: { time: false, range: [-0.3, Math.max(1, labels.length - 1) + 0.3] }, y: { range: [range[0], most] } },
          axes: [
            { stroke: INK, grid: { stroke: GRID, width: 1 }, splits: () => every(labels.length, Math.max(1, Math.floor(node.clientWidth / 72))), values: (self, splits) => splits.map(it => labels[it] ?? '') },
            { stroke: INK, grid: { stroke: GRID, width: 1 }, size: (self, values) => Math.max(60, ...(values ?? []).map(it => it.length * 7 + 18)), splits: () => Array.from({ length: Math.floor(most / ticks) + 1 }, (ignored, i) => i * ticks), values: (self, splits) => splits.map(format) },
          ],
          series: [{}, ...series.map(it => ({ ...LOOKS[it.look], points: { show: it.look !== 'target', size: 7, fill: it.look === 'p95' || it.look === '2' || it.look === '4' ? '#fff' : LOOKS[it.look].stroke } }))],
          hooks: { draw: [names(series)] },
        },
        [labels.map((ignored, i) => i), ...series.map(it => it.values)],
        node,
      );
      watch.observe(node);
    },
    destroy: () => {
      watch.disconnect();
      plot?.destroy();
    },
  };
}

/** As many of n parts as there is room for, evenly. */
function every(n, room) {
  const step = Math.ceil(n / room);
  return Array.from({ length: Math.ceil(n / step) }, (ignored, i) => i * step);
}
