/** Puts a number in its place in an ascending list of few, unless it stands there already. */
export function addOnce(list: number[], number: number): void {
  let at = list.length;
  while (at > 0 && (list[at - 1] ?? 0) > number) at -= 1;
  if (at > 0 && list[at - 1] === number) return;
  for (let to = list.length; to > at; to -= 1) list[to] = list[to - 1] ?? 0;
  list[at] = number;
}
