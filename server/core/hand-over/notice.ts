import type { Answer } from '../answer/answer.ts';
import type { Circumstances } from '../answer/circumstances.ts';
import { standing } from '../answer/standing-answer.ts';
import { spokenTime } from '../calendar/spoken-time.ts';
import type { Attendance } from '../calendar/working-time.ts';
import type { Instant } from '../time.ts';

/** What is known about who will read it, when the citizen is told that a person takes over. */
export type Staffing = {
  readonly now: Instant;
  readonly attendance: Attendance;
  /** Whether a group of staff is told. */
  readonly groupBound: boolean;
};

/** A person takes over: the number, when somebody will be there, and whom to call meanwhile. Never a time that is not known. */
export function handedOver(number: number, around: Circumstances, staffing: Staffing): Answer {
  const { hotline, hours } = around.catalogue.home;
  const lines = [
    '前面说的话他都能看到,不用重讲',
    whenAnswered(staffing, hours),
    `等不及就打 ${hotline}(${hours})`,
    '想接着问我,发「退出」',
  ];
  const answer = standing(around, 'advice', `已转给值班的人(编号 ${number})`, lines, []);
  return { ...answer, behaviour: 'hand-over' };
}

function whenAnswered({ now, attendance, groupBound }: Staffing, hours: string): string {
  if (!groupBound) return '值班群还没有设好,这里不一定有人看到,请直接打电话';
  switch (attendance.kind) {
    case 'open':
      return '现在是上班时间,他看到就在这里回您';
    case 'closed':
      return `现在没人值班,${spokenTime(attendance.opensAt, now)} 上班后在这里回您`;
    case 'unknown':
      return `${attendance.year} 年的节假日还没录入,说不准哪天有人(平时${hours})`;
  }
}

/** Under an answer to somebody in danger: the numbers to call stand above it. */
export function urgentLine(number: number, { attendance, groupBound }: Staffing): string {
  const alone = !groupBound || attendance.kind !== 'open';
  return `已转给值班的人(编号 ${number})。${alone ? '现在不一定有人看到,先打上面的电话' : '他看到就在这里回您'}`;
}

/** What the screens show while a person holds the conversation; chat channels stay silent. */
export function heldByPerson(number: number | null, around: Circumstances): Answer {
  const { hotline, hours } = around.catalogue.home;
  const headline = `已经转给值班的人${number === null ? '' : `(编号 ${number})`}`;
  const lines = ['您的话他看得到,机器人先不插嘴', `等不及就打 ${hotline}(${hours})`, '想接着问我,发「退出」'];
  return { ...standing(around, 'advice', headline, lines, []), behaviour: 'hand-over' };
}

/** Said once to who goes on writing while nobody has taken his hand-over and nobody is there; null when there is nothing to say. */
export function waitAnswer(number: number, around: Circumstances, staffing: Staffing): Answer | null {
  if (staffing.attendance.kind === 'open') return null;
  const { headline, lines } = heldByPerson(number, around);
  const said = [whenAnswered(staffing, around.catalogue.home.hours), ...lines.slice(1)];
  return { ...standing(around, 'advice', headline, said, []), behaviour: 'hand-over' };
}

/** What the citizen reads when a person answers him. */
export function answerLines(number: number, text: string): readonly string[] {
  return [`值班的人回您(编号 ${number}):`, ...text.split('\n')];
}

/** What the citizen reads when the person is done. */
export function givenBackLine(number: number): string {
  return `值班的人说完了(编号 ${number}),有事接着问我。`;
}
