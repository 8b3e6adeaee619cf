import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { QuestionEngine } from '../../server/ports/question-engine.ts';
import { createQuestionEngine } from '../../server/question-engine/engine.ts';
import { questionRig } from './rig.ts';

type Route = { q: string; behaviour: string; kind: string; id?: string; certificate?: string };
const routes = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', 'cases', 'routes.json'), 'utf8'),
) as readonly Route[];

let engine: QuestionEngine;
let rig: Awaited<ReturnType<typeof questionRig>>;

beforeAll(async () => {
  rig = await questionRig();
  engine = createQuestionEngine(rig.catalogue, rig.resources);
});

describe('question engine', () => {
  it.each(routes)('routes "$q" to $kind $id', ({ q, behaviour, kind, id, certificate }) => {
    const understood = engine.understand(q);
    expect({ behaviour: understood.behaviour, kind: understood.subject.kind }).toEqual({ behaviour, kind });
    if (id !== undefined) expect(understood.subject).toMatchObject({ id });
    if (certificate !== undefined) expect(understood.certificates[0]).toBe(certificate);
  });

  it('names the entry and shows why', () => {
    const understood = engine.understand('义乌的独生子女证明还要开吗');
    expect(understood.candidates[0]?.id).toBe('yw-dusheng');
    expect(understood.place).toBe('330782');
    expect(understood.explanation.concepts).toContain('独生子女');
    const shares = understood.explanation.features.reduce((sum, feature) => sum + feature.share, 0);
    expect(shares).toBeCloseTo(1, 4);
  });

  it('says what it repaired', () => {
    const { repairs, read } = engine.understand('死王证明在哪里开');
    expect(read).toBe('死亡证明在哪里开');
    expect(repairs).toContainEqual({ from: '死王', to: '死亡', why: 'homophone' });
  });

  it('offers one candidate a family', () => {
    for (const { q } of rig.labelled) {
      const families = engine.understand(q).candidates.map((candidate) => candidate.family);
      expect(new Set(families).size).toBe(families.length);
    }
  });

  it('says the same twice, and from a second engine', () => {
    const other = createQuestionEngine(rig.catalogue, rig.resources);
    expect(other.version).toBe(engine.version);
    for (const { q } of rig.labelled.slice(0, 60)) expect(other.understand(q)).toEqual(engine.understand(q));
  });

  it('never throws, whatever is typed', () => {
    const bits = fc.constantFrom(
      '证明',
      '丢了',
      '义乌',
      '承诺',
      '要带什么',
      '唔',
      '\u0000',
      '😀',
      '(',
      '\\',
      '[a-z',
      ' ',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(bits).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const { confidence, confidenceAmongThree } = engine.understand(typed);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidenceAmongThree).toBeGreaterThanOrEqual(confidence);
      }),
      { numRuns: 200 },
    );
  });
});
