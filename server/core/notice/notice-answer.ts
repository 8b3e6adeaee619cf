import type { Answer } from '../answer/answer.ts';
import { PERSON, REPHRASE } from '../answer/choices.ts';
import type { Circumstances } from '../answer/circumstances.ts';
import type { Refusal } from '../result.ts';
import type { Instant } from '../time.ts';
import { say } from './filing-answer.ts';
import type { LossNotice } from './notice.ts';
import { noticeChoiceId } from './notice-act.ts';
import type { NoticeKind } from './notice-kind.ts';
import { dayInWords, publicLines, standingOf } from './notice-words.ts';
import { type PublicNotice, statementOf } from './public-notice.ts';
import { mayAsk, REISSUE_LABELS } from './reissue.ts';
import { IN_FORCE, NOTICE_LABELS } from './state.ts';

/** It is on the board: number, term, who takes it, and how to take it back. */
export function nowPublic(
  notice: PublicNotice,
  kind: NoticeKind,
  { address, foundAt }: { readonly address: string; readonly foundAt: Instant | null },
  around: Circumstances,
): Answer {
  const lines = [
    foundAt === null ? null : `有人捡到过同号的证,先到 ${pointOf(around)} 问问,不急着补`,
    statementOf(notice),
    `公示到 ${dayInWords(notice.endsOn ?? '')},不收钱;${address}`,
    `要补办点「申请补办」,报给${kind.accepts},不用登报`,
    '证找到了发「找到了」,写错了发「更正」加编号',
  ];
  return say(`登记好了:${notice.number}`, filled(lines), around, [reissue(notice.number), PERSON]);
}

function reissue(number: string) {
  return { id: noticeChoiceId('reissue', number), label: '申请补办' };
}

function filled(lines: readonly (string | null)[]): readonly string[] {
  return lines.filter((line) => line !== null);
}

export function inReview(notice: LossNotice, kind: NoticeKind, around: Circumstances): Answer {
  return say(
    `交上去了,等审核(受理号 ${notice.case})`,
    [`${kind.name}要工作人员看过才公示`, '公示了、退回了,都在这里告诉您'],
    around,
    [PERSON],
  );
}

/** The certificate is announced already: the first notice stands for it. */
export function alreadyThere(first: LossNotice, shown: PublicNotice | null, around: Circumstances): Answer {
  if (shown === null)
    return say('这个证号已经有人在登记', ['正在审核,不用再登', '不是您登的,点「找人」'], around, [PERSON]);
  return say(
    `这个证号已经登记过:${shown.number}`,
    [standingOf(shown, around.today), ...publicLines(shown), '不用再登。不是您登的,点「找人」'],
    around,
    [...(first.number === null ? [] : [lookUp(first.number)]), PERSON],
  );
}

function lookUp(number: string) {
  return { id: noticeChoiceId('look-up', number), label: '查这一份' };
}

/** 查公示: what anybody may know, and for whoever filed it what he can do. */
export function lookedUp(
  notice: PublicNotice,
  { own, address }: { readonly own: LossNotice | null; readonly address: string },
  around: Circumstances,
): Answer {
  const choices =
    own !== null && IN_FORCE.includes(notice.state)
      ? [
          ...(mayAsk(own.state, own.reissue) ? [reissue(notice.number)] : []),
          { id: noticeChoiceId('withdraw', notice.number), label: '找到了,撤销' },
          { id: noticeChoiceId('correct', notice.number), label: '写错了,更正' },
        ]
      : [];
  const waits = own?.reissue?.state === 'asked' ? [`补办:${REISSUE_LABELS.asked},办结了告诉您`] : [];
  return say(
    `${notice.number} ${standingOf(notice, around.today)}`,
    [...publicLines(notice), ...waits, `防改记录:一致;${address}`],
    around,
    [...choices, PERSON],
  );
}

/** 查公示 of one that is not what was published: nothing of what it says now is repeated. */
export function alteredNotice(
  number: string,
  { faults, address }: { readonly faults: readonly string[]; readonly address: string },
  around: Circumstances,
): Answer {
  const lines = [
    ...faults.slice(0, MOST_FAULTS),
    `防改记录:不一致;${address}`,
    '要办事的先别认这一份,点「找人」问清楚',
  ];
  return say(`${number} 和原来公示的对不上,先别用`, lines, around, [PERSON]);
}

const MOST_FAULTS = 3;

/** In a chat without an account nobody can be told what became of it. */
export function onlyWithAccount(board: string, around: Circumstances): Answer {
  const lines = [
    '这里认不出您是谁,后面的消息也送不到',
    `在微信里发「登记遗失」,几分钟办好,不收钱`,
    `查别人的:${board}`,
  ];
  return say('登记、撤销要在微信里办', lines, around, [PERSON]);
}

export function onlyInPrivate(around: Circumstances): Answer {
  return say('这里大家都看得见,不在群里登记', ['跟我单聊,发「登记遗失」'], around);
}

export function noSuchNotice(number: string, around: Circumstances): Answer {
  return say(`没有编号 ${number} 的声明`, ['核对一下编号,像 YS-20190715-0031'], around, [REPHRASE, PERSON]);
}

/** `site`: our public address, without a slash at the end. Nobody types a full number into a chat, which is kept. */
export function askNumber(site: string, around: Circumstances): Answer {
  return say(
    '要查哪一份?',
    [
      '发「查公示」加编号,比如:查公示 YS-20190715-0031',
      `没有编号,到 ${site}/board 按日期找`,
      `手里有证件、有凭证文件的,到 ${site}/verify 按完整证号查、查改没改过`,
    ],
    around,
  );
}

export function noticeWithdrawn(number: string | null, kind: string, around: Circumstances): Answer {
  const lines = ['公示板上注明“证件找到,已撤销”,留着记录', '旧证接着用,不用补办'];
  return say(`${kind}的声明撤销了${number === null ? '' : `:${number}`}`, lines, around, [PERSON]);
}

/** Which of his notices; also asked when there is only one, because a withdrawal cannot be taken back. */
export function withdrawWhichNotice(
  notices: readonly LossNotice[],
  nameOf: (kind: string) => string,
  around: Circumstances,
): Answer {
  if (notices.length === 0) return say('您没有在公示的声明', ['登记过的,发「查公示」加编号看'], around, [PERSON]);
  const choices = notices.slice(0, 3).map(({ case: typed, number, kind }) => ({
    id: noticeChoiceId('withdraw', number ?? typed),
    label: `撤销${nameOf(kind)} ${number ?? `受理号 ${typed}`}`,
  }));
  return say('撤销哪一份声明?', ['撤销了收不回来,再丢要重新登记'], around, choices);
}

export function noticeRefused({ message, next }: Refusal, around: Circumstances): Answer {
  return say(message, [next], around, [PERSON]);
}

/** 我的: his notices, the newest first. */
export function noticeLines(notices: readonly LossNotice[], nameOf: (kind: string) => string): readonly string[] {
  return notices.map(
    ({ number, case: typed, kind, state, reissue: asked }) =>
      `${number ?? `受理号 ${typed}`} ${nameOf(kind)}遗失声明 · ${NOTICE_LABELS[state]}${caseOf(asked)}`,
  );
}

/** A closed case is the state of the notice itself. */
function caseOf(asked: LossNotice['reissue']): string {
  return asked?.state === 'asked' || asked?.state === 'refused' ? ` · ${REISSUE_LABELS[asked.state]}` : '';
}

/** Told to the applicant when something became of his notice without him. */
export function newsOf(notice: LossNotice, kind: NoticeKind, hotline: string): readonly string[] {
  const named = `${kind.name}遗失声明${notice.number === null ? `(受理号 ${notice.case})` : ` ${notice.number}`}`;
  const why = notice.reason === null ? [] : [`理由:${notice.reason}`];
  switch (notice.state) {
    case 'published':
      return [
        `公示了:${named}。`,
        `公示 ${kind.termDays} 天;要补办发「补办 ${notice.number ?? ''}」,报给${kind.accepts}`,
        '证找到了发「找到了」',
      ];
    case 'effective':
      return [`期满生效:${named}。`, `没有人提异议;要补办发「补办 ${notice.number ?? ''}」,报给${kind.accepts}`];
    case 'declined':
      return [`没有公示:${named}。`, ...why, '改好了可以重新登记,发「登记遗失」'];
    case 'disputed':
      return [`有人对${named}提了异议,正在核实。`, ...why, `有话要说,打 ${hotline}`];
    case 'revoked':
      return [`撤销了:${named}。`, ...why, `不服的,打 ${hotline}`];
    default:
      return [`${named}:${NOTICE_LABELS[notice.state]}。`];
  }
}

/** 捡到证件: what the finder does; who lost it he is not told. */
export function foundKept(matched: boolean, around: Circumstances): Answer {
  const headline = matched ? '失主正在找它,已经告诉他了' : '记下了,失主来登记就会知道';
  const lines = [`请把证交到 ${pointOf(around)}`, '证号只留了加密的指纹,谢谢您'];
  return say(headline, lines, around, [PERSON]);
}

export function foundTooOften(around: Circumstances): Answer {
  return say('今天登记得太多了', [`捡到一批证的,直接交到 ${pointOf(around)}`], around, [PERSON]);
}

export function askFoundNumber({ name, number }: NoticeKind, around: Circumstances): Answer {
  return say(`捡到的是${name}`, [`证号是多少?${number.hint}`, '不用发照片,不用写证上的名字'], around);
}

export function foundNews(notice: LossNotice, kind: NoticeKind, place: string): readonly string[] {
  return [
    `有人捡到了您的${kind.name}。`,
    `先到 ${place} 问问,取回后发「找到了」撤销声明`,
    `声明 ${notice.number ?? ''}`,
  ];
}

/** Where found certificates are brought: the county's first service point, else the hotline. */
export function pointOf({ catalogue: { home } }: Pick<Circumstances, 'catalogue'>): string {
  const [point] = home.servicePoints;
  return point ? `${point.name}(${point.address})` : `打 ${home.hotline} 问的地方`;
}
