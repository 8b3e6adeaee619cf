import { closed, type Failure, later, unsure } from './outcome.ts';
import { PostFault } from './post-json.ts';

/** What a status says when the body says nothing. A 500 or 504, or a 200 that is no answer, may come after the deed. */
export function judgeStatus(status: number): Failure {
  const code = `http-${status}`;
  if (status === 429 || status === 502 || status === 503) return later(code);
  return status === 200 || status >= 500 ? unsure(code) : closed(code);
}

export function afterFault(fault: unknown): Failure {
  return fault instanceof PostFault && fault.reached === 'no' ? later('not-reached') : unsure('no-answer');
}
