import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MOST_BYTES } from '../../server/ports/files.ts';
import { type OpenCounty, openCounty } from '../rigs/county.ts';
import { samplePhoto } from '../rigs/photo.ts';

const DAY = 86_400_000;

/** A photo with what a telephone writes beside the picture. */
async function telephonePhoto(side?: number): Promise<Buffer> {
  const exif = { IFD0: { Make: 'PHONE-OF-CHEN' }, IFD3: { GPSLatitude: '28/1 58/1 0/1' } };
  return sharp(await samplePhoto(side))
    .withExif(exif)
    .jpeg()
    .toBuffer();
}

describe('a photo with a complaint', () => {
  let county: OpenCounty;
  let token: string;
  let number: string;
  beforeAll(async () => {
    county = await openCounty('2026-11-16 09:00');
    token = await signIn('chen');
    const told = { kind: 'complaint', window: 'jiaoyu', cause: 'paper', paper: '居住证明' };
    number = (await post<{ number: string }>(token, '/api/complaints', JSON.stringify(told))).body.number;
  });
  afterAll(() => county.close());

  async function signIn(code: string): Promise<string> {
    return (await post<{ token: string }>('', '/api/session', JSON.stringify({ code }))).body.token;
  }

  async function post<T = { code?: string; photos?: number }>(as: string, path: string, body: string | FormData) {
    const headers = {
      ...(as && { Authorization: `Bearer ${as}` }),
      ...(typeof body === 'string' && { 'Content-Type': 'application/json' }),
    };
    const answer = await fetch(county.url + path, { method: 'POST', headers, body });
    return { status: answer.status, body: (await answer.json()) as T };
  }

  const send = (bytes: Buffer, as = token) => {
    const form = new FormData();
    form.append('photo', new Blob([new Uint8Array(bytes)]), '陈小芳.jpg');
    return post(as, `/api/complaints/${number}/photos`, form);
  };

  const member = (fits: (each: OpenCounty['means']['catalogue']['home']['staff'][number]) => boolean): string =>
    county.means.catalogue.home.staff.find(fits)?.id ?? '';

  async function atDesk(staff: string, path: string): Promise<Response> {
    const until = county.clock.now() + DAY;
    const session = await county.store.transaction(({ deskKeys }) => deskKeys.open(staff, until));
    return fetch(county.url + path, { headers: { Cookie: `desk=${session}` } });
  }

  const held = () => county.store.db.selectFrom('file_holders').select(['record', 'expires_at']).execute();

  it('is drawn anew and kept encrypted for thirty days; sent again it is there once, and two are enough', async () => {
    expect((await send(await telephonePhoto())).body).toEqual({ photos: 1 });
    expect((await send(await telephonePhoto())).body).toEqual({ photos: 1 });
    const [row] = await county.store.db.selectFrom('files').select('sealed_bytes').execute();
    expect(row?.sealed_bytes.includes(Buffer.from('ffd8ff', 'hex'))).toBe(false);
    expect(await held()).toMatchObject([
      { record: `complaint ${number}`, expires_at: new Date(county.clock.now() + 30 * DAY) },
    ]);
    expect((await send(await telephonePhoto(120))).body).toEqual({ photos: 2 });
    expect(await send(await telephonePhoto(90))).toMatchObject({ status: 409, body: { code: 'photos-enough' } });
    expect(await held()).toHaveLength(2);
  });

  it('is taken from who complained and from nobody else, and only where it is a photo', async () => {
    expect(await send(await samplePhoto(), await signIn('li'))).toMatchObject({ body: { code: 'complaint-unknown' } });
    expect((await send(await samplePhoto(), '')).status).toBe(401);
    expect(await send(Buffer.from('<!doctype html>'))).toMatchObject({ body: { code: 'photo-kind' } });
    expect(await send(Buffer.alloc(MOST_BYTES + 1))).toMatchObject({ body: { code: 'photo-too-large' } });
    const none = await post(token, `/api/complaints/${number}/photos`, new FormData());
    expect(none.status).toBe(400);
  });

  it('is seen at the desk by who handles it, without what the telephone wrote; every look is kept', async () => {
    const dispatcher = member(({ roles, department }) => roles.includes('dispatcher') && department !== 'jiaoyu');
    const list = await (await atDesk(dispatcher, '/desk/complaints')).text();
    expect(list).toContain(number);
    expect(list).toContain('照片 2 张');
    const page = await (await atDesk(dispatcher, `/desk/complaints/${number}`)).text();
    expect(page).toContain('县教育局 · 要不该要的证明 · 居住证明');
    const answerAt = /\/desk\/hand-overs\/\d+/.exec(page)?.[0] ?? '';
    const answering = await (await atDesk(dispatcher, answerAt)).text();
    expect(answering).toContain(`/desk/complaints/${number}`);
    expect(answering).toContain('微信小程序');
    expect(answering).not.toContain('〈长号码〉');
    const photo = await atDesk(dispatcher, `/desk/complaints/${number}/photos/1`);
    expect(photo.headers.get('content-type')).toBe('image/jpeg');
    const bytes = Buffer.from(await photo.arrayBuffer());
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
    expect(bytes.includes('PHONE-OF-CHEN')).toBe(false);
    expect((await atDesk(dispatcher, `/desk/complaints/${number}/photos/3`)).status).toBe(404);
    const rows = await county.store.db.selectFrom('trail_texts').select('text').execute();
    expect(rows.filter(({ text }) => text.includes('complaint-photo-viewed'))).toHaveLength(1);
  });

  it('is shown to nobody whose work it is not, nor to the office it is about', async () => {
    const path = `/desk/complaints/${number}/photos/1`;
    const runner = member(({ roles }) => roles.length === 1 && roles[0] === 'runner');
    const concerned = member(({ roles, department }) => roles.length > 0 && department === 'jiaoyu');
    for (const staff of [runner, concerned]) expect((await atDesk(staff, path)).status).toBe(403);
    expect(await (await atDesk(concerned, '/desk/complaints')).text()).not.toContain(number);
    expect((await fetch(county.url + path)).status).toBe(401);
  });

  it('comes within a day, and goes with the account', async () => {
    county.clock.set('2026-11-17 09:01');
    expect(await send(await samplePhoto(80))).toMatchObject({ status: 409, body: { code: 'photo-late' } });
    await fetch(`${county.url}/api/me`, { method: 'DELETE', headers: { Authorization: `Bearer ${token}` } });
    expect(await held()).toEqual([]);
    expect(await county.store.db.selectFrom('files').selectAll().execute()).toEqual([]);
  });
});
