import type { OpenCounty } from './county.ts';
import { citizenOf, idNumberOf } from './notice.ts';

/** Who signs without a browser: follows redirects by hand and keeps the one cookie. */
export class Signer {
  readonly #url: string;
  #cookie = '';
  page = '';
  status = 0;
  /** The address of the last page. */
  at = '';

  constructor(url: string) {
    this.#url = url;
  }

  async get(path: string): Promise<string> {
    return this.#take(await fetch(this.#url + path, { headers: { Cookie: this.#cookie }, redirect: 'manual' }), path);
  }

  /** Sends the form of an address, with the token that the page carries. */
  async post(path: string, fields: Readonly<Record<string, string>> = {}): Promise<string> {
    const hidden = Object.fromEntries(
      ['token', 'shown'].flatMap((name) => {
        const value = new RegExp(`name="${name}" value="([^"]*)"`).exec(this.page)?.[1];
        return value === undefined || path.startsWith('/identity') ? [] : [[name, value]];
      }),
    );
    const body = new URLSearchParams(
      path.endsWith('/sign') ? { ...hidden, ...fields } : { ...without(hidden), ...fields },
    );
    const answer = await fetch(this.#url + path, {
      method: 'POST',
      headers: { Cookie: this.#cookie },
      body,
      redirect: 'manual',
    });
    return this.#take(answer, path);
  }

  async #take(answer: Response, path: string): Promise<string> {
    const cookie = answer.headers.get('set-cookie')?.split(';')[0];
    if (cookie !== undefined) this.#cookie = cookie;
    const next = answer.headers.get('location');
    this.status = answer.status;
    this.at = path;
    if (next !== null) return this.get(next);
    this.page = await answer.text();
    return this.page;
  }
}

function without({ shown: _, ...rest }: Record<string, string>): Record<string, string> {
  return rest;
}

/** Answers the three questions in the chat; gives back the path of the link. */
export async function linkFor(say: (text: string) => Promise<string>, words: string): Promise<string> {
  await say(`签承诺 ${words}`);
  await say('读承诺书');
  await say('2');
  await say('1');
  return /\/commitments\/new\/[\w-]{43}/.exec(await say('3'))?.[0] ?? '';
}

const SHOP = { town: '990101002', particular: '柳塘村3组路口' };

/** Everything up to the signature, as somebody; gives back the page on which he signs. */
export async function readyToSign(
  signer: Signer,
  link: string,
  who: { name: string; idNumber: string },
  filled = SHOP,
): Promise<string> {
  await signer.get(link);
  await signer.post(link);
  await signer.post('/commitments/new/fill', filled);
  await signer.post('/commitments/new/identity');
  return signer.post(signer.at, who);
}

/** Signs by typing his name; gives back the number and the full address. */
export async function signAs(
  signer: Signer,
  link: string,
  who: { name: string; idNumber: string },
  filled = SHOP,
): Promise<{ readonly number: string; readonly address: string }> {
  await readyToSign(signer, link, who, filled);
  await signer.post('/commitments/new/sign', { typed: who.name, willing: 'yes' });
  return { number: /CN-\d{8}-\d{4}/.exec(signer.at)?.[0] ?? '', address: signer.at };
}

/** A shop's commitment, signed from the chat of somebody by a generated person (`order` makes it another one), and the task that checks it. */
export async function signedBy(
  county: OpenCounty,
  person: string,
  order: number,
): Promise<{ readonly number: string; readonly address: string; readonly task: number }> {
  const who = { name: '周大海', idNumber: idNumberOf(order) };
  const signed = await signAs(new Signer(county.url), await linkFor(citizenOf(county, person), '开店'), who);
  const kept = await county.store.transaction(({ commitments }) => commitments.lockSigned(signed.number));
  return { ...signed, task: kept?.task ?? 0 };
}
