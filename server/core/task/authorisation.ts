import { done, type Result, refused } from '../result.ts';
import type { Instant } from '../time.ts';

export type AuthorisationMethod = 'wechat' | 'paper-photo' | 'call-back';

/** 授权: what the citizen allows us to do for him, for what, and until when. Without one nothing is dispatched, claimed or run. */
export type Authorisation = {
  /** What may be looked up or fetched: 无房证明. */
  readonly scope: string;
  /** What it is wanted for: 公租房申请. */
  readonly purpose: string;
  readonly method: AuthorisationMethod;
  readonly grantedAt: Instant;
  readonly expiresAt: Instant;
  readonly revokedAt: Instant | null;
  /** Staff id of who took the paper or made the call; null when the citizen gave it himself. */
  readonly takenBy: string | null;
  /** Digest of the photographed slip; absent when there is none. */
  readonly slip?: string | undefined;
};

type Method = { readonly label: string; readonly days: number; readonly said: RegExp };

const DAY = 86_400_000;

/** How it can be given, and how many days it lasts: what a person gives with his own account longer than what was taken on paper or by telephone. */
export const METHODS: Readonly<Record<AuthorisationMethod, Method>> = {
  wechat: { label: '微信', days: 30, said: /微信/u },
  'paper-photo': { label: '纸质', days: 7, said: /纸|签字|书面|原件/u },
  'call-back': { label: '回电', days: 7, said: /回电|电话|回拨|核对码/u },
};

export function newAuthorisation(
  given: Pick<Authorisation, 'scope' | 'purpose' | 'method' | 'takenBy' | 'slip'>,
  now: Instant,
): Authorisation {
  const expiresAt = now + METHODS[given.method].days * DAY;
  return { ...given, grantedAt: now, expiresAt, revokedAt: null };
}

export function isValid(authorisation: Authorisation | null, now: Instant): authorisation is Authorisation {
  return authorisation !== null && authorisation.revokedAt === null && now < authorisation.expiresAt;
}

const PHOTO = /照片|拍照|拍了照/u;

/** 授权 12 照片: the signed slip is sent as a picture. */
export function saysPhoto(words: string): boolean {
  return PHOTO.test(words);
}

/** The lines by which staff take an authorisation. */
export function waysToAuthorise(number: number): string {
  return [
    `授权 ${number} 照片(本人签字的授权书拍给我)`,
    `授权 ${number} 纸质(原件收下了)`,
    `授权 ${number} 回拨(打电话核对)`,
  ].join(',或 ');
}

/** How staff say that they hold the signed paper. In WeChat the citizen gives it himself, so staff cannot. */
export function methodTaken(words: string, number: number): Result<AuthorisationMethod> {
  const how = `写明怎么授权的:${waysToAuthorise(number)}`;
  if (METHODS['paper-photo'].said.test(words)) return done('paper-photo');
  if (METHODS.wechat.said.test(words))
    return refused('authorisation-by-citizen', '微信授权要群众自己点,代点不算。', how);
  return refused('authorisation-method', `没看懂 #${number} 是怎么授权的。`, how);
}
