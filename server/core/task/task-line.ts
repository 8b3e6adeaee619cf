import { TYPED_NUMBER, typedNumber } from '../people/typed-number.ts';

export type TaskVerb =
  | 'claim'
  | 'start'
  | 'resume'
  | 'wait-citizen'
  | 'transfer'
  | 'return'
  | 'close'
  | 'report'
  | 'fail'
  | 'cancel'
  | 'authorise'
  | 'assign'
  | 'see'
  | 'fits'
  | 'differs';

/** What a line about tasks asks for. The words behind the number are left to the rules. */
export type TaskLine =
  | { readonly kind: 'order'; readonly verb: TaskVerb; readonly number: number; readonly words: string }
  /** 代: whose, for what, which paper. */
  | { readonly kind: 'draft'; readonly name: string; readonly matter: string; readonly proof: string }
  | { readonly kind: 'draft-incomplete' }
  /** 本人: whose task it is. */
  | { readonly kind: 'whose'; readonly number: number }
  /** 现场照片: his next pictures show what he came to check. */
  | { readonly kind: 'check-photos'; readonly number: number }
  | { readonly kind: 'mine' }
  | { readonly kind: 'in-group' }
  | { readonly kind: 'errands' }
  /** 是, 1, 要建: an answer to what he was asked last, or not meant for us at all. */
  | { readonly kind: 'agreed' }
  /** The verb is known, the number is missing. */
  | { readonly kind: 'numberless'; readonly verb: string };

const MENTION = /^\s*(?:@[^\s@]{1,40}\s+)+/u;
const MARKS = '[\\s:,、]*';
const END = /[\s。.!~]+$/u;
/** Behind the number no further digit and no unit: 取消12月的预约 is no line. */
const NUMBER = `${TYPED_NUMBER}(?![0-9零〇一二两三四五六七八九十百千年月日岁页个万元点]|[.,、][0-9])`;
/** Words begin behind a space, a mark, 号, or with whom it is given to. */
const APART = '(?:$|(?<=[\\s号])(?![的线楼])|(?=[:,、给]))';
const BEFORE = '^(?:那)?(?:我|由我|我来|我要)?';

type Pattern = { readonly said: string; readonly verb: TaskVerb };

/** These stand alone: whatever else is typed behind the number makes it a question. */
const BARE: readonly Pattern[] = [
  { said: '接单|接了|接|抢单', verb: 'claim' },
  { said: '开始办理|开始办|开始', verb: 'start' },
  { said: '继续办理|继续办|继续', verb: 'resume' },
];

const WORDED: readonly Pattern[] = [
  { said: '等群众', verb: 'wait-citizen' },
  { said: '转群|转单|转', verb: 'transfer' },
  { said: '退单', verb: 'return' },
  { said: '办结|办好', verb: 'close' },
  { said: '有结果', verb: 'report' },
  { said: '没办成', verb: 'fail' },
  { said: '见到本人', verb: 'see' },
  { said: '相符', verb: 'fits' },
  { said: '不符', verb: 'differs' },
  { said: '取消', verb: 'cancel' },
  { said: '授权', verb: 'authorise' },
  { said: '派单|派', verb: 'assign' },
];

const READERS = [
  ...BARE.map(({ said, verb }) => ({
    verb,
    read: new RegExp(`${BEFORE}(?:${said})${MARKS}${NUMBER}单?(?:了|吧)?$`, 'u'),
  })),
  { verb: 'claim' as const, read: new RegExp(`^${TYPED_NUMBER}${MARKS}(?:我来|我)?(?:接单|接)(?:了|吧)?$`, 'u') },
  ...WORDED.map(({ said, verb }) => ({
    verb,
    read: new RegExp(`${BEFORE}(?:${said})${MARKS}${NUMBER}${APART}${MARKS}([\\s\\S]*)$`, 'u'),
  })),
];

const WHOSE = new RegExp(`^本人${MARKS}${NUMBER}$`, 'u');
const CHECK_PHOTOS = new RegExp(`^(?:发)?现场照片?${MARKS}${NUMBER}$`, 'u');
const NUMBERLESS =
  /^(接单|开始|继续|等群众|转|退单|办结|有结果|没办成|取消|授权|派|本人|见到本人|相符|不符|现场照片)$/u;
const DRAFT = /^代[\s:,、]+(\S.*)$/su;
const AGREED = /^(?:是|是的|对|要|要建|建|1|好|好的)$/u;

const ALONE: Readonly<Record<string, TaskLine>> = {
  我的单: { kind: 'mine' },
  我的任务: { kind: 'mine' },
  群里的单: { kind: 'in-group' },
  群里有什么单: { kind: 'in-group' },
  顺路: { kind: 'errands' },
  顺路单: { kind: 'errands' },
};

/** Reads a line of whoever runs tasks; null when it is none. Full-width forms, voice numbers and a mention in front are understood. */
export function readTaskLine(typed: string): TaskLine | null {
  const line = typed.normalize('NFKC').replace(MENTION, '').trim();
  const bare = line.replace(END, '');
  const alone = Object.hasOwn(ALONE, bare) ? ALONE[bare] : undefined;
  if (alone) return alone;
  if (AGREED.test(bare)) return { kind: 'agreed' };
  const verb = NUMBERLESS.exec(bare)?.[1];
  if (verb !== undefined) return { kind: 'numberless', verb };
  const whose = WHOSE.exec(bare)?.[1];
  if (whose !== undefined) return { kind: 'whose', number: typedNumber(whose) };
  const photos = CHECK_PHOTOS.exec(bare)?.[1];
  if (photos !== undefined) return { kind: 'check-photos', number: typedNumber(photos) };
  return draftIn(bare) ?? orderIn(line, bare);
}

function draftIn(bare: string): TaskLine | null {
  if (bare === '代') return { kind: 'draft-incomplete' };
  const words = DRAFT.exec(bare)?.[1]?.split(/[\s:,、]+/u);
  if (words === undefined) return null;
  const [name, matter, ...proof] = words;
  if (name === undefined || matter === undefined || proof.length !== 1) return { kind: 'draft-incomplete' };
  return { kind: 'draft', name, matter, proof: proof.join('') };
}

function orderIn(line: string, bare: string): TaskLine | null {
  for (const { verb, read } of READERS) {
    const found = read.exec(bare) === null ? null : (read.exec(line) ?? read.exec(bare));
    if (found) return { kind: 'order', verb, number: typedNumber(found[1] ?? ''), words: (found[2] ?? '').trim() };
  }
  return null;
}
