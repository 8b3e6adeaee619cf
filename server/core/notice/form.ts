import { readIdNumber } from '../people/id-number.ts';
import { readName } from '../people/person-name.ts';
import type { PlaceId, Places } from '../place.ts';
import { done, type Result, refused } from '../result.ts';
import type { Day } from '../time.ts';
import { idNumberIn, readCertificateNumber } from './certificate-number.ts';
import { readLostDay } from './lost-day.ts';
import { readLostPlace } from './lost-place.ts';
import type { LossNotice } from './notice.ts';
import type { NoticeKind } from './notice-kind.ts';

/** What a notice is asked for, in this order. */
export type NoticeField = 'certificate-number' | 'lost-on' | 'lost-at' | 'name' | 'id-number' | 'photo';

/** What an answer is read against. */
export type FormSetting = {
  readonly kind: NoticeKind;
  readonly today: Day;
  readonly places: Places;
  readonly home: PlaceId;
};

/** What is asked next; null when the form is full. */
export function missingIn(notice: LossNotice): NoticeField | null {
  if (notice.certificateNumber === null) return 'certificate-number';
  if (notice.lostOn === null) return 'lost-on';
  if (notice.lostAt === null) return 'lost-at';
  if (notice.name === null) return 'name';
  if (notice.idNumber === null) return 'id-number';
  return (notice.photo ?? null) === null ? 'photo' : null;
}

const QUESTION = /[?\uFF1F]|[吗呢么]$|证明|怎么|要不要|能不能|还要/u;

/**
 * Takes in the answer to what is missing. Null when the message is a question about something else; refuses what cannot be the answer,
 * and then nothing of it is kept.
 */
export function heardFor(notice: LossNotice, typed: string, setting: FormSetting): Result<LossNotice> | null {
  const missing = missingIn(notice);
  if (missing === null) return null;
  const heard = READERS[missing](typed, setting);
  if (heard === null) return QUESTION.test(typed.trim()) ? null : NOT_HEARD[missing](setting);
  if (!heard.ok) return heard;
  return consistent({ ...notice, ...heard.value }, setting);
}

/** What one field of the form holds; refuses what cannot be meant. The chat and the page read by the same rules. */
export function readField(field: NoticeField, typed: string, setting: FormSetting): Result<Partial<LossNotice>> {
  return READERS[field](typed, setting) ?? NOT_HEARD[field](setting);
}

const NO_PHOTO = /^(?:跳过|没有|没照片|没有照片|无|不发|不用)[\s。.!了]*$/u;

type Heard = Result<Partial<LossNotice>> | null;

const READERS: Readonly<Record<NoticeField, (typed: string, setting: FormSetting) => Heard>> = {
  'certificate-number': (typed, { kind }) => as('certificateNumber', readCertificateNumber(typed, kind.number)),
  'lost-on': (typed, { today }) => as('lostOn', readLostDay(typed, today)),
  'lost-at': (typed, { places, home }) => asDone('lostAt', readLostPlace(typed, places, home)),
  name: (typed) => asDone('name', readName(typed)),
  'id-number': (typed) => as('idNumber', readIdNumber(typed)),
  photo: (typed) => (NO_PHOTO.test(typed.normalize('NFKC').trim()) ? done({ photo: 'none' }) : null),
};

const NOT_HEARD: Readonly<Record<NoticeField, (setting: FormSetting) => Result<never>>> = {
  'certificate-number': ({ kind }) =>
    refused('certificate-number-missing', '没看到证号。', `照着证件写:${kind.number.hint}。`),
  'lost-on': () => refused('lost-day-unread', '没看懂是哪一天。', '写成 7月10日、昨天、3天前 都行;记不准写大概。'),
  'lost-at': () => refused('lost-place-unread', '没听出是哪里。', '说镇名或县名,比如 清河镇;说不清就发「不清楚」。'),
  name: () => refused('name-unread', '这不像一个姓名。', '照身份证上的写,只写姓名;有“·”的照写。'),
  'id-number': () => refused('id-number-missing', '没看到身份证号。', '18 位,最后一位可能是 X。'),
  photo: () => refused('photo-awaited', '还差照片这一步。', '有照片就发过来,没有回 跳过。'),
};

function as<K extends keyof LossNotice>(field: K, read: Result<LossNotice[K]> | null): Heard {
  return read === null || !read.ok ? read : done({ [field]: read.value });
}

function asDone<K extends keyof LossNotice>(field: K, value: LossNotice[K] | null): Heard {
  return value === null ? null : done({ [field]: value });
}

/** A certificate whose number holds an ID number belongs to whoever has that ID number: nobody files for another. */
export function consistent(notice: LossNotice, { kind }: FormSetting): Result<LossNotice> {
  const { certificateNumber, idNumber } = notice;
  const inside = certificateNumber === null ? null : idNumberIn(certificateNumber, kind.number);
  if (inside === null || idNumber === null || inside === idNumber) return done(notice);
  return refused(
    'notice-not-own',
    '身份证号和证号对不上,没有记。',
    '要证件本人登记;替家人办的点「找人」,带上两人的身份证去窗口。',
  );
}
