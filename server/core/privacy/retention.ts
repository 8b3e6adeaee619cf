/**
 * Days for which a photo is kept: one for a notice until it was reviewed, a signed slip for a month after what it allows is over, the
 * check of a commitment until who signed it has long objected, one with a complaint for the fifteen days in which it is answered and the
 * one extension.
 */
export const PHOTO_DAYS = { notice: 30, slip: 37, check: 60, complaint: 30 } as const;

/** A class of things that are kept for a time and then cleared. */
export type RetentionClass =
  | 'messages'
  | 'conversations'
  | 'sent-messages'
  | 'dead-letters'
  | 'request-keys'
  | 'sessions'
  | 'reader-messages'
  | 'day-counters'
  | 'hand-overs'
  | 'complaints'
  | 'tasks'
  | 'task-offers'
  | 'inquiries'
  | 'looks'
  | 'notice-drafts'
  | 'closed-notices'
  | 'found-cards'
  | 'commitment-drafts'
  | 'closed-commitments'
  | 'credit-records'
  | 'contacts'
  | 'unanswered-questions'
  | 'files'
  | 'trail-texts'
  | 'silent-people';

export type RetentionRule = {
  readonly class: RetentionClass;
  readonly label: string;
  /** Days after the last day on which the thing was of use; see `since`. */
  readonly days: number;
  /** From when the days count. */
  readonly since: string;
  readonly why: string;
};

/**
 * 保存期限. The shortest that serves each purpose (个人信息保护法 art. 19, and art. 47: delete when the purpose is fulfilled);
 * what was done, without the person's words, stays in the trail, which outlives them all.
 */
export const RETENTION: readonly RetentionRule[] = [
  {
    class: 'messages',
    label: '收到的消息和当时的答复',
    days: 7,
    since: '收到之日',
    why: 'Platforms deliver again within hours; a week covers a machine that was down over a holiday weekend.',
  },
  {
    class: 'conversations',
    label: '对话',
    days: 1,
    since: '对话过期之日',
    why: 'Forgotten by the rules when it expires; a day in which a person may still look back.',
  },
  {
    class: 'sent-messages',
    label: '已发出的消息',
    days: 30,
    since: '发出之日',
    why: 'The monthly figure of messages sent within ten seconds is counted from them.',
  },
  {
    class: 'dead-letters',
    label: '送不到的消息',
    days: 90,
    since: '放入之日',
    why: 'An administrator may send them again; after a quarter the answer has aged.',
  },
  {
    class: 'reader-messages',
    label: '小程序里给群众的消息',
    days: 180,
    since: '告知之日',
    why: 'As long as the record of a hand-over: whoever complains must still be able to read what he was told.',
  },
  {
    class: 'sessions',
    label: '小程序和工作台的登录、一次性链接、合并码',
    days: 1,
    since: '到期之日',
    why: 'Of no use once it is over; a day, so that a program that comes late is told so.',
  },
  {
    class: 'request-keys',
    label: '接口幂等键',
    days: 2,
    since: '请求之日',
    why: 'Clients repeat a request within minutes; the contract promises 24 hours.',
  },
  {
    class: 'day-counters',
    label: '编号流水(按日)',
    days: 62,
    since: '编号之日',
    why: 'Numbers carry their day, so a past day never counts on; two months in case a clock was wrong.',
  },
  {
    class: 'hand-overs',
    label: '转人工记录(含对话摘录)',
    days: 180,
    since: '转交之日',
    why: 'A complaint about the service is taken for 15 days and extended once (投诉); half a year covers its review.',
  },
  {
    class: 'complaints',
    label: '没办成、投诉、奇葩证明(含原话)',
    days: 180,
    since: '收到之日',
    why: 'Answered in 15 days, extended once; half a year covers its review, as for the hand-over that answers it.',
  },
  {
    class: 'tasks',
    label: '代跑任务(含授权和本人信息)',
    days: 365,
    since: '办结之日,一直没授权的从建单之日',
    why: 'Inspectors draw a sample of the past year and compare it with the list of that day; its figures stay in the trail.',
  },
  {
    class: 'inquiries',
    label: '协查(含被核人信息和历次答复)',
    days: 365,
    since: '最后一次答复、采用或撤回之日',
    why: 'As long as the task it belongs to: inspectors compare a case with what was asked for it; its trail stays.',
  },
  {
    class: 'looks',
    label: '谁查了我(每次查看和查询)',
    days: 1095,
    since: '查看之日',
    why: 'Who handles personal data answers for it (个人信息保护法 art. 51, 69); three years is the limitation of a claim (民法典 art. 188).',
  },
  {
    class: 'notice-drafts',
    label: '没填完的遗失登记',
    days: 7,
    since: '最后一次填写之日',
    why: 'Who lost a certificate has to look its number up at home; after a week he begins anew.',
  },
  {
    class: 'closed-notices',
    label: '没有公示的、已归档的遗失登记(公示过的,本人信息到归档日就清)',
    days: 30,
    since: '审核、撤销或归档之日',
    why: 'A month to ask why it was declined. What was published is kept for as long as its kind says in notice-kinds.json.',
  },
  {
    class: 'found-cards',
    label: '捡到证件的登记(只有加密指纹)',
    days: 180,
    since: '登记之日',
    why: 'Half a year in which the loser may still file a notice and hear of it.',
  },
  {
    class: 'commitment-drafts',
    label: '没签完的承诺书',
    days: 7,
    since: '最后一次填写之日',
    why: 'Who wants to think it over has a week; then the text may have changed, and he reads it anew.',
  },
  {
    class: 'closed-commitments',
    label: '核查完、撤回了的承诺书(含签名和本人信息;编号、状态、哈希一直留着)',
    days: 1095,
    since: '最后一次变动之日',
    why: 'Who relied on it may have to prove what was signed for three years (民法典 art. 188).',
  },
  {
    class: 'credit-records',
    label: '不实承诺的记录(只有加密的身份指纹)',
    days: 1,
    since: '记录到期之日',
    why: 'It counts until its last day, repaired or not (commitments.json), and not a day longer.',
  },
  {
    class: 'task-offers',
    label: '问了工作人员、还没回的话',
    days: 1,
    since: '过时之日',
    why: 'It may be answered for ten minutes; a day in case a clock was wrong.',
  },
  {
    class: 'contacts',
    label: '奇葩证明征集和小程序里留的电话',
    days: 60,
    since: '留下之日',
    why: 'The list keepers answer a nomination within two working days; two months cover a dispute between departments. A task keeps the number it began with.',
  },
  {
    class: 'unanswered-questions',
    label: '没答上的问题里听不懂的词(已去个人信息,不存原话)',
    days: 365,
    since: '提问之日',
    why: 'List keepers revise the list once a year by them.',
  },
  {
    class: 'files',
    label: '照片和文件',
    days: 0,
    since: '各自的到期之日',
    why: 'Each file is kept with the date until which its record needs it: photos for at most PHOTO_DAYS.',
  },
  {
    class: 'trail-texts',
    label: '留痕里关于个人的文字',
    days: 1095,
    since: '记录之日',
    why: 'Logs stay at least six months (网络安全法 art. 21); three years covers the limitation of a claim (民法典 art. 188).',
  },
  {
    class: 'silent-people',
    label: '很久没来过的人的账号',
    days: 1095,
    since: '最后一次来访之日',
    why: 'Whoever has not written for three years is a stranger again.',
  },
];
