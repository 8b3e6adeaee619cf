import { expect } from 'vitest';
import type { OpenCounty } from './county.ts';
import { citizenOf, idNumberOf, type Say } from './notice.ts';

/** A visitor without a browser: what he is answered, with the cookie he was given. */
export type Visitor = (
  path: string,
  init?: RequestInit,
) => Promise<{ readonly status: number; readonly text: string; readonly to: string | null }>;

/** The way to the form of loss notices of a county, and through it. */
export function noticeForm(county: OpenCounty) {
  /** The address that the chat gave, on this machine. */
  async function linkFrom(say: Say): Promise<string> {
    const said = await say('在网页上填');
    return `${county.url}${/https:\/\/wzm\.example(\/notices\/new\/\S+)/u.exec(said)?.[1] ?? ''}`;
  }

  async function linkFor(person: string, kind = '残疾人证'): Promise<string> {
    const say = citizenOf(county, person);
    await say('登记遗失');
    await say(kind);
    return linkFrom(say);
  }

  return { linkFrom, linkFor, visitor: () => visitorAt(county.url) };
}

/** Somebody without a browser at a site. */
export function visitorAt(site: string): Visitor {
  let cookie = '';
  return async (path, init = {}) => {
    const address = path.startsWith('http') ? path : `${site}${path}`;
    const response = await fetch(address, {
      redirect: 'manual',
      ...init,
      headers: { ...init.headers, Cookie: cookie },
    });
    cookie = response.headers.get('Set-Cookie')?.split(';')[0] ?? cookie;
    return { status: response.status, text: await response.text(), to: response.headers.get('Location') };
  };
}

export const tokenIn = (text: string): string => /name="token" value="([^"]*)"/.exec(text)?.[1] ?? '';

/** What somebody writes who lost something; `order` makes it another one. */
export const who = (order: number) => ({
  'certificate-number': `${idNumberOf(order)}43`,
  'lost-on': '2026-11-14',
  'lost-at': '清河镇',
  name: '周大海',
  'id-number': idNumberOf(order),
});

/** Goes to the provider and comes back as who wrote the form, or as somebody else. */
export async function proveBy(
  visit: Visitor,
  token: string,
  as: Readonly<Record<string, string>>,
): Promise<{ readonly status: number; readonly text: string }> {
  const sent = await visit('/notices/identity', { method: 'POST', body: new URLSearchParams({ token }) });
  const body = new URLSearchParams({ name: as.name ?? '', idNumber: as['id-number'] ?? '' });
  const back = await visit(sent.to ?? '', { method: 'POST', body });
  expect(back.to).toBe('/notices/new/identified');
  return visit(back.to ?? '');
}
