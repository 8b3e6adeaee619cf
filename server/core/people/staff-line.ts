import { type CommitmentLine, readCommitmentLine } from '../commitment/commitment-line.ts';
import { type InquiryLine, readInquiryLine } from '../inquiry/inquiry-line.ts';
import { type ReissueLine, readReissueLine } from '../notice/reissue-line.ts';
import { readTaskLine, type TaskLine } from '../task/task-line.ts';
import type { GroupKind } from './group.ts';

/** What a line typed by staff asks for. Text that is none of these is a question like any other. */
export type StaffLine =
  | { readonly kind: 'help' }
  | { readonly kind: 'login' }
  /** `group` null: the kind of group was not understood. */
  | { readonly kind: 'bind'; readonly group: GroupKind | null; readonly name: string }
  /** `text`: to the letter as it was typed. */
  | { readonly kind: 'answer'; readonly number: number; readonly text: string }
  | { readonly kind: 'give-back'; readonly number: number }
  /** The verb is known, the number is missing. */
  | { readonly kind: 'numberless'; readonly verb: '回' | '交还' }
  | { readonly kind: 'task'; readonly line: TaskLine }
  | { readonly kind: 'inquiry'; readonly line: InquiryLine }
  | { readonly kind: 'commitment'; readonly line: CommitmentLine }
  | { readonly kind: 'reissue'; readonly line: ReissueLine };

/** Typing noise: full-width forms, a mention in front, any spaces and marks between the parts. */
const MENTION = '^\\s*(?:[@\\uFF20][^\\s@\\uFF20]{1,40}\\s+)*';
const MARKS = '[\\s:\\uFF1A,\\uFF0C\\u3001]*';
const NUMBER = '[#\\uFF03]?\\s*([0-9\\uFF10-\\uFF19]{1,9})\\s*\\u53F7?';
const END = '[\\s\\u3002.!\\uFF01~\\uFF5E]*$';

const ANSWER = new RegExp(
  `${MENTION}\\u56DE${MARKS}${NUMBER}(?![0-9\\uFF10-\\uFF19\\u5E74\\u6708]|[.\\uFF0E,\\uFF0C\\u3001][0-9\\uFF10-\\uFF19])${MARKS}([\\s\\S]*)$`,
  'u',
);
const GIVE_BACK = new RegExp(`${MENTION}\\u4EA4\\u8FD8${MARKS}${NUMBER}${END}`, 'u');
/** What these three begin with. */
const TO_CITIZEN = new RegExp(`${MENTION}(?:\\u56DE|\\u4EA4\\u8FD8)`, 'u');
const NUMBERLESS = new RegExp(`${MENTION}(\\u56DE|\\u4EA4\\u8FD8)${END}`, 'u');

const BIND =
  /^绑定[\s:,、]*(县级群|县级代跑群|镇乡群|乡镇群|镇街群|镇乡联动群|条块群|部门群|部门条块群)?[\s:,、]*(.*)$/su;
const KINDS: readonly { readonly said: RegExp; readonly kind: GroupKind }[] = [
  { said: /^县级/u, kind: 'county' },
  { said: /^[镇乡]/u, kind: 'town' },
  { said: /^(条块|部门)/u, kind: 'line' },
];

/** Reads a line; null when it is none of staff's. Reading changes nothing and says nothing about who may. */
export function readStaffLine(typed: string): StaffLine | null {
  const toCitizen = TO_CITIZEN.test(typed) ? readToCitizen(typed) : null;
  if (toCitizen) return toCitizen;
  return readOther(
    typed
      .normalize('NFKC')
      .replace(/^\s*(?:@[^\s@]{1,40}\s+)+/u, '')
      .trim(),
  );
}

/** What goes to a citizen who waits for a person. */
function readToCitizen(typed: string): StaffLine | null {
  const answer = ANSWER.exec(typed);
  if (answer) return { kind: 'answer', number: numberOf(answer[1]), text: (answer[2] ?? '').trim() };
  const back = GIVE_BACK.exec(typed);
  if (back) return { kind: 'give-back', number: numberOf(back[1]) };
  const verb = NUMBERLESS.exec(typed)?.[1];
  return verb === '回' || verb === '交还' ? { kind: 'numberless', verb } : null;
}

function readOther(line: string): StaffLine | null {
  const bare = line.replace(/[\s。.!~]+$/u, '');
  if (/^(帮助|help)\??$/iu.test(bare)) return { kind: 'help' };
  if (bare === '登录' || bare === '登陆') return { kind: 'login' };
  const bind = BIND.exec(bare);
  if (bind && (bind[1] !== undefined || bare === '绑定' || /^绑定[\s:,、]/u.test(bare)))
    return { kind: 'bind', group: kindOf(bind[1]), name: (bind[2] ?? '').replace(/\s+/gu, '') };
  const task = readTaskLine(line);
  return task ? { kind: 'task', line: task } : readNumbered(line);
}

/** What is about an inquiry, a commitment or a loss notice. */
function readNumbered(line: string): StaffLine | null {
  const inquiry = readInquiryLine(line);
  if (inquiry) return { kind: 'inquiry', line: inquiry };
  const commitment = readCommitmentLine(line);
  if (commitment) return { kind: 'commitment', line: commitment };
  const reissue = readReissueLine(line);
  return reissue && { kind: 'reissue', line: reissue };
}

function kindOf(said: string | undefined): GroupKind | null {
  return KINDS.find((each) => each.said.test(said ?? ''))?.kind ?? null;
}

function numberOf(digits: string | undefined): number {
  return Number((digits ?? '').normalize('NFKC'));
}
