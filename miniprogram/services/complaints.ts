import type { ComplaintHelpGiven, ComplaintTaken } from '../../server/http/contract-complaints.ts';
import { type Reached, request } from './request.ts';
import { requestAsOwn } from './session.ts';

export function readComplaintHelp(): Promise<Reached<ComplaintHelpGiven>> {
  return request<ComplaintHelpGiven>('GET', '/api/complaints');
}

export type ComplaintSent = {
  readonly kind: ComplaintHelpGiven['kinds'][number]['id'];
  readonly window: string | null;
  readonly cause: string | null;
  readonly paper: string;
  readonly matter: string;
  readonly said: string;
};

/** `key`: the same for every try, so that it is taken once. */
export function sendComplaint(sent: ComplaintSent, key: string): Promise<Reached<ComplaintTaken>> {
  return requestAsOwn<ComplaintTaken>('POST', '/api/complaints', { data: sent, key });
}
