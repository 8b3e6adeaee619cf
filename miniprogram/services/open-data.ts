import type { CertificateChecked, NoticeGiven, NoticesGiven } from '../../server/http/contract-board.ts';
import type { MatterGiven, MattersGiven, PointsGiven } from '../../server/http/contract-county.ts';
import { type Reached, request } from './request.ts';

/** A page that was opened by half an address asks for nothing: an empty name is the address of the list. */
export const NOTHING_NAMED = {
  ok: false,
  status: 400,
  offline: false,
  problem: { code: 'nothing-named', message: '打开的地址不全', next: '请回上一页,从列表里点进来' },
} as const;

/** What the county shows everybody. */

export function readMatters(): Promise<Reached<MattersGiven>> {
  return request<MattersGiven>('GET', '/api/matters');
}

export async function readMatter(id: string): Promise<Reached<MatterGiven>> {
  return id === '' ? NOTHING_NAMED : request<MatterGiven>('GET', `/api/matters/${encodeURIComponent(id)}`);
}

export function readPoints(): Promise<Reached<PointsGiven>> {
  return request<PointsGiven>('GET', '/api/points');
}

export function readNotices(page: number): Promise<Reached<NoticesGiven>> {
  return request<NoticesGiven>('GET', `/api/notices?page=${page}`);
}

export async function readNotice(number: string): Promise<Reached<NoticeGiven>> {
  return number === '' ? NOTHING_NAMED : request<NoticeGiven>('GET', `/api/notices/${encodeURIComponent(number)}`);
}

/** Sent in a body: the number of a certificate stands in no address. */
export function checkCertificate(kind: string, certificate: string): Promise<Reached<CertificateChecked>> {
  return request<CertificateChecked>('POST', '/api/notices/check', { data: { kind, certificate } });
}

const NUMBER = /YS-\d{8}-\d{4,6}/i;

/** The public number in what was scanned or typed: the number itself, or an address of the board. Null when there is none. */
export function noticeNumberIn(text: string): string | null {
  return NUMBER.exec(text.normalize('NFKC'))?.[0].toUpperCase() ?? null;
}
