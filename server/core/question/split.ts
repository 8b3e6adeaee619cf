/** Words with which a second question begins. */
const SECOND =
  /(?:^| )(?:还有|另外|再问(?:一下|个)?|顺便问(?:一下|个)?|对了|还想问(?:一下)?|第二个问题|另一个问题)(?:就是)? ?/u;
const NUMBERED = /(?:^| )(?:[1-9一二三四五][ 是]|第[一二三四五]个?)/gu;
const LEAST = 4;

/** Two numbers at least: one alone counts something else. */
function isNumbered(read: string): boolean {
  NUMBERED.lastIndex = 0;
  return NUMBERED.test(read) && NUMBERED.test(read);
}

/** The questions of a normalised message: one as a rule, more when the writer says so (另外…, 还有…, 1 … 2 …). */
export function splitQuestions(read: string): string[] {
  const numbered = isNumbered(read);
  if (!numbered && !SECOND.test(read)) return [read];
  const parts = (numbered ? read.split(NUMBERED) : [read])
    .flatMap((part) => part.split(SECOND))
    .map((part) => part.trim());
  const whole = parts.filter((part) => part.length >= LEAST);
  return whole.length > 1 ? whole : [read];
}
