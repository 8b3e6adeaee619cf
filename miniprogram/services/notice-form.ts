import type { IdentityBegun } from '../../server/http/contract-identity.ts';
import type { NoticeFiledGiven, NoticeFormGiven, NoticeHelpGiven } from '../../server/http/contract-notice-form.ts';
import { sendWithPhoto } from './photos.ts';
import { type Reached, request } from './request.ts';
import { requestAsOwn } from './session.ts';

/** 登记遗失: the rules are the server's; here they are asked for. */
const FORM = '/api/notices/form';

export function readHelp(): Promise<Reached<NoticeHelpGiven>> {
  return request<NoticeHelpGiven>('GET', FORM);
}

export function beginForm(kind: string): Promise<Reached<NoticeFormGiven>> {
  return requestAsOwn<NoticeFormGiven>('POST', FORM, { data: { kind } });
}

export type Written = Readonly<Record<'certificate-number' | 'lost-on' | 'lost-at' | 'name' | 'id-number', string>>;

export function sendForm(
  open: { readonly session: string; readonly kind: string },
  written: Written,
  photo: string | null,
): Promise<Reached<NoticeFormGiven>> {
  return sendWithPhoto<NoticeFormGiven>(`${FORM}/fields`, { ...open, ...written }, photo);
}

export function beginProof(session: string): Promise<Reached<IdentityBegun>> {
  return requestAsOwn<IdentityBegun>('POST', `${FORM}/identity`, { data: { session } });
}

export function endProof(session: string): Promise<Reached<NoticeFormGiven>> {
  return requestAsOwn<NoticeFormGiven>('POST', `${FORM}/identified`, { data: { session } });
}

export function undertake(session: string): Promise<Reached<NoticeFiledGiven>> {
  return requestAsOwn<NoticeFiledGiven>('POST', `${FORM}/agreed`, { data: { session } });
}

export function askReissue(session: string): Promise<Reached<NoticeFormGiven>> {
  return requestAsOwn<NoticeFormGiven>('POST', `${FORM}/reissue`, { data: { session } });
}
