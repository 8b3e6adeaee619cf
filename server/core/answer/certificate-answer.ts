import type { CertificateKind, NoticeRule } from '../catalogue/certificate.ts';
import type { Choice } from '../conversation/message.ts';
import { noticeChoiceId } from '../notice/notice-act.ts';
import { kindOfCertificate, type NoticeKind } from '../notice/notice-kind.ts';
import type { Understanding } from '../question/understanding.ts';
import type { Answer } from './answer.ts';
import { blank } from './blank.ts';
import { AFTER_ADVICE } from './choices.ts';
import type { Circumstances } from './circumstances.ts';
import { basisText } from './citation.ts';
import { repairLine } from './why.ts';

/** First line and short advice by rule: the myth is corrected before anyone fills in a form. */
const RULES: Readonly<Record<NoticeRule, (kind: CertificateKind) => string>> = {
  none: (kind) => `不用登报,也不用公示,去${office(kind)}补办`,
  local: (kind) => `先问${office(kind)},国家没有统一要求登报`,
  'statute-newspaper': (kind) => `法条还写着登报,先问${office(kind)}再花钱`,
  'newspaper-or-official-site': () => '要公告,报纸或指定网站选一样就行',
  'official-site': () => '不用登报,在官方网站上公告',
  'issuer-publishes': (kind) => `不用您登报,由${office(kind)}公告`,
  'unspecified-media': (kind) => `要公开声明,登在哪里先问${office(kind)}`,
  abolished: () => '这种证已经不发了,不用登报也不用补',
  court: () => '要走法院的公示催告,不是登报',
  private: (kind) => `先问${office(kind)},法律没有规定要登报`,
  'ask-issuer': (kind) => `先问${office(kind)},要不要声明看发证机关`,
};

/** In one line: whether it is announced, where, and who reissues it. */
export function lossAdvice(kind: CertificateKind): string {
  return RULES[kind.noticeRule](kind);
}

/** 遗失补办: whether the loss has to be announced, where, who reissues, and on what basis. */
export function certificateAnswer(kind: CertificateKind, understanding: Understanding, around: Circumstances): Answer {
  const { home } = around.catalogue;
  const accepted =
    (understanding.place ?? around.place) === home.id ? kindOfCertificate(home.noticeBoard, kind.id) : null;
  const unsure = kind.recalled.length > 0 || !kind.seen;
  const lines = [
    repairLine(understanding),
    `${kind.name}丢了怎么办`,
    accepted === null ? null : boardLine(accepted, home.name),
    kind.myth === null ? null : `常见的误会:${kind.myth}`,
    kind.procedure,
    kind.period === null ? null : `公告期:${kind.period}`,
    basisLine(kind),
    unsure ? `以${office(kind)}现在的要求为准,拿不准打 ${around.catalogue.home.hotline}` : null,
  ];
  return {
    ...blank(understanding, around, 'advice'),
    behaviour: 'answer',
    intent: 'lost-notice',
    headline: accepted === null ? lossAdvice(kind) : '不用登报,在网上登记遗失就行,不收钱',
    lines: lines.filter((line): line is string => line !== null && line !== '').slice(0, 6),
    proofId: understanding.candidates[0]?.id ?? null,
    certificateKind: kind.id,
    candidates: understanding.candidates.map((each) => each.id),
    choices: accepted === null ? AFTER_ADVICE : [fileNotice(accepted), ...AFTER_ADVICE],
  };
}

/** The county's own board takes it: for how long it stands there, who takes it, and on what basis. */
function boardLine({ name, termDays, accepts, basis }: NoticeKind, county: string): string {
  return `${county}公示板收${name}:公示 ${termDays} 天,${accepts}认(${basisText(basis)})`;
}

function fileNotice({ id }: NoticeKind): Choice {
  return { id: noticeChoiceId('begin', id), label: '登记遗失' };
}

function office(kind: CertificateKind): string {
  return kind.reissuer.split(/[;;((,,、]/)[0] || '发证机关';
}

/** What was recalled and not seen is not printed as fact. */
function basisLine(kind: CertificateKind): string {
  const since = kind.since !== null && !kind.recalled.includes('since') ? `,${kind.since.text} 起` : '';
  const basis = {
    ...kind.basis,
    number: kind.recalled.includes('basis.number') ? null : kind.basis.number,
    article: kind.recalled.includes('basis.article') ? null : kind.basis.article,
  };
  return `依据:${basisText(basis)}${since}`;
}
