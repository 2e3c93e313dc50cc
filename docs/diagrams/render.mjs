// Draws every diagram of processes/*.bpmn as docs/diagrams/NAME.svg, the way Camunda Modeler shows it.
//
//   cd docs/diagrams && npm ci && npm run render
//
// Needs Node 18 or newer and Chromium: /usr/bin/chromium, or the path in the variable CHROMIUM.
// `npm run render -- --png DIR` writes PNG pictures at double size into DIR as well, to look at.
// The same diagrams give the same files, so that a picture changes only with its diagram.

import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
const processes = join(here, '..', '..', 'processes');
const viewer = createRequire(import.meta.url).resolve('bpmn-js/dist/bpmn-viewer.production.min.js');
const margin = 20;

const flag = process.argv.indexOf('--png');
const pngFolder = flag > 0 ? resolve(process.argv[flag + 1] ?? '.') : null;
if (pngFolder) await mkdir(pngFolder, { recursive: true });

const profile = await mkdtemp(join(tmpdir(), 'diagrams-'));
const browser = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  headless: true,
  deviceScaleFactor: 2,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

try {
  for (const file of (await readdir(processes)).filter((name) => name.endsWith('.bpmn')).sort()) {
    const name = basename(file, '.bpmn');
    const svg = tidy(await draw(await readFile(join(processes, file), 'utf8')));
    await writeFile(join(here, `${name}.svg`), svg);
    if (pngFolder) await photograph(svg, join(pngFolder, `${name}.png`));
    console.log(`${name}.svg`);
  }
} finally {
  await browser.close();
  await rm(profile, { recursive: true, force: true });
}

async function draw(xml) {
  const page = await browser.newPage();
  await page.setContent('<div id="canvas" style="width: 1600px; height: 900px"></div>');
  await page.addScriptTag({ path: viewer });
  const { svg, warnings } = await page.evaluate(async (diagram) => {
    const bpmn = new window.BpmnJS({ container: '#canvas' });
    const { warnings } = await bpmn.importXML(diagram);
    const { svg } = await bpmn.saveSVG();
    return { svg, warnings: warnings.map((warning) => warning.message) };
  }, xml);
  await page.close();
  if (warnings.length) throw new Error(warnings.join('\n'));
  return svg;
}

// A white ground (for readers with a dark page), some margin, and counted instead of random marker ids.
function tidy(svg) {
  const ids = [...new Set([...svg.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]))];
  const counted = ids.reduce((text, id, number) => text.replaceAll(id, `m${number}`), svg);
  return counted.replace(/width="([\d.]+)" height="([\d.]+)" viewBox="([-\d.]+) ([-\d.]+) [\d.]+ [\d.]+"([^>]*)>/,
    (_, width, height, x, y, rest) => {
      const box = [x - margin, y - margin, +width + 2 * margin, +height + 2 * margin].map(Math.round);
      return `width="${box[2]}" height="${box[3]}" viewBox="${box.join(' ')}"${rest}>`
        + `<rect x="${box[0]}" y="${box[1]}" width="${box[2]}" height="${box[3]}" fill="white"/>`;
    });
}

async function photograph(svg, path) {
  const page = await browser.newPage();
  await page.setContent(`<body style="margin: 0">${svg.slice(svg.indexOf('<svg'))}</body>`);
  await page.locator('svg').screenshot({ path });
  await page.close();
}
