import { listRequirements } from '../../server/app/list-requirements.ts';
import type { Knowledge } from '../../server/app/means.ts';
import type { Answer } from '../../server/core/answer/answer.ts';
import type { ListVersion } from '../../server/core/catalogue/list-version.ts';
import type { Requirement } from '../../server/core/catalogue/requirement.ts';
import { NO_COMMITMENTS } from '../../server/core/commitment/commitment-rules.ts';
import { coverageOf } from '../../server/core/people/coverage.ts';
import { placesById } from '../../server/core/place.ts';
import { done, refused } from '../../server/core/result.ts';
import type { Uses } from '../../server/http/uses.ts';
import { USUAL_TIMES } from '../rigs/times.ts';
import { CLOSED_COMPLAINTS, CLOSED_DESK, CLOSED_FORM, CLOSED_OBJECTIONS, CLOSED_REVIEWS } from './closed-doors.ts';
import { emptyBoard } from './empty-board.ts';
import { NOBODY, NOTHING_RUN, NOTHING_TOLD, UNREACHED } from './nobody.ts';
import { NOTHING_SHOWN, NOTHING_SIGNED } from './nothing-signed.ts';

/** Noon of 2018-12-03 in Asia/Shanghai: the day on which the stand-in lives. */
export const NOON = Date.parse('2018-12-03T12:00:00+08:00');

export const COUNTY = {
  id: '990101',
  name: '示范县',
  fictional: true,
  hotline: '0570-7012345',
  keepers: { name: '减证便民专班', telephone: '0570-7012346' },
  hours: '工作日 8:30–12:00、13:30–17:00',
};

const PLACES = [
  { id: '000000', name: '全国', level: 'nation' as const, parent: null, aliases: [] },
  { id: '330782', name: '义乌市', level: 'county' as const, parent: '000000', aliases: ['义乌'] },
  { id: '990101', name: '示范县', level: 'county' as const, parent: '000000', aliases: [] },
];

/** A row of the list, with only what a test cares about. */
function row(part: Partial<Requirement> & Pick<Requirement, 'id' | 'name'>): Requirement {
  return {
    aliases: [],
    matters: ['义务教育阶段报名'],
    place: '990101',
    askedBy: ['教育局'],
    issuedBy: ['村(居)委会'],
    disposition: 'shared',
    fallbacks: [],
    within: null,
    issuerBan: null,
    notDelegated: false,
    instead: '学校自己跟公安核对,不用您去开',
    bring: ['户口簿或身份证'],
    exceptions: [],
    basis: { title: '示范县证明事项清理规定', number: '示政发〔2018〕1号', article: '第三条', fictional: true },
    since: { text: '2018-12-01', precision: 'day', first: '2018-12-01', last: '2018-12-01' },
    until: null,
    source: null,
    seen: true,
    recalled: [],
    note: null,
    sameAs: null,
    from: null,
    item: 1,
    ...part,
  };
}

const DISPOSITIONS = ['cancelled', 'shared', 'licensed', 'committed', 'run', 'retained'] as const;

const ROWS = Array.from({ length: 45 }, (_, at) =>
  row({
    id: `sf-${at + 1}`,
    name: at === 0 ? '居住证明' : `第${at + 1}号收入情况证明`,
    item: at + 1,
    disposition: at === 0 ? 'shared' : (DISPOSITIONS[at % DISPOSITIONS.length] ?? 'shared'),
    matters: at % 2 === 0 ? ['义务教育阶段报名'] : ['公租房申请', '临时救助'],
  }),
);

function list(no: number, effectiveOn: string, rows: readonly Requirement[]): ListVersion {
  return {
    county: '990101',
    no,
    title: `示范县证明事项清单(第${no}版)`,
    publishedOn: effectiveOn,
    effectiveOn,
    scheme: '龙游四个一批',
    rows,
  };
}

const YIWU = row({
  id: 'yw-fenhu',
  name: '分户证明',
  place: '330782',
  item: null,
  disposition: 'cancelled',
  seen: false,
});

/** A small catalogue: a home county with two versions of its list, and one row of another place. */
const KNOWLEDGE: Knowledge = {
  catalogue: {
    places: placesById(PLACES),
    requirements: [YIWU],
    certificates: [],
    schemes: [],
    topics: [],
    holidayYears: [],
    home: {
      ...COUNTY,
      spells: [],
      ...USUAL_TIMES,
      factSources: [],
      noticeBoard: { adCost: { yuan: 303, source: '湖州' }, kinds: [] },
      commitments: NO_COMMITMENTS,
      objectionDays: 5,
      visits: [],
      lists: [list(1, '2018-03-20', ROWS.slice(0, 30)), list(2, '2018-12-01', ROWS)],
      matters: [],
      servicePoints: [],
      departments: [],
      staff: [],
    },
  },
  families: new Map(),
  engine: {
    version: 'none',
    understand: () => {
      throw new Error('the stand-in understands nothing');
    },
  },
  clock: { now: () => NOON },
};

/** The answer of acceptance script A. */
export const ANSWER: Answer = {
  behaviour: 'answer',
  intent: 'proof',
  proofId: 'cx-juzhu',
  certificateKind: null,
  candidates: ['cx-juzhu'],
  verdict: 'not-needed',
  headline: '不用交',
  lines: [
    '义务教育阶段报名 · 居住证明',
    '学校会自己跟公安核对(数据共享),不用您去开',
    '请带:户口簿或身份证',
    '依据:《示范县证明事项清理规定》(示政发〔2018〕1号)第三条;示范县清单 第2版 第1项,2018-12-01 起',
    '拿不准先打 0570-7012345(工作日 8:30–17:00)',
  ],
  choices: [
    { id: 'slip', label: '要凭条' },
    { id: 'insist', label: '窗口还是要' },
    { id: 'rephrase', label: '换个问法' },
    { id: 'person', label: '找人' },
  ],
  citation: {
    place: '990101',
    placeName: '示范县',
    requirement: 'cx-juzhu',
    row: 'sf-1',
    proof: '居住证明',
    matter: '义务教育阶段报名',
    disposition: '数据共享',
    list: { title: '示范县证明事项清单(第2版)', no: 2, item: 1, effectiveOn: '2018-12-01' },
    basis: '《示范县证明事项清理规定》(示政发〔2018〕1号)第三条',
    exception: null,
    unconfirmed: false,
  },
  confidence: 0.97,
  why: '听到“上学报名”和“居住证明”,清单里只有这一项两样都对得上',
  on: '2018-12-03',
  place: '990101',
};

/** Other answers, by what the stand-in is asked. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  我要办个证: {
    ...ANSWER,
    behaviour: 'ask-back',
    verdict: 'ask-back',
    headline: '请再说具体一点',
    lines: ['是给谁办的?'],
    choices: [
      { id: 'matter:孩子上学', label: '孩子上学' },
      { id: 'matter:买房贷款', label: '买房贷款' },
      { id: 'none', label: '都不是' },
    ],
    citation: null,
    proofId: null,
  },
  我不想活了: {
    ...ANSWER,
    behaviour: 'hand-over',
    verdict: 'urgent',
    headline: '先别一个人扛着,现在就打 110 或 120',
    lines: ['心理援助热线 12356', '值班的人马上联系您'],
    choices: [],
    citation: null,
    proofId: null,
    why: '',
  },
  开店要房产证明吗: {
    ...ANSWER,
    verdict: 'not-needed-commitment',
    headline: '不用交,签一份承诺书',
  },
  残疾鉴定还要吗: { ...ANSWER, verdict: 'needed', headline: '还需要' },
  slip: {
    ...ANSWER,
    verdict: 'advice',
    headline: '凭条 MZ-20181203-0007',
    lines: ['给窗口看这个编号,或打开 https://example.gov.cn/slips/MZ-20181203-0007'],
    choices: [],
    citation: null,
  },
};

/** What people can do, on a small catalogue, with prepared answers. A message id that comes twice is counted once. */
export function standIn(part: Partial<Uses> = {}): Uses & { readonly asked: Parameters<Uses['askQuestion']>[0][] } {
  const asked: Parameters<Uses['askQuestion']>[0][] = [];
  return {
    asked,
    county: {
      home: () => KNOWLEDGE.catalogue.home,
      places: () => KNOWLEDGE.catalogue.places,
      matters: () => [],
      matter: () => refused('matter-unknown', '没有这件事的材料单。', '回上一页。'),
    },
    me: NOBODY,
    reach: UNREACHED,
    board: emptyBoard(NOON),
    reviews: CLOSED_REVIEWS,
    objections: CLOSED_OBJECTIONS,
    askQuestion: async (question) => {
      const around = listRequirements(KNOWLEDGE, pick(question));
      if (!around.ok) return around;
      asked.push(question);
      const answer = ANSWERS[question.choice ?? question.q ?? ''] ?? ANSWER;
      return done({ answer, conversation: question.talk.chat });
    },
    readSlip: async (number) => {
      if (number === 'MZ-20181203-0404') return refused('slip-unknown', '没有这个编号的凭条。', '核对编号。');
      const slip = { number, issuedAt: NOON, validUntil: '2019-01-02', answer: ANSWER };
      const moved = number === 'MZ-20181203-0008';
      return done({ slip, current: moved ? { ...ANSWER, verdict: 'needed', headline: '还需要' } : ANSWER, moved });
    },
    readReceipt: async () => refused('receipt-unknown', '没有这张回执。', '地址要写全。'),
    viewOverdue: async () => ({ at: NOON, ...USUAL_TIMES, departments: [] }),
    viewAgents: async () => ({
      coverage: coverageOf(KNOWLEDGE.catalogue.home, KNOWLEDGE.catalogue.places),
      away: new Set<string>(),
    }),
    listRequirements: (query) => listRequirements(KNOWLEDGE, query),
    health: async () => ({
      store: true,
      channels: [{ name: 'wechat', on: false, why: 'WECHAT_APP_ID is not set' }],
      version: '0.1.0',
      handOvers: { open: 0, oldest: null },
      warnings: [],
    }),
    readReplies: async () => ({ held: false, handOver: null, lines: [] }),
    commitments: NOTHING_SIGNED,
    showings: NOTHING_SHOWN,
    complaints: NOTHING_TOLD,
    tasks: NOTHING_RUN,
    complaintDesk: CLOSED_COMPLAINTS,
    trialIdentity: null,
    desk: CLOSED_DESK,
    noticeForm: CLOSED_FORM,
    ...part,
  };
}

function pick({ place, on }: { place?: string; on?: string }): { place?: string; on?: string } {
  return { ...(place === undefined ? {} : { place }), ...(on === undefined ? {} : { on }) };
}
