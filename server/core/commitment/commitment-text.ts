import { basisText, listText } from '../answer/citation.ts';
import type { County } from '../catalogue/county.ts';
import { type ListVersion, listInForce } from '../catalogue/list-version.ts';
import type { Requirement } from '../catalogue/requirement.ts';
import { dayInWords } from '../notice/notice-words.ts';
import type { VerifiedIdentity } from '../people/verified-identity.ts';
import { addDays, type Day } from '../time.ts';
import { CHECK_LABELS, type CommitmentForm, type TaskedMethod } from './commitment-rules.ts';
import { showingBefore } from './showing-text.ts';

export type TextSection = {
  readonly heading: string;
  readonly lines: readonly string[];
  /** What he filled in and who he is: for himself and who checks it. */
  readonly personal: boolean;
};

/** 告知承诺书 as it is shown, heard, hashed and printed. */
export type CommitmentText = {
  readonly title: string;
  /** Which wording: 住所承诺-1. */
  readonly version: string;
  readonly sections: readonly TextSection[];
};

export type TextSetting = {
  readonly home: Pick<County, 'name' | 'commitments' | 'hotline'>;
  readonly list: ListVersion;
  readonly row: Requirement;
  readonly form: CommitmentForm;
  readonly matter: string | null;
  /** The day on which it is read. */
  readonly today: Day;
  /** The last day on the public page when it is signed today; null where it is not shown, or nobody knows the holidays on the way. */
  readonly shownUntil: Day | null;
  /** What he filled in; null before. `town`: a village where it is shown to everybody. */
  readonly filled: { readonly town: string; readonly particular: string | null } | null;
  /** Who signs; null before that is known. */
  readonly signer: Pick<VerifiedIdentity, 'name' | 'idNumber' | 'label' | 'represents'> | null;
};

/** The row that can be signed for on a day, with its list and wording; null when there is none. */
export function signable(
  { lists, commitments }: Pick<County, 'lists' | 'commitments'>,
  row: string,
  on: Day,
): Pick<TextSetting, 'list' | 'row' | 'form'> | null {
  const list = listInForce(lists, on);
  const found = list?.rows.find(({ id }) => id === row);
  const form = commitments.forms.find((each) => each.row === row);
  return list && found && form ? { list, row: found, form } : null;
}

export function checkDue({ check }: CommitmentForm, today: Day): Day {
  return addDays(today, check.days);
}

/** The whole text: what is undertaken, on what ground, how it is checked, what comes of an untruth, how it is taken back. */
export function commitmentText(setting: TextSetting): CommitmentText {
  const { row, form, matter, home, list, filled, signer } = setting;
  const { liability, withdrawal, voluntary } = home.commitments;
  return {
    title: `${row.name}告知承诺书`,
    version: form.version,
    sections: [
      section('代替哪份证明', [row.name, `办:${matter ?? row.matters.join('、')}`, `谁要:${row.askedBy.join('、')}`]),
      section('依据', [basisText(row.basis), listText(home.name, list, row.item), ...showingBasis(form)]),
      ...(form.by === 'company' ? [section('谁来签', COMPANY_SIGNS)] : []),
      section('您承诺', [`${form.fact}:`, ...form.undertakes]),
      ...(filled === null ? [] : [personal('您填的', filledLines(form, filled))]),
      section('怎么核', checkLines(setting)),
      section('说得不实', liability),
      section('反悔', [withdrawal]),
      section('不签也行', [voluntary]),
      ...(signer === null ? [] : [personal('承诺人', signerLines(signer))]),
    ],
  };
}

function checkLines({ form, row, today, shownUntil }: TextSetting): readonly string[] {
  const { check } = form;
  const said = `核查方式:${CHECK_LABELS[check.how]},${dayInWords(checkDue(form, today))}前`;
  return [said, ...(check.how === 'public' ? showingBefore(check.shown, shownUntil) : [HOW[check.how](row)])];
}

function showingBasis({ check }: CommitmentForm): readonly string[] {
  return check.how === 'public' ? [`公示:${basisText(check.basis)}`] : [];
}

const HOW: Readonly<Record<TaskedMethod, (row: Requirement) => string>> = {
  site: () => '镇里的代跑员到现场看,和您说的对一对;什么时候去,先跟您说',
  written: ({ askedBy }) => `${askedBy[0] ?? '办事单位'}去有关的部门和单位核对,不用您跑`,
  online: ({ askedBy }) => `${askedBy[0] ?? '办事单位'}在数据平台上查,不用您跑`,
};

function section(heading: string, lines: readonly string[]): TextSection {
  return { heading, lines, personal: false };
}

function personal(heading: string, lines: readonly string[]): TextSection {
  return { heading, lines, personal: true };
}

function filledLines(
  { particular, check }: CommitmentForm,
  filled: NonNullable<TextSetting['filled']>,
): readonly string[] {
  const own = particular === null || filled.particular === null ? [] : [`${particular.label}:${filled.particular}`];
  return [...own, `所在${whereLabel(check)}:${filled.town}`];
}

/** Neighbours know who is meant by the village, not by the town. */
export function whereLabel({ how }: Pick<CommitmentForm['check'], 'how'>): string {
  return how === 'public' ? '村社' : '镇街';
}

const COMPANY_SIGNS = ['由单位的法定代表人本人签,代表单位承诺,不实的记在单位名下', '经办人、代办机构不能代签'];

function signerLines({ name, idNumber, label, represents }: NonNullable<TextSetting['signer']>): readonly string[] {
  const own = [`姓名:${name}`, `身份证号:${idNumber}`, `身份:${label}`];
  if (represents === undefined) return own;
  return [`单位:${represents.title}`, `统一社会信用代码:${represents.code}`, '法定代表人:', ...own];
}

/** What is read aloud: the same words, without what only the eye needs. */
export function aloud({ title, sections }: CommitmentText): string {
  const spoken = sections
    .filter(({ heading, personal: own }) => !own && heading !== '依据')
    .map(({ heading, lines }) => `${heading}。${lines.join('。')}。`);
  return [`${title}。`, ...spoken]
    .join('')
    .replace(/〔[^〕]*〕/gu, '')
    .replace(/[:,。]。/gu, '。');
}
