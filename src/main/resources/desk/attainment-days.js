// Calendar days as the server writes them: 2026-09-01, without any time or zone.

import { now } from './time.js';

const DAY = 86_400_000; // milliseconds; of dates in UTC, which knows no other days

export const days = (day, by) => new Date(Date.parse(`${day}T00:00:00Z`) + by * DAY).toISOString().slice(0, 10);

const date = day => new Date(`${day}T00:00:00Z`);

const format = (day, language, options) => new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options }).format(date(day));

/** "28 Sept – 4 Oct 2026"; one day with that of the week. */
export function dayRange(from, to, language) {
  if (from === to) {
    return format(from, language, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
  }
  return new Intl.DateTimeFormat(language, { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' }).formatRange(date(from), date(to));
}

/** A part of a report, which itself says the year: "Mon, 28 Sept", "28 Sept – 4 Oct", "Sept 2026". */
export function partLabel({ from, to }, by, language) {
  if (by === 'month') {
    return format(from, language, { month: 'short', year: 'numeric' });
  }
  return by === 'day'
    ? format(from, language, { weekday: 'short', day: 'numeric', month: 'short' })
    : new Intl.DateTimeFormat(language, { timeZone: 'UTC', day: 'numeric', month: 'short' }).formatRange(date(from), date(to));
}

export const shortLabel = (day, by, language) =>
  by === 'month' ? format(day, language, { month: 'short', year: '2-digit' }) : format(day, language, { day: 'numeric', month: 'short' });

/** With date and zone, also today: it is printed. */
export const momentWords = (moment, zone, language) =>
  new Intl.DateTimeFormat(language, { timeZone: zone, day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short' }).format(new Date(moment));

/** The last four weeks by day, twelve weeks by week, or twelve months by month, up to today in that zone. */
export function preset(name, zone) {
  const to = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(now()));
  if (name === 'months12') {
    const [year, month] = to.split('-').map(Number);
    return { from: new Date(Date.UTC(year, month - 12, 1)).toISOString().slice(0, 10), to, by: 'month' };
  }
  const sinceMonday = (date(to).getUTCDay() + 6) % 7;
  return name === 'weeks4' ? { from: days(to, -27), to, by: 'day' } : { from: days(to, -sinceMonday - 77), to, by: 'week' };
}
