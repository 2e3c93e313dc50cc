// Times as people read them: in the desk's zone, never without it. The server's clock counts, not the browser's.

import { language, t } from './texts.js';

let ahead = 0; // milliseconds that the server's clock is ahead of the browser's

export function serverSays(now) {
  ahead = new Date(now).getTime() - Date.now();
}

export const now = () => Date.now() + ahead;

export function at(instant, zone) {
  const moment = new Date(instant);
  const [that, today] = [day(moment, zone), day(now(), zone)];
  return new Intl.DateTimeFormat(language, {
    timeZone: zone,
    ...(that === today ? {} : { day: 'numeric', month: 'short' }),
    ...(that.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  }).format(moment);
}

/** The day of that moment in that zone, like 2026-11-28. */
export const day = (moment, zone) => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(moment);

/** "2 d 3 h", "3 h 20 min", "12 min"; below five minutes to the second: "4:09 min". */
export function span(milliseconds) {
  const seconds = Math.max(0, Math.floor(Math.abs(milliseconds) / 1000));
  const [d, h, m, s] = [Math.floor(seconds / 86400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
  if (d >= 2) {
    return t('time.days', { d, h });
  }
  if (seconds >= 3600) {
    return t('time.hours', { h: d * 24 + h, m: String(m).padStart(2, '0') });
  }
  return seconds >= 300 ? t('time.minutes', { m }) : `${m}:${String(s).padStart(2, '0')} min`;
}

/** "30 minutes", "8 hours" */
export function lasting(minutes) {
  const [unit, count] = minutes % 60 ? ['minute', minutes] : ['hour', minutes / 60];
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}

/** How a response deadline stands: its mood (calm, warning, missed, met, late), a sign, and words. */
export function standing(it) {
  const due = new Date(it.respondBy).getTime();
  if (it.respondedAt) {
    return new Date(it.respondedAt).getTime() < due
      ? { mood: 'met', sign: '✓', words: t('deadline.met') }
      : { mood: 'late', sign: '✕', words: t('deadline.late', { span: span(new Date(it.respondedAt) - due) }) };
  }
  const left = due - now();
  if (left <= 0) {
    return { mood: 'missed', sign: '✕', words: t('deadline.missed', { span: span(left) }) };
  }
  return new Date(it.warnAt).getTime() <= now()
    ? { mood: 'warning', sign: '▲', words: t('deadline.left', { span: span(left) }) }
    : { mood: 'calm', sign: '◷', words: t('deadline.left', { span: span(left) }) };
}
