import type { NoticeFormGiven } from '../../../../../server/http/contract-notice-form.ts';
import type { Written } from '../../../../services/notice-form.ts';

type FieldName = keyof Written;

/** A field as it is drawn. */
export type FieldView = {
  readonly name: FieldName;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly problem: string;
  readonly kind: 'text' | 'day' | 'place';
};

const tail = (number: string | null): string =>
  number === null ? '' : `。填过了(尾号 ${number.slice(-4)}),不改就空着`;

/** The fields in the order of the paper, each with what is wrong with it. `numberHint`: what the number of this kind looks like. */
export function fieldsOf(form: NoticeFormGiven, written: Written, numberHint: string): readonly FieldView[] {
  const { certificateTail, idTail, problems } = form;
  const drawn = (name: FieldName, label: string, hint: string, kind: FieldView['kind'] = 'text'): FieldView => {
    const wrong = problems.find(({ field }) => field === name);
    const value = written[name];
    const unchosen = wrong && value === '' ? UNCHOSEN[kind] : null;
    return { name, label, hint, kind, value, problem: unchosen ?? (wrong ? `${wrong.message}${wrong.next}` : '') };
  };
  return [
    drawn('certificate-number', '证号', numberHint + tail(certificateTail)),
    drawn('lost-on', '哪一天丢的', '记不准就选最后一次见到它的那天', 'day'),
    drawn('lost-at', '在哪里丢的', '说不清就选“不清楚”', 'place'),
    drawn('name', '您的姓名', '照身份证上的写'),
    drawn('id-number', '您的身份证号', `只用来核对,不公开${tail(idTail)}`),
  ];
}

/** What is chosen from a list is not written: the words of the chat would say to write it. */
const UNCHOSEN: Readonly<Record<FieldView['kind'], string | null>> = {
  text: null,
  day: '还没有选日期。记不准就选最后一次见到它的那天。',
  place: '还没有选地方。说不清就选“不清楚”。',
};

/** The form when a field was mended: what was wrong with it goes at once, the rest stays. */
export function mended(form: NoticeFormGiven, name: string): NoticeFormGiven {
  return { ...form, problems: form.problems.filter(({ field }) => field !== name) };
}

/** What was said before; numbers are not sent back to a telephone. */
export function writtenIn({ lostOn, lostAt, name }: NoticeFormGiven): Written {
  return { 'certificate-number': '', 'lost-on': lostOn, 'lost-at': lostAt, name, 'id-number': '' };
}

/** With what was written on this telephone and not sent: the server has not got that. */
export function completed(said: Written, left: Written | null): Written {
  const newer = Object.entries(left ?? {}).filter(([, value]) => value !== '');
  return { ...said, ...Object.fromEntries(newer) };
}
