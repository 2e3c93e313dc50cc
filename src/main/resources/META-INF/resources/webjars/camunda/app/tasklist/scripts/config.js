// The app's own words are in the language of the desk's: the one chosen in the bar, else the browser's (desk/texts.js).
const wishes = [localStorage.getItem('desk.language'), ...navigator.languages].map(it => (it ?? '').slice(0, 2));
const language = wishes.find(it => ['en', 'de'].includes(it)) ?? 'en';

export default {
  locales: { availableLocales: [language], fallbackLocale: language },
  // as packaged
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: 'claims the currently selected task' },
    focusFilter: { key: 'ctrl+shift+f', description: 'set the focus to the first filter in the list' },
    focusList: { key: 'ctrl+alt+l', description: 'sets the focus to the first task in the list' },
    focusForm: { key: 'ctrl+alt+f', description: 'sets the focus to the first input field in a task form' },
    startProcess: { key: 'ctrl+alt+p', description: 'opens the start process modal dialog' },
  },
};
