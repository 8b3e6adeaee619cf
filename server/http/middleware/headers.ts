import type { Middleware, ParameterizedContext } from 'koa';
import helmet from 'koa-helmet';

/** Everything a page needs comes from us; nothing inline, nothing framed, nothing told to other sites. */
export function securityHeaders(): Middleware {
  const headers = headersOf(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'"],
          imgSrc: ["'self'"],
          connectSrc: ["'self'"],
          formAction: ["'self'"],
          baseUri: ["'none'"],
          frameAncestors: ["'none'"],
        },
      },
      referrerPolicy: { policy: 'no-referrer' },
      strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: false },
      xFrameOptions: { action: 'deny' },
    }),
  );
  return (ctx, next) => {
    for (const [name, value] of headers) ctx.res.setHeader(name, value);
    return next();
  };
}

/** What it sets, which is the same on every answer: asked once, before there is any. */
function headersOf(middleware: Middleware): readonly (readonly [name: string, value: string])[] {
  const headers: [string, string][] = [];
  const res = {
    setHeader: (name: string, value: string) => headers.push([name, value]),
    removeHeader: () => undefined,
  };
  void middleware({ req: {}, res } as unknown as ParameterizedContext, async () => undefined);
  return headers;
}

/** Answers depend on the day and on the conversation: nobody may keep them. Assets set their own header afterwards. */
export const noStore: Middleware = (ctx, next) => {
  ctx.res.setHeader('Cache-Control', 'no-store');
  return next();
};
