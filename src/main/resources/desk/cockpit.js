// The desk in Cockpit: the desk page, a summary on the dashboard, the case beside its process, and what passed a diagram.

import { atSignIn, me } from './api.js';
import { CaseTab } from './casetab.js';
import { DeskPage, showCard } from './deskpage.js';
import { FlowTab, diagram, noDiagram } from './flow.js';
import { watchNames } from './names.js';
import { t } from './texts.js';
import { closeDialogs, el } from './ui.js';

let page = null;
let caseTab = null;
let flowTab = null;

window.addEventListener('hashchange', () => atSignIn() && closeDialogs());
watchNames();

export default [
  {
    id: 'desk-page',
    pluginPoint: 'cockpit.route',
    properties: { path: '/desk' },
    render: node => {
      page?.leave();
      page = new DeskPage(node);
    },
    unmount: () => page?.leave(),
  },
  {
    id: 'desk-navigation',
    pluginPoint: 'cockpit.navigation',
    priority: 200,
    properties: { path: '#/desk', label: t('page.nav') },
    render: async node => {
      const who = await me().catch(() => null);
      who?.manager && node.append(el('a', { href: '#/desk' }, t('page.nav')));
    },
  },
  {
    id: 'desk-summary',
    pluginPoint: 'cockpit.dashboard',
    priority: 10,
    render: node => showCard(node),
  },
  {
    id: 'desk-case',
    pluginPoint: 'cockpit.processInstance.runtime.tab',
    priority: 100,
    properties: { label: t('tab.case') },
    render: (node, { processInstanceId }) => {
      caseTab?.leave();
      caseTab = new CaseTab(node, processInstanceId);
    },
    unmount: () => caseTab?.leave(),
  },
  {
    id: 'desk-flow',
    pluginPoint: 'cockpit.processDefinition.runtime.tab',
    priority: 8,
    properties: { label: t('tab.flow') },
    render: (node, { processDefinitionId }) => {
      flowTab?.leave();
      flowTab = new FlowTab(node, processDefinitionId);
    },
    unmount: () => flowTab?.leave(),
  },
  {
    id: 'desk-flow-diagram',
    pluginPoint: 'cockpit.processDefinition.diagram.plugin',
    render: viewer => diagram(viewer),
    unmount: noDiagram,
  },
];
