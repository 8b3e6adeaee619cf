import { spokenTime } from '../calendar/spoken-time.ts';
import type { Instant } from '../time.ts';
import { ANSWER_LABELS, type Inquiry, type InquiryAnswer } from './inquiry.ts';
import type { Names } from './names.ts';

/** 回执: who asked, who answered, when, from which system. Lines for whoever asked; nothing in them names the citizen. */
export function receipt(inquiry: Inquiry, answer: InquiryAnswer, names: Names, now: Instant): readonly string[] {
  const { publicNumber, number, asker, fact, answers } = inquiry;
  const said = answers.length > 1 ? '更正' : '答复';
  return [
    `${number} 号协查${said}:${ANSWER_LABELS[answer.kind]}${answer.text === '' ? '' : `(${answer.text})`}`,
    `问的是:${fact}`,
    `谁问:${names.department(asker.department)} ${names.person(asker.staff)}`,
    `谁答:${names.department(answer.department)} ${answer.who === null ? '(系统)' : names.person(answer.who)},${spokenTime(answer.at, now)}`,
    `来源:${answer.source}(${publicNumber})`,
    ...(answer.kind === 'no-such-person' ? ['查无此人不等于“否”:先核对姓名和证件号,再定怎么办'] : []),
  ];
}
