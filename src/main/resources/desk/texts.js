// Words in the reader's language: texts/LANGUAGE.json; English where a bundle leaves something out.

const LANGUAGES = { en: 'English', de: 'Deutsch' };
const CHOSEN = 'desk.language';

function chosen() {
  const wishes = [localStorage.getItem(CHOSEN), ...(navigator.languages ?? [navigator.language])];
  return wishes.map(it => (it ?? '').slice(0, 2)).find(it => it in LANGUAGES) ?? 'en';
}

const load = async name => (await fetch(new URL(`texts/${name}.json`, import.meta.url))).json();

export const language = chosen();
document.cookie = `desk-language=${language}; path=/; max-age=31536000; samesite=strict`; // the server speaks it too
const english = await load('en');
const own = language === 'en' ? english : { ...english, ...(await load(language)) };

/** The text of that key, {names} filled in; the key itself if there is none. */
export function t(key, values = {}) {
  return (own[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
}

export const has = key => key in own;

/** Words of the server that have a translation, else as they are. */
export const said = (group, words) => (has(`${group}.${words}`) ? t(`${group}.${words}`) : words);

/** The languages that are not spoken now, each by its own name: {code, name, speak}. */
export const others = Object.keys(LANGUAGES)
  .filter(it => it !== language)
  .map(code => ({
    code,
    name: LANGUAGES[code],
    speak: () => {
      localStorage.setItem(CHOSEN, code);
      location.reload();
    },
  }));
