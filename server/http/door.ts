import type { Middleware } from 'koa';
import type { Day, Instant } from '../core/time.ts';
import type { Assets } from '../web/assets.ts';
import type { Site } from '../web/site.ts';
import type { Metrics } from './metrics.ts';
import type { Uses } from './uses.ts';

/** What every route is given. */
export type Door = {
  readonly uses: Uses;
  readonly site: Site;
  readonly assets: Assets;
  readonly metrics: Metrics;
  readonly now: () => Instant;
  /** Today in Asia/Shanghai. */
  readonly today: () => Day;
  /** What stands before a question: how many a minute an address may ask, and how many are at work at once. */
  readonly questionLimits: readonly Middleware[];
  /** Networks that see the metrics and the desk, besides this machine. */
  readonly staffCidrs: readonly string[];
};
