import type { Refusal } from '../result.ts';
import { consistent, type FormSetting, type NoticeField, readField } from './form.ts';
import type { LossNotice } from './notice.ts';

/** The fields that are written on the page; a photo is sent beside them. */
type WrittenField = Exclude<NoticeField, 'photo'>;

/** In the order of the page, which is that of the chat. */
const WRITTEN: readonly WrittenField[] = ['certificate-number', 'lost-on', 'lost-at', 'name', 'id-number'];

/** Where each is kept. */
const KEPT_IN = {
  'certificate-number': 'certificateNumber',
  'lost-on': 'lostOn',
  'lost-at': 'lostAt',
  name: 'name',
  'id-number': 'idNumber',
} as const satisfies Record<WrittenField, keyof LossNotice>;

export type Written = Readonly<Record<WrittenField, string>>;
export type Problems = Readonly<Partial<Record<NoticeField | 'kind', Refusal>>>;

/**
 * Reads a whole form at once: every field that is right is kept, every other one has its refusal. A field that is left empty keeps what it
 * held. A number that was written for another kind of certificate is none for this one, and another name or ID number is not proved.
 */
export function heardForm(
  before: LossNotice,
  written: Written,
  setting: FormSetting,
): { readonly notice: LossNotice; readonly problems: Problems } {
  let notice: LossNotice =
    before.kind === setting.kind.id ? before : { ...before, kind: setting.kind.id, certificateNumber: null };
  const problems: Partial<Record<NoticeField, Refusal>> = {};
  for (const field of WRITTEN) {
    const text = written[field];
    if (text.trim() === '' && notice[KEPT_IN[field]] !== null) continue;
    const read = readField(field, text, setting);
    if (read.ok) notice = { ...notice, ...read.value };
    else problems[field] = read.refusal;
  }
  notice = stillProved(notice, before);
  const whole = consistent(notice, setting);
  if (whole.ok) return { notice, problems };
  return { notice: { ...notice, idNumber: before.idNumber }, problems: { ...problems, 'id-number': whole.refusal } };
}

/** Who was proved is known by the name and ID number that he had then. */
function stillProved(notice: LossNotice, { name, idNumber }: LossNotice): LossNotice {
  return notice.name === name && notice.idNumber === idNumber ? notice : { ...notice, proved: null };
}
