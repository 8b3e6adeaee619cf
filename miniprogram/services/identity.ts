import { type Reached, request } from './request.ts';

/** In demonstrations only: an invented person proves himself under an open request. */
export function tryPerson(
  open: string,
  person: { readonly name: string; readonly idNumber: string },
): Promise<Reached<object>> {
  return request<object>('POST', `/api/identity/trial/${encodeURIComponent(open)}`, { data: person });
}
