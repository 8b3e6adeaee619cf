import type { FormHelp } from '../../app/notice-form/form-help.ts';
import type { FormFiled } from '../../app/notice-form/undertake-form.ts';
import type { FormView } from '../../app/notice-form/view-form.ts';
import { dayInWords } from '../../core/notice/notice-words.ts';
import { REISSUE_LABELS } from '../../core/notice/reissue.ts';
import { UNDERTAKING } from '../../core/notice/undertaking.ts';
import type { Problems } from '../../core/notice/whole-form.ts';
import type { NoticeFiledGiven, NoticeFormGiven, NoticeHelpGiven } from '../contract-notice-form.ts';

export function presentHelp({ kinds, others }: FormHelp): NoticeHelpGiven {
  return {
    kinds: kinds.map(({ id, name, number, review }) => ({ id, name, hint: number.hint, review })),
    others: others.map(({ name, advice, where }) => ({ name, advice, where })),
  };
}

/** Of numbers no more than how they end, as on the page. */
export function presentForm(session: string, view: FormView, problems: Problems = {}): NoticeFormGiven {
  const { kind, today, towns, lostOn, lostAt, name, certificateTail, idTail, photo, full, filed, identity } = view;
  return {
    ...{ session, kind: kind.id, today, towns: [...towns], lostOn, lostAt, name },
    ...{ certificateTail, idTail, photo, full },
    problems: Object.entries(problems).map(([field, { message, next }]) => ({ field, message, next })),
    published: publishedOf(view),
    undertaking: [...UNDERTAKING],
    review: view.review,
    prove: identity.needed ? { provider: identity.provider } : null,
    proved: identity.proved,
    filed: filed && {
      ...{ number: filed.number, case: filed.case, reissuable: filed.reissue === 'open' },
      reissue: filed.reissue === null || filed.reissue === 'open' ? null : REISSUE_LABELS[filed.reissue.state],
    },
  };
}

/** `form`: as it stands after it was filed; null where the first notice of the certificate stands in its way. */
export function presentFiled(filed: FormFiled, form: NoticeFormGiven | null, point: string): NoticeFiledGiven {
  if (filed.kind === 'first') return { form, first: filed.shown?.number ?? null, found: false, point };
  return { form, first: null, found: filed.foundAt !== null, point };
}

function publishedOf({ published }: FormView): NoticeFormGiven['published'] {
  const { title, holder, shown, place, lostOn, endsOn } = published;
  return [
    { label: '证件', value: title ?? '' },
    { label: '持有人', value: holder ?? '' },
    { label: '证号', value: shown ?? '不公开' },
    { label: '丢失', value: `${lostOn === null ? '' : dayInWords(lostOn)},${place ?? '不清楚'}` },
    { label: '公示到', value: endsOn === null ? '' : dayInWords(endsOn) },
  ];
}
