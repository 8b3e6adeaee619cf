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
    return { name, label, hint, kind, value: written[name], problem: wrong ? `${wrong.message}${wrong.next}` : '' };
  };
  return [
    drawn('certificate-number', '证号', numberHint + tail(certificateTail)),
    drawn('lost-on', '哪一天丢的', '记不准就选最后一次见到它的那天', 'day'),
    drawn('lost-at', '在哪里丢的', '说不清就选“不清楚”', 'place'),
    drawn('name', '您的姓名', '照身份证上的写'),
    drawn('id-number', '您的身份证号', `只用来核对,不公开${tail(idTail)}`),
  ];
}

/** What was said before; numbers are not sent back to a telephone. */
export function writtenIn({ lostOn, lostAt, name }: NoticeFormGiven): Written {
  return { 'certificate-number': '', 'lost-on': lostOn, 'lost-at': lostAt, name, 'id-number': '' };
}
