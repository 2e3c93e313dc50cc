// The app's own words are in the language of the desk's: the one chosen in the bar, else the browser's (desk/texts.js).
const wishes = [localStorage.getItem('desk.language'), ...navigator.languages].map(it => (it ?? '').slice(0, 2));
const language = wishes.find(it => ['en', 'de'].includes(it)) ?? 'en';

export default {
  locales: { availableLocales: [language], fallbackLocale: language },
};
