/** Words with which a second question begins. */
const SECOND =
  /(?:^| )(?:还有|另外|再问(?:一下|个)?|顺便问(?:一下|个)?|对了|还想问(?:一下)?|第二个问题|另一个问题)(?:就是)? ?/u;
const NUMBERED = /(?:^| )(?:[1-9一二三四五][ 是]|第[一二三四五]个?)/gu;
const LEAST = 4;

/** The questions of a normalised message: one as a rule, more when the writer says so (另外…, 还有…, 1 … 2 …). */
export function splitQuestions(read: string): string[] {
  const numbered = [...read.matchAll(NUMBERED)].length > 1 ? read.split(NUMBERED) : [read];
  const parts = numbered.flatMap((part) => part.split(SECOND)).map((part) => part.trim());
  const whole = parts.filter((part) => part.length >= LEAST);
  return whole.length > 1 ? whole : [read];
}
