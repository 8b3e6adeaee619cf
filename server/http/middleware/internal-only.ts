import { BlockList, isIPv6 } from 'node:net';
import type { Middleware, ParameterizedContext } from 'koa';
import { refuse } from '../refuse.ts';

/** Lets through this machine and the networks named (`10.1.0.0/16`, `2001:db8::/32`); everyone else is refused. */
export function internalOnly(networks: readonly string[]): Middleware {
  const allowed = new BlockList();
  for (const network of ['127.0.0.0/8', '::1/128', ...networks]) addNetwork(allowed, network);
  return async (ctx, next) => {
    if (!isInside(ctx, allowed)) return refuse(ctx, 'not-for-public');
    await next();
  };
}

function addNetwork(list: BlockList, network: string): void {
  const [address = '', bits] = network.split('/');
  const family = isIPv6(address) ? 'ipv6' : 'ipv4';
  list.addSubnet(address, Number(bits ?? (family === 'ipv6' ? 128 : 32)), family);
}

/** A request that an undeclared proxy forwarded comes from that proxy's address, often this machine's: it does not count as inside. */
function isInside(ctx: ParameterizedContext, allowed: BlockList): boolean {
  if (!ctx.app.proxy && (ctx.get('X-Forwarded-For') || ctx.get('Forwarded'))) return false;
  const ip = ctx.ip.replace(/^::ffff:/, '');
  return allowed.check(ip, isIPv6(ip) ? 'ipv6' : 'ipv4');
}
