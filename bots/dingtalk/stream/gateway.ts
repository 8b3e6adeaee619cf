import type { Poster } from '../post-json.ts';
import type { Credentials } from '../settings.ts';

/** `secret-refused`: asking again is useless until an administrator changes the settings. */
export class GatewayFault extends Error {
  override readonly name = 'GatewayFault';
  readonly kind: 'secret-refused' | 'unavailable';
  readonly status: number;
  constructor(kind: 'secret-refused' | 'unavailable', status: number) {
    super(`the gateway answered ${status}`);
    this.kind = kind;
    this.status = status;
  }
}

type Subscription = { readonly type: string; readonly topic: string };

/**
 * Asks for a ticket and returns the address to connect to: good for one connection within 90 s. Throws a GatewayFault, or a
 * PostFault when nothing came back. Source: developerpedia docs/learn/stream/protocol.md.
 */
export async function openTicket(
  { clientId, clientSecret, apiUrl }: Credentials,
  subscriptions: readonly Subscription[],
  poster: Poster,
  patience: number,
): Promise<string> {
  const asked = { clientId, clientSecret, subscriptions, ua: 'zhengpaopao' };
  const { status, body } = await poster.post(`${apiUrl}/v1.0/gateway/connections/open`, asked, patience);
  if (status === 401 || body.code === 'authFailed') throw new GatewayFault('secret-refused', status);
  const { endpoint, ticket } = body;
  if (status !== 200 || typeof endpoint !== 'string' || typeof ticket !== 'string')
    throw new GatewayFault('unavailable', status);
  const url = new URL(endpoint);
  // Over an encrypted API nothing but an encrypted socket is taken.
  if (url.protocol !== 'wss:' && apiUrl.startsWith('https:')) throw new GatewayFault('unavailable', status);
  url.searchParams.set('ticket', ticket);
  return url.href;
}
