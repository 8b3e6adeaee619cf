import { type LookupOptions, lookup } from 'node:dns';
import { BlockList, isIPv6, type LookupFunction } from 'node:net';

/** Addresses that nobody on the internet has: whoever names one is after something inside (security.md T13). */
const INSIDE = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  INSIDE.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  INSIDE.addSubnet(net, bits, 'ipv6');

/** True for an address of the public internet; one that is IPv4 written as IPv6 is judged as what it is. */
export function isPublic(address: string): boolean {
  const plain = address.replace(/^::ffff:/iu, '');
  return !INSIDE.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4');
}

/** Looks a name up and connects only to what is public: the name is judged by what it means now, not by how it reads. */
export const publicLookup: LookupFunction = (name, options, give) => {
  const asked: LookupOptions & { all: true } = { ...options, all: true };
  lookup(name, asked, (fault, found) => {
    if (fault) return give(fault, '', 0);
    const open = found.filter(({ address }) => isPublic(address));
    const [first] = open;
    if (first === undefined) return give(new Error('the address is not public'), '', 0);
    if (options.all) give(null, open);
    else give(null, first.address, first.family);
  });
};
