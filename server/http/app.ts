import Router from '@koa/router';
import Koa, { type Middleware } from 'koa';
import { dayOf, type Instant } from '../core/time.ts';
import type { Log } from '../log/log.ts';
import type { Sandbox } from '../ports/sandbox.ts';
import { loadAssets } from '../web/assets.ts';
import { problemPage } from '../web/problem-page.tsx';
import type { Site } from '../web/site.ts';
import { agentRoutes } from './agents/routes.ts';
import { assetRoutes } from './assets/routes.ts';
import { noticeCountRoutes } from './board/count-routes.ts';
import { exportRoutes } from './board/export-routes.ts';
import { reviewRoutes } from './board/review-routes.ts';
import { boardRoutes } from './board/routes.ts';
import { boardApiRoutes } from './board-api/routes.ts';
import { commitmentRoutes } from './commitments/routes.ts';
import { signingRoutes } from './commitments/signing-routes.ts';
import { commitmentApiRoutes } from './commitments-api/routes.ts';
import { complaintRoutes } from './complaints-api/routes.ts';
import { countyRoutes } from './county/routes.ts';
import { complaintDeskRoutes } from './desk/complaints.ts';
import { objectionRoutes } from './desk/objections.ts';
import { deskRoutes } from './desk/routes.ts';
import type { Door } from './door.ts';
import { feedRoutes } from './feed/routes.ts';
import { healthRoutes } from './health/routes.ts';
import { homeRoutes } from './home/routes.ts';
import { trialIdentityRoutes } from './identity/routes.ts';
import { listRoutes } from './lists/routes.ts';
import { meRoutes } from './me/routes.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { accessLog } from './middleware/access-log.ts';
import { compress } from './middleware/compress.ts';
import { noStore, securityHeaders } from './middleware/headers.ts';
import { limitAtOnce, limitPerMinute } from './middleware/limit.ts';
import { problems } from './middleware/problems.ts';
import { noticeFormApiRoutes } from './notice-form-api/routes.ts';
import { noticeFormRoutes } from './notices/routes.ts';
import { overdueRoutes } from './overdue/routes.ts';
import { questionRoutes } from './questions/routes.ts';
import { reachRoutes } from './reach/routes.ts';
import { receiptRoutes } from './receipts/routes.ts';
import { replyRoutes } from './replies/routes.ts';
import { requirementRoutes } from './requirements/routes.ts';
import { rootRoutes } from './roots/routes.ts';
import { sandboxRoutes } from './sandbox/routes.ts';
import { sessionRoutes } from './session/routes.ts';
import { showingRoutes } from './showings/routes.ts';
import { slipRoutes } from './slips/routes.ts';
import { taskApiRoutes } from './tasks-api/routes.ts';
import type { Uses } from './uses.ts';
import { verifyRoutes } from './verify/routes.ts';

/** How much one address may ask, and how many questions may be at work at once. */
type Limits = {
  readonly questionsPerMinute: number;
  readonly requestsPerMinute: number;
  readonly questionsAtOnce: number;
};

/** A village behind one address asks a lot: these stop floods, not neighbours. */
const LIMITS: Limits = { questionsPerMinute: 240, requestsPerMinute: 1200, questionsAtOnce: 100 };

export type AppOptions = {
  readonly uses: Uses;
  readonly county: Site['county'];
  /** Address under which the public reaches us; slips and their QR codes point there. */
  readonly publicUrl: string;
  readonly log: Log;
  readonly now?: () => Instant;
  readonly limits?: Partial<Limits>;
  /** Networks that see `/metrics`, besides this machine. */
  readonly staffCidrs?: readonly string[];
  /** How many proxies of ours stand in front; 0 means that X-Forwarded-For is not believed. */
  readonly proxies?: number;
  /** Middleware of other channels (a platform's callback). It runs before limits and body parsing, inside log and fault handling. */
  readonly mounts?: readonly Middleware[];
  /** Absent in production: the sandbox's addresses do not exist then. */
  readonly sandbox?: Sandbox | null;
};

/** The web application: middleware in order, then one set of routes a resource. */
export function createApp(options: AppOptions): { app: Koa; metrics: Metrics } {
  const { uses, log, proxies = 0 } = options;
  const limits = { ...LIMITS, ...options.limits };
  log.info('limits-set', { limits: JSON.stringify(limits) });
  const door = doorOf(options, limits);
  const app = new Koa({ proxy: proxies > 0, maxIpsCount: proxies });
  app.on('error', (fault: unknown) => log.error('response-failed', fault));

  app.use(accessLog(log, door.metrics));
  app.use(securityHeaders());
  app.use(compress);
  app.use(
    problems(
      log,
      async () => (await uses.health()).store,
      (problem) => problemPage(door.site, problem),
    ),
  );
  app.use(noStore);
  for (const mount of options.mounts ?? []) app.use(mount);
  app.use(limitPerMinute(limits.requestsPerMinute));
  const router = routes(door);
  if (options.sandbox) sandboxRoutes(router, door, options.sandbox);
  app.use(router.routes());
  app.use(router.allowedMethods());
  return { app, metrics: door.metrics };
}

function doorOf(options: AppOptions, limits: Limits): Door {
  const { uses, county, now = Date.now, staffCidrs = [] } = options;
  const assets = loadAssets();
  return {
    uses,
    assets,
    metrics: createMetrics(),
    site: {
      county,
      publicUrl: options.publicUrl.replace(/\/+$/, ''),
      assets: assets.urls,
      sandbox: Boolean(options.sandbox),
    },
    now,
    today: () => dayOf(now()),
    questionLimits: [limitPerMinute(limits.questionsPerMinute), limitAtOnce(limits.questionsAtOnce)],
    staffCidrs,
  };
}

function routes(door: Door): Router {
  const router = new Router();
  homeRoutes(router, door);
  listRoutes(router, door);
  slipRoutes(router, door);
  receiptRoutes(router, door);
  boardRoutes(router, door);
  verifyRoutes(router, door);
  rootRoutes(router, door);
  feedRoutes(router, door);
  noticeCountRoutes(router, door);
  exportRoutes(router, door);
  signingRoutes(router, door);
  commitmentRoutes(router, door);
  showingRoutes(router, door);
  if (door.uses.trialIdentity) trialIdentityRoutes(router, door, door.uses.trialIdentity);
  noticeFormRoutes(router, door);
  reviewRoutes(router, door);
  objectionRoutes(router, door);
  complaintDeskRoutes(router, door);
  agentRoutes(router, door);
  overdueRoutes(router, door);
  deskRoutes(router, door);
  replyRoutes(router, door);
  questionRoutes(router, door);
  requirementRoutes(router, door);
  noticeFormApiRoutes(router, door);
  boardApiRoutes(router, door);
  commitmentApiRoutes(router, door);
  complaintRoutes(router, door);
  taskApiRoutes(router, door);
  countyRoutes(router, door);
  sessionRoutes(router, door);
  meRoutes(router, door);
  reachRoutes(router, door);
  healthRoutes(router, door);
  assetRoutes(router, door);
  return router;
}
