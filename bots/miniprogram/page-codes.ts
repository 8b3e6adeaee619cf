import type { Instant } from '../../server/core/time.ts';
import type { PageCodes } from '../../server/ports/page-codes.ts';

const NOTICE = 'packages/board/pages/notice/notice';
const MOST = 500;
/** After a failure nobody is asked for so long: the web code does. */
const REST = 10 * 60_000;

/** Keeps the last codes: the same page and number always look the same. `draw` asks the platform; `warn` hears why it did not draw. */
export function keptPageCodes(
  draw: (page: string, scene: string) => Promise<Buffer>,
  warn: (why: string) => void,
  now: () => Instant,
): PageCodes {
  const kept = new Map<string, Buffer>();
  const asked = new Set<string>();
  let restsUntil = Number.NEGATIVE_INFINITY;

  const ask = async (number: string): Promise<void> => {
    asked.add(number);
    try {
      const picture = await draw(NOTICE, number);
      if (kept.size >= MOST) kept.delete(kept.keys().next().value ?? '');
      kept.set(number, picture);
    } catch (fault) {
      restsUntil = now() + REST;
      warn(fault instanceof Error ? fault.message : String(fault));
    } finally {
      asked.delete(number);
    }
  };

  return {
    ofNotice(number) {
      const picture = kept.get(number) ?? null;
      if (picture === null && !asked.has(number) && now() >= restsUntil) void ask(number);
      return picture;
    },
  };
}
