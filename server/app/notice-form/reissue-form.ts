import { done, type Result } from '../../core/result.ts';
import type { Means } from '../means.ts';
import { askReissue } from '../notice/ask-reissue.ts';
import { atForm } from './at-form.ts';

/** 申请补办 on the page of a notice that was filed from it. Sent twice, it is asked once: the page shows that it waits. */
export function reissueForm(means: Means, session: string): Promise<Result<null>> {
  return atForm(means, session, async (records, { notice, kind, at }) => {
    if (notice.reissue?.state === 'asked') return done(null);
    const asked = await askReissue(means, records, { notice, kind, at });
    return asked.ok ? done(null) : asked;
  });
}
