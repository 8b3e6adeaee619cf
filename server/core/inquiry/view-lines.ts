import { spokenTime } from '../calendar/spoken-time.ts';
import { choiceLines } from '../task/rest-of-line.ts';
import type { Asked } from '../task/words-asked.ts';
import type { Instant } from '../time.ts';
import { INQUIRY_STATES, type Inquiry } from './inquiry.ts';
import type { Look } from './look.ts';
import type { Names } from './names.ts';

/** What the verifier sees in his own chat: whom it is about, and that he was seen to look. */
export function subjectLines({
  number,
  publicNumber,
  fact,
  purpose,
  legalUse,
  mandate,
  subject,
}: Inquiry): readonly string[] {
  return [
    `${number} 号协查(${publicNumber})`,
    `核的是:${subject.name}${subject.idNumber === null ? '(没有留证件号)' : `,${subject.idNumber}`}`,
    `问:${fact}`,
    `用途:${purpose};依据:${legalUse}`,
    `授权:${mandate.number}(${mandate.scope})`,
    '只为答这一件事;这次查看已记下,本人看得到',
  ];
}

/** The same with the question to him: a number answers it, and so does a word. */
export function askedAnswer(inquiry: Inquiry): Asked {
  const choices = ['是', '否', '查无此人'];
  const lines = [...subjectLines(inquiry), '回数字就答了;只有一部分是,写:部分 说明', ...choiceLines(choices)];
  return { lines, offer: { kind: 'words', line: `答 ${inquiry.number}`, choices } };
}

/** Where an inquiry stands, for whoever asked. */
export function standingLines(inquiry: Inquiry, due: Instant | null, names: Names, now: Instant): readonly string[] {
  const { number, fact, state, issuer, verifier } = inquiry;
  const who = `${names.department(issuer)}${verifier === null ? '' : ` ${names.person(verifier)}`}`;
  return [
    `${number} 号协查:${INQUIRY_STATES[state]}`,
    `问:${fact}`,
    `现在在:${who}`,
    ...(due === null ? [] : [now < due ? `${spokenTime(due, now)} 前答复` : `已超时(${spokenTime(due, now)} 到期)`]),
  ];
}

/** 谁查了我: one line a look, for the citizen himself. Names of colleagues stand here: he may know who looked. */
export function lookLine(look: Look, names: Names, now: Instant): string {
  const { fact, purpose, inquiry, at } = look;
  return `${spokenTime(at, now)} ${lookedBy(look, names)}${lookDid(look)}:${fact}(${purpose},${inquiry})`;
}

/** Who looked: a colleague by name, or the system of a department. */
export function lookedBy({ by, department }: Look, names: Names): string {
  return by === null ? `${names.department(department)}的系统` : `${names.department(department)} ${names.person(by)}`;
}

/** What came of a look. */
export function lookDid({ kind }: Look): string {
  return { viewed: '看了您是谁', 'looked-up': '查了', refused: '想看,没有给看' }[kind];
}
