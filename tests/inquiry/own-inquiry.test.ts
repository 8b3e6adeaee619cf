import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenInquiries, openInquiries } from './open-inquiries.ts';

const LIN = 's066';
const ZHANG = 's067';

let county: OpenInquiries;
beforeAll(async () => {
  county = await openInquiries();
});
afterAll(() => county.close());

/** A task in the registry's own line, in the hands of 林小军, who asks the housing office. */
async function askedByLin(): Promise<{ number: number; on: number }> {
  const room = { kind: 'line', about: 'budongchan' } as const;
  const on = await county.runningTask({ owner: LIN, room, rooms: [room], mode: 'line' });
  const said = await county.type(LIN, `协查 ${on} 县住房和城乡建设局 截至今日名下有无公房`);
  return { number: Number(/^(\d+) 号协查/u.exec(said)?.[1]), on };
}

async function passedOn(number: number, owner: string): Promise<void> {
  await county.inTurn(async ({ tasks }) => {
    const task = await tasks.lock(number);
    if (task !== null) await tasks.save({ ...task, owner }, { due: null, department: null });
  });
}

describe('nobody answers his own inquiry', () => {
  it('also not once the task is somebody else’s and the inquiry comes back to his department', async () => {
    const { number, on } = await askedByLin();
    const { verifier } = await county.find(number);
    await passedOn(on, ZHANG);
    // 林小军 asked it and 张芳 waits for it: of two verifiers none is left to answer.
    const back = await county.type(verifier ?? '', `退回 ${number} 《不动产登记暂行条例》第七条 县不动产登记中心`);
    expect(back).toContain('no-verifier');
    expect(await county.find(number)).toMatchObject({ issuer: 'zhujian', verifier, state: 'dispatched' });
  });

  it('goes to his colleague when somebody of another department has the task now', async () => {
    const { number, on } = await askedByLin();
    const { verifier } = await county.find(number);
    await passedOn(on, 's001');
    await county.type(verifier ?? '', `退回 ${number} 《不动产登记暂行条例》第七条 县不动产登记中心`);
    expect(await county.find(number)).toMatchObject({ issuer: 'budongchan', verifier: ZHANG });
    expect(await county.type(LIN, `答 ${number} 否`)).toContain('inquiry-not-yours');
  });

  it('is not his either when it was given to him before he was known to have asked it', async () => {
    const { number, on } = await askedByLin();
    await passedOn(on, 's001');
    await county.inTurn(async ({ inquiries }) => {
      const inquiry = await inquiries.lock(number);
      if (inquiry !== null) await inquiries.save({ ...inquiry, issuer: 'budongchan', verifier: LIN }, { due: null });
    });
    for (const line of [`答 ${number} 否`, `退回 ${number} 《条例》第七条 县住房和城乡建设局`, `看 ${number}`])
      expect(await county.type(LIN, line)).toContain('inquiry-own');
    expect((await county.find(number)).state).toBe('dispatched');
  });
});
