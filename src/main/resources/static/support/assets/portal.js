// What makes the pages nicer; each works without it.

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone) {
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  document.cookie = `support-zone=${encodeURIComponent(zone)}; Path=/support; Max-Age=31536000; SameSite=Lax${secure}`;
}

// The server knows the zone from the second page on: on the first, times are written again as it would write them.
const known = document.querySelector('[data-zone]');
if (zone && known && known.dataset.zone !== zone) {
  const { lang } = document.documentElement;
  const language = lang === 'en' ? 'en-GB' : lang;
  const named = (moment, how) => new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: how })
    .formatToParts(moment).find(it => it.type === 'timeZoneName').value;
  const day = new Intl.DateTimeFormat(language, { timeZone: zone, dateStyle: 'medium', timeStyle: 'short' });
  for (const time of document.querySelectorAll('time')) {
    const moment = new Date(time.dateTime);
    const offset = named(moment, 'shortOffset').replace('GMT', 'UTC');
    time.textContent = `${day.format(moment)} ${offset === 'UTC' ? offset : `${named(moment, 'short')} (${offset})`}`;
  }
  known.textContent = named(new Date(), 'longGeneric');
}

for (const form of document.querySelectorAll('form[data-once]')) {
  const button = form.querySelector('button[type=submit]');
  const label = button.textContent;
  const ready = () => { button.disabled = false; button.textContent = label; };
  form.addEventListener('submit', event => {
    if (event.defaultPrevented) return;
    button.disabled = true;
    button.textContent = button.dataset.busy;
  });
  addEventListener('pageshow', ready); // a step back finds the page as it was left
}

for (const input of document.querySelectorAll('input[type=file][data-largest]')) {
  const problem = document.getElementById(input.id + '-now');
  const check = () => {
    const large = [...input.files].filter(it => it.size > Number(input.dataset.largest)).map(it => it.name);
    const many = input.files.length > Number(input.dataset.most);
    problem.textContent = many ? input.dataset.tooMany : `${input.dataset.tooLarge} ${large.join(', ')}`;
    problem.hidden = !many && !large.length;
    return problem.hidden;
  };
  input.addEventListener('change', check);
  input.form.addEventListener('submit', event => {
    if (!check()) {
      event.preventDefault();
      input.focus();
    }
  }, { capture: true });
}

// Articles while the problem is typed. The answer is a list made by us, or nothing.
const suggestions = document.getElementById('suggestions');
const problem = document.getElementById('problem');
if (suggestions && problem) {
  let waiting, asked;
  const suggest = async () => {
    const words = problem.value.trim();
    if (words === asked) return;
    asked = words;
    const answer = words.length < 4 ? '' : await fetch(`${suggestions.dataset.from}?q=${encodeURIComponent(words.slice(0, 200))}`,
      { headers: { Accept: 'text/html' } }).then(it => it.ok ? it.text() : '', () => '');
    if (asked !== words) return;
    const useful = answer.includes('<li');
    suggestions.hidden = !useful;
    suggestions.lastElementChild.innerHTML = useful ? answer : '';
  };
  problem.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(suggest, 400); });
}
