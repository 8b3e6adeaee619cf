import { randomFillSync } from 'node:crypto';

const SUPPLY = Buffer.alloc(4_096);
let used = SUPPLY.length;

/** Random bytes for keys and salts, at most 4,096. Asked of the system in large pieces, because each call is dear; given out once. */
export function random(bytes: number): Buffer {
  if (used + bytes > SUPPLY.length) {
    randomFillSync(SUPPLY);
    used = 0;
  }
  const given = Buffer.allocUnsafe(bytes);
  SUPPLY.copy(given, 0, used); // a copy: the supply is filled anew
  SUPPLY.fill(0, used, used + bytes);
  used += bytes;
  return given;
}
