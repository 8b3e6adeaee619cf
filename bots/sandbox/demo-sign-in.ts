import { createHash } from 'node:crypto';
import { done } from '../../server/core/result.ts';
import type { SignIn } from '../../server/ports/sign-in.ts';

/** Where no platform is asked, every code is somebody of its own: a demonstration needs no account of anybody. */
export const demoSignIn: SignIn = {
  accountOf: async (code) => {
    const person = `demo-${createHash('sha256').update(code).digest('base64url').slice(0, 24)}`;
    return done({ channel: 'miniprogram', account: 'demo', person });
  },
};
