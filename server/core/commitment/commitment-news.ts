import type { County } from '../catalogue/county.ts';
import { dayInWords } from '../notice/notice-words.ts';
import type { Day } from '../time.ts';
import type { Commitment } from './commitment.ts';
import type { CommitmentReceipt } from './commitment-receipt.ts';
import { CHECK_LABELS } from './commitment-rules.ts';
import { exemptionInWords } from './exemption.ts';
import { SHOWN_AT, showingTerm } from './showing-text.ts';

/** What the signer is told of besides the commitment itself. */
export type NewsSetting = {
  readonly home: Pick<County, 'hotline' | 'commitments'>;
  /** The last day on which he may object; null while nobody can say. */
  readonly objectUntil: Day | null;
};

/** Told in his chat when he has signed: the receipt. `address`: the full link, which shows more than the number does. */
export function signedNews(
  { number, proof, showing }: Commitment,
  receipt: CommitmentReceipt,
  address: string,
): readonly string[] {
  const { version, digest, check } = receipt;
  return [
    `签好了:${number}。`,
    `代替${proof};文本 ${version}`,
    `核查方式:${CHECK_LABELS[check.how]},${dayInWords(check.due)}前`,
    ...(showing === undefined ? [] : [`在${SHOWN_AT}里公示 ${showingTerm(showing.days, showing.until)}`]),
    `哈希 ${digest.slice(0, 16)}…`,
    `凭据:${address}`,
    '办结以前想反悔,发「撤回」',
  ];
}

/** Told in his chat when somebody said on the public page that it is not true, the first time. */
export function challengedNews({ number, proof }: Commitment): readonly string[] {
  return [
    `公示时有人提了异议:${proof}的承诺 ${number ?? ''}。`,
    '镇里的代跑员会到现场看,什么时候去,先跟您说',
    '看完以前,什么都没有变',
  ];
}

function foundTrue({ finding }: Commitment): string {
  return finding === null ? '公示期满,没有人说不是真的' : '核查过了,属实';
}

/** Told in his chat when something became of it without him; null when there is nothing to tell. */
export function newsOf(commitment: Commitment, setting: NewsSetting): readonly string[] | null {
  const { number, proof, state, reason, exemption } = commitment;
  const named = `${proof}的承诺 ${number ?? ''}`;
  const { home, objectUntil } = setting;
  const why = reason === null ? [] : [`理由:${reason}`];
  switch (state) {
    case 'decided':
      return [`${named}:事情办结了。`, '核查照常进行,结果在这里告诉您'];
    case 'true':
      return [`${foundTrue(commitment)}:${named}。`, '您不用再做什么'];
    case 'exempt':
      return [
        `这一份不再核查:${named}。`,
        ...(exemption === undefined ? [] : [`原因:${exemptionInWords(exemption)}`]),
        '承诺照样有效,您不用再做什么',
      ];
    case 'mismatch':
      return [
        `核查的和您说的不一样:${named}。`,
        `看到的:${reason ?? ''}`,
        `${objectUntil === null ? '五个工作日内' : `${dayInWords(objectUntil)}前`}可以提异议:发 异议 ${number ?? ''} 加您的理由`,
        '现在还没有记失信;到期不提,才会记',
        `要说清楚,打 ${home.hotline}`,
      ];
    case 'upheld':
      return [`异议成立:${named}。`, ...why, '没有记失信,以后照样能用承诺'];
    case 'dismissed':
      return [
        `按不属实记下了:${named}。`,
        ...why,
        home.commitments.credit.effect,
        `怎么修复:${home.commitments.credit.repair}(${home.hotline})`,
      ];
    case 'repaired':
      return [`修复了:${named}。`, ...why, '以后照样能用承诺'];
    default:
      return null;
  }
}
