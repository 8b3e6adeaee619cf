import type { ParameterizedContext } from 'koa';

/** The pattern of the route that answered (`/slips/:number`), or `none`: labels of logs and metrics must be few. */
export function routeOf(ctx: ParameterizedContext): string {
  const { _matchedRoute: matched } = ctx as { _matchedRoute?: unknown };
  return typeof matched === 'string' ? matched : 'none';
}

/** True for the addresses that programs read: they get JSON, people get pages. */
export function speaksJson(path: string): boolean {
  return path.startsWith('/api/') || path.startsWith('/roots') || JSON_PATHS.includes(path);
}

const JSON_PATHS: readonly string[] = ['/api', '/healthz', '/readyz', '/metrics', '/openapi.json'];
