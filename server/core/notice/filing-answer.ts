import type { Answer } from '../answer/answer.ts';
import { PERSON, REPHRASE } from '../answer/choices.ts';
import type { Circumstances } from '../answer/circumstances.ts';
import { standing } from '../answer/standing-answer.ts';
import type { CertificateKind } from '../catalogue/certificate.ts';
import type { Choice } from '../conversation/message.ts';
import { tailOfIdNumber } from '../people/id-number.ts';
import { maskedName } from '../people/person-name.ts';
import type { Refusal } from '../result.ts';
import { shownNumber } from './certificate-number.ts';
import { missingIn, type NoticeField } from './form.ts';
import { publicPlace } from './lost-place.ts';
import { type LossNotice, photoOf } from './notice.ts';
import { noticeChoiceId } from './notice-act.ts';
import type { NoticeKind } from './notice-kind.ts';
import { dayInWords } from './notice-words.ts';
import { needsReview } from './proving.ts';
import { UNDERTAKING } from './undertaking.ts';

/** What is said about loss notices: advice in the citizen's own chat. */
export function say(
  headline: string,
  lines: readonly string[],
  around: Circumstances,
  choices: readonly Choice[] = [],
): Answer {
  return { ...standing(around, 'advice', headline, lines, choices), intent: 'lost-notice' };
}

/** The next question, one at a time; at last what will be public and what is undertaken, whole, before it is agreed to. */
export function askForNotice(notice: LossNotice, kind: NoticeKind, around: Circumstances): Answer {
  const missing = missingIn(notice);
  if (missing === null) return confirmNotice(notice, kind, around);
  const [headline, ...lines] = QUESTIONS[missing](kind);
  return say(headline, lines, around, choicesFor(missing, notice));
}

function choicesFor(missing: NoticeField, { case: typed }: LossNotice): readonly Choice[] {
  if (missing === 'certificate-number') return [onPage(typed)];
  return missing === 'photo' ? [skipsPhoto(typed)] : [];
}

function onPage(notice: number): Choice {
  return { id: noticeChoiceId('web', notice), label: '在网页上填' };
}

function skipsPhoto(notice: number): Choice {
  return { id: noticeChoiceId('skip-photo', notice), label: '跳过' };
}

type Question = readonly [string, ...string[]];

const QUESTIONS: Readonly<Record<NoticeField, (kind: NoticeKind) => Question>> = {
  'certificate-number': ({ name, number }) => [
    `登记遗失:${name}`,
    `证号是多少?${number.hint}`,
    '不收钱,不用登报。公示板上不写姓名全名、身份证号、电话和住址',
    '中途停下也行,七天内再发「登记遗失」接着填',
  ],
  'lost-on': () => ['记下了', '哪一天丢的?比如:7月10日、昨天'],
  'lost-at': () => ['记下了', '在哪里丢的?说镇名或县名;说不清就发「不清楚」'],
  name: () => ['记下了', '您的姓名?照身份证上的写'],
  'id-number': () => ['记下了', '您的身份证号?只用来核对,不公开,谁看过都有留痕'],
  photo: ({ name }) => [
    '记下了',
    `有${name}以前的照片或复印件,拍一张发过来;没有回 跳过`,
    '照片不公开,只给审核的人看,30 天后删',
  ],
};

function confirmNotice(notice: LossNotice, kind: NoticeKind, around: Circumstances): Answer {
  const shown = shownNumber(notice.certificateNumber ?? '', kind.number);
  const number = shown === null ? '(证号不公开)' : `(证号${shown})`;
  const lost = `${dayInWords(notice.lostOn ?? '')},${publicPlace(notice.lostAt ?? '', around.catalogue.places)}`;
  const photo = photoOf(notice) === null ? '' : ';照片收到了,不公开';
  const lines = [
    `公示板上只写:${maskedName(notice.name ?? '')}遗失${kind.name}${number},声明作废。丢失:${lost}`,
    `您填的身份证${tailOfIdNumber(notice.idNumber ?? '')}不公开${photo};公示 ${kind.termDays} 天${needsReview(notice, kind) ? ',先由工作人员审核' : ''}`,
    ...UNDERTAKING.map((line, index) => `承诺${index + 1}:${line}`),
  ];
  return say('看清楚再点', lines, around, [
    { id: noticeChoiceId('undertake', notice.case), label: '同意并登记' },
    { id: noticeChoiceId('restart', notice.case), label: '重填' },
  ]);
}

/** What was sent could not be kept; the question that waits stands under it. */
export function askNoticeAgain({ message, next }: Refusal, around: Circumstances): Answer {
  return say(message, [next, '不登记了,发「退出」'], around);
}

/** He proves who he is on the page, and goes on there. */
export function askProof(notice: LossNotice, around: Circumstances): Answer {
  const { case: typed } = notice;
  const lines = [
    ...(photoOf(notice) === null ? [] : ['照片收到了,不公开']),
    '公示前要核验是您本人,几分钟,不收钱',
    '点「核验身份」给您一个页面,核验好在那里看会公示什么、点同意',
    '核验不了的点「找人」,或带身份证到窗口登记',
  ];
  return say('填好了,还差核验身份', lines, around, [
    { id: noticeChoiceId('web', typed), label: '核验身份' },
    { id: noticeChoiceId('restart', typed), label: '重填' },
    PERSON,
  ]);
}

/** The form as a page. What was filled in here stands there. */
export function formLink(address: string, around: Circumstances): Answer {
  const lines = [address, '只能打开一次,30 分钟内有效,别转给别人', '打不开或过时了,再发「登记遗失」;在这里接着填也行'];
  return say('点开这个页面填', lines, around);
}

/** The photo that was sent could not be kept: another one, or none. */
export function askPhotoAgain({ message, next }: Refusal, notice: number, around: Circumstances): Answer {
  return say(message, [next, '没有照片也能登记,回 跳过'], around, [skipsPhoto(notice)]);
}

/** Which certificate? The kinds that the board takes. */
export function askKind(verb: 'begin' | 'found', around: Circumstances): Answer {
  const { kinds } = around.catalogue.home.noticeBoard;
  if (kinds.length === 0) return say('本县没有开遗失公示板', ['问一句哪种证丢了,告诉您去哪里补'], around, [PERSON]);
  const offered = kinds.slice(0, 4).map(({ id, name }) => ({ id: noticeChoiceId(verb, id), label: name }));
  const headline = verb === 'begin' ? '哪种证丢了?' : '捡到的是哪种证?';
  const others = verb === 'begin' ? '别的证不在这里登记,直接问,比如:身份证丢了怎么办' : '别的证请交给派出所';
  return say(headline, [`公示板收的:${kinds.map(({ name }) => name).join('、')}`, others], around, offered);
}

/** The certificate that was spoken of is none that the board takes: what to do about it, and where, stands there instead. */
export function notOnBoard({ name, channels }: CertificateKind, advice: Answer, around: Circumstances): Answer {
  const { kinds } = around.catalogue.home.noticeBoard;
  const where = channels.length === 0 ? [] : [`办的地方:${channels.join('、')}`];
  const taken = `公示板收的:${kinds.map((kind) => kind.name).join('、')}`;
  const lines = [advice.headline, ...advice.lines.slice(1, 3), ...where, taken];
  return say(`${name}不在本县公示板登记`, lines, around, [REPHRASE, PERSON]);
}

/** Something was begun and left. */
export function askResume(notice: LossNotice, kind: NoticeKind, around: Circumstances): Answer {
  return say(`上次的${kind.name}还没填完`, ['接着填,还是从头来?'], around, [
    { id: noticeChoiceId('resume', notice.case), label: '接着填' },
    onPage(notice.case),
    { id: noticeChoiceId('restart', notice.case), label: '重填' },
  ]);
}
