// Which task is open in Tasklist, and the way to another.

const parameters = () => new URLSearchParams(location.hash.split('?')[1] ?? '');

export const taskInAddress = () => parameters().get('task');

/** Opens that task; the list beside it stays as it is. */
export function taskLink(id) {
  const there = parameters();
  there.set('task', id);
  return `#/?${there}`;
}
