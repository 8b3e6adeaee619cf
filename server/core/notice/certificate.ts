import { basisText } from '../answer/citation.ts';
import type { Sheet, SheetRow } from '../document/sheet.ts';
import { done, type Result, refused } from '../result.ts';
import { type Day, startOf } from '../time.ts';
import type { FollowingEntry } from './board-check.ts';
import { eventInWords } from './event-words.ts';
import { noticeFacts } from './notice-facts.ts';
import type { NoticeKind } from './notice-kind.ts';
import { dayInWords } from './notice-words.ts';
import { type PublicNotice, statementOf } from './public-notice.ts';
import { NOTICE_LABELS } from './state.ts';

/** What a certificate of publication is made of: all of it public. */
export type CertificateFacts = {
  readonly notice: PublicNotice;
  readonly kind: NoticeKind | null;
  /** How the applicant was proved. */
  readonly identity: string;
  readonly reissuer: { readonly name: string; readonly telephone: string } | null;
  readonly entries: readonly FollowingEntry[];
  /** The link that the chain ended the day of the last entry with; null while that day lasts. */
  readonly root: string | null;
  readonly county: { readonly name: string; readonly fictional: boolean };
  /** Without a slash at the end. */
  readonly publicUrl: string;
};

/** 遗失声明公示证明, in place of the cutting from a newspaper. The same facts make the same sheet on every day. */
export function certificateOf(facts: CertificateFacts): Result<Sheet> {
  const { notice, entries, county, publicUrl } = facts;
  const { number, state, changedOn, publishedOn } = notice;
  const statement = statementOf(notice);
  const last = entries.at(-1);
  if (statement === null || last === undefined)
    return refused(
      'certificate-archived',
      `${number} 已到归档日,内容按期删除了,不再出新的证明。`,
      '以前下载的 PDF 仍可以在“查验”里上传核对。',
    );
  return done({
    title: '遗失声明公示证明',
    issuer: `${county.name}遗失公示板`,
    number,
    standing: {
      label: `出具时:${NOTICE_LABELS[state]}(${dayInWords(changedOn)}起)`,
      note: '现在还有没有效,以扫码看到的为准。',
    },
    statement,
    sections: [],
    facts: [...noticeFacts(notice, facts.identity), ...linked(notice), ...accepting(facts)],
    proof: { title: '防改记录(SM3)', rows: chained(facts, last) },
    notes: [
      ...forWindow(notice),
      `核对这个文件:打开 ${publicUrl}/verify 上传这个文件,改动一个字节都查得出来。`,
      ...(county.fictional ? [`${county.name}是虚构的,这份证明仅供试用。`] : []),
    ],
    code: { address: `${publicUrl}/board/${number}`, caption: '扫码核对' },
    dated: startOf(publishedOn),
  });
}

function linked({ corrects, correctedBy }: PublicNotice): SheetRow[] {
  return [
    ...(corrects === null ? [] : [{ label: '更正的是', value: corrects }]),
    ...(correctedBy === null ? [] : [{ label: '已更正为', value: correctedBy }]),
  ];
}

function accepting({ kind, reissuer }: CertificateFacts): SheetRow[] {
  return [
    ...(kind === null ? [] : [{ label: '谁认', value: kind.accepts }]),
    ...(kind === null ? [] : [{ label: '依据', value: basisText(kind.basis) }]),
    ...(reissuer === null ? [] : [{ label: '补发', value: `${reissuer.name} ${reissuer.telephone}` }]),
  ];
}

/** The first entry says that it was published, the last how it stood; they are the same while nothing else happened. */
function chained({ entries, root, publicUrl }: CertificateFacts, last: FollowingEntry): SheetRow[] {
  const [first] = entries;
  const told = first && first.seq !== last.seq ? [first, last] : [last];
  return [
    ...told.flatMap(hashesOf),
    { label: '当日根', value: root ?? `当天结束后公布在 ${rootsAt(publicUrl, last.day)}` },
  ];
}

function hashesOf({ seq, event, day, leaf, link, previous }: FollowingEntry): SheetRow[] {
  return [
    { label: `第 ${seq} 条`, value: `${eventInWords(event)},${dayInWords(day)}` },
    { label: '内容哈希', value: leaf },
    { label: '上一条哈希', value: previous === null || previous === '' ? '这是第一条,前面没有' : previous },
    { label: '链上哈希', value: link },
  ];
}

function rootsAt(publicUrl: string, day: Day): string {
  return `${publicUrl}/roots/${day}`;
}

function forWindow({ state }: PublicNotice): string[] {
  if (state === 'reissued') return ['窗口:已经凭它补办过了,不再凭它补发;旧证作废。'];
  const stands = state === 'published' || state === 'effective';
  return [
    stands
      ? '窗口:核对本人和完整证号以后,凭这份证明办补发,不要再要登报的报纸。'
      : '窗口:出具时它就不能作为补发的依据,请看上面的状态。',
  ];
}
