import type { Known } from './actor.ts';
import { canRun } from './actor.ts';
import type { WordsOffer } from './offer.ts';
import { choiceLines } from './rest-of-line.ts';
import type { Task } from './task.ts';
import type { TaskVerb } from './task-line.ts';

/** One question to a colleague whose line lacked its words, and what his next message completes. */
export type Asked = { readonly lines: readonly string[]; readonly offer: WordsOffer };

type Question = {
  /** As the line is typed. */
  readonly said: string;
  readonly asks: string;
  readonly hint: string;
  readonly choices: readonly string[];
};

/** What a button without words leads to. The fixed words are those that staff type most; anything else can be written. */
const QUESTIONS: Readonly<Partial<Record<TaskVerb, Question>>> = {
  close: {
    ...{ said: '办结', asks: '查到了什么?发一句就办结。', choices: [] },
    hint: '比如:名下无房。群众少跑的不止一趟,后面写上 少跑2趟',
  },
  report: { said: '有结果', asks: '查到了什么?发一句。', hint: '比如:名下无房', choices: [] },
  fail: {
    ...{ said: '没办成', asks: '为什么没办成?' },
    ...{ hint: '回数字,或写一句', choices: ['部门查不到', '材料对不上', '本人联系不上'] },
  },
  return: {
    ...{ said: '退单', asks: '为什么退单?' },
    ...{ hint: '回数字,或写一句;派单员会改派', choices: ['不归我这里办', '要到现场去', '今天办不了'] },
  },
  'wait-citizen': {
    ...{ said: '等群众', asks: '等群众什么?这一句群众会看到。' },
    ...{ hint: '回数字,或写一句', choices: ['等您补签授权书', '等您补一张照片', '等您回电话'] },
  },
  see: {
    ...{ said: '见到本人', asks: '在哪里见到的、看到什么?', choices: [] },
    hint: '比如:桃源村3组 本人在家。地点和情况记在单里,不上卡片',
  },
  fits: {
    ...{ said: '相符', asks: '在哪里看的、看到什么?', choices: [] },
    hint: '比如:柳塘村3组 门面在,正在装修。只记在单里,不上卡片',
  },
  differs: {
    ...{ said: '不符', asks: '在哪里看的、哪里不一样?', choices: [] },
    hint: '比如:柳塘村3组 那里是空地。原样发给本人,本人可以提异议',
  },
  cancel: {
    ...{ said: '取消', asks: '为什么取消?' },
    ...{ hint: '回数字,或写一句', choices: ['群众不办了', '重复建单'] },
  },
};

const LEAVE = '不办这一步,回 算了';

/** Null for what needs no words. */
export function askedWords(verb: TaskVerb, number: number): Asked | null {
  const question = QUESTIONS[verb];
  if (question === undefined) return null;
  const { said, asks, hint, choices } = question;
  return asking(`#${number} ${asks}`, `${hint};${LEAVE}`, { kind: 'words', line: `${said} ${number}`, choices });
}

const RUNNERS_SHOWN = 4;

/** 派: to whom? Those who run for the group, in the directory's order. */
export function askedWhom(task: Task, known: Known): Asked {
  const runners = known.home.staff.filter((each) => canRun(each, task.room, known)).slice(0, RUNNERS_SHOWN);
  const choices = runners.map(({ name }) => name);
  const offer = { kind: 'words', line: `派 ${task.number}`, choices } as const;
  return asking(`#${task.number} 派给谁?`, `回数字,或写姓名;${LEAVE}`, offer);
}

/** 协查: which department is asked what? `choices`: what the department that has the paper is asked as a rule. */
export function askedInquiry(number: number, choices: readonly string[]): Asked {
  const hint =
    choices.length === 0 ? '写部门和一件能用是或否答的事,比如:县公安局 户籍是否在本县' : '回数字,或写部门和要核的事';
  const offer = { kind: 'words', line: `协查 ${number}`, choices } as const;
  return asking(`#${number} 问哪个部门、核什么?`, `${hint};${LEAVE}`, offer);
}

function asking(question: string, hint: string, offer: WordsOffer): Asked {
  return { lines: [question, hint, ...choiceLines(offer.choices)], offer };
}
