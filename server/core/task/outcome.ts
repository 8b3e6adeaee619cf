const TRIPS = /(?:[,、;:]\s*)?(?:少跑|省)(?:了)?\s*(\d{1,3}|[一二两三四五六七八九十])\s*趟/u;
const WORDS = '零一二三四五六七八九十';

/** What was found, and how many trips the citizen was spared when that was said: 名下无房 少跑2趟. Nothing said is null. */
export function readOutcome(words: string): { readonly outcome: string | null; readonly trips: number | null } {
  const typed = words.normalize('NFKC').trim();
  const said = TRIPS.exec(typed)?.[1];
  const outcome = typed.replace(TRIPS, '').trim();
  return { outcome: outcome === '' ? null : outcome, trips: said === undefined ? null : countOf(said) };
}

function countOf(said: string): number {
  if (/^\d+$/u.test(said)) return Number(said);
  return said === '两' ? 2 : WORDS.indexOf(said);
}
