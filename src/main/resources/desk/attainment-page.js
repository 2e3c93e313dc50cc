// The report as a page of its own, to read, print or keep as PDF. Its address holds the period.

import { mount } from './attainment.js';
import { language, t } from './texts.js';

document.documentElement.lang = language;
document.title = t('reports.title');

mount(document.getElementById('attainment'), {
  print: true,
  period: Object.fromEntries(['from', 'to', 'by', 'zone'].map(it => [it, new URLSearchParams(location.search).get(it)]).filter(([, value]) => value)),
  onPeriod: period => history.replaceState(null, '', `?${new URLSearchParams(period)}`),
});
