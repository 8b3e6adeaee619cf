import { z } from 'zod';
import type { Nominee, Scorer } from '../ports/scorer.ts';

/** An address that speaks OpenAI's embeddings: `<url>/embeddings`. `key` null where none is asked for. */
export type EmbeddingsSettings = { readonly url: string; readonly key: string | null; readonly model: string };

type Log = { warn(event: string, facts: Readonly<Record<string, string | number>>): void };

/** A citizen waits: who has not answered by then is not heard. */
const PATIENCE = 1_200;
/** After so many failures in a row nobody is asked for a while. */
const MOST_FAILURES = 3;
const REST = 60_000;

const ANSWER = z.object({
  data: z.array(z.object({ index: z.number().int(), embedding: z.array(z.number()).min(1) })).min(1),
});

/**
 * Scores by the cosine between question and description (POST /embeddings {model, input[]}, as OpenAI, vLLM, Ollama and others serve it).
 * Descriptions are remembered, so that a question sends itself alone once they are known.
 */
export function embeddingsScorer({ url, key, model }: EmbeddingsSettings, log: Log, now: () => number): Scorer {
  const known = new Map<string, readonly number[]>();
  let failures = 0;
  let restsUntil = 0;

  const embed = async (texts: readonly string[]): Promise<readonly (readonly number[])[]> => {
    const response = await fetch(`${url}/embeddings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key === null ? {} : { authorization: `Bearer ${key}` }) },
      body: JSON.stringify({ model, input: texts }),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (!response.ok) throw new Error(`http-${response.status}`);
    const { data } = ANSWER.parse(await response.json());
    const sorted = [...data].sort((a, b) => a.index - b.index).map(({ embedding }) => embedding);
    if (sorted.length !== texts.length) throw new Error('another count of embeddings than of texts');
    return sorted;
  };

  const compare = async (question: string, nominees: readonly Nominee[]) => {
    const texts = [...new Set(nominees.map(({ text }) => text))].filter((text) => !known.has(text));
    const [asked = [], ...vectors] = await embed([question, ...texts]);
    for (const [at, text] of texts.entries()) known.set(text, vectors[at] ?? []);
    return new Map(nominees.map(({ id, text }) => [id, cosine(asked, known.get(text) ?? [])]));
  };

  const giveUp = (fault: unknown): void => {
    failures += 1;
    if (failures >= MOST_FAILURES) restsUntil = now() + REST;
    log.warn('scorer-gave-no-answer', { why: fault instanceof Error ? fault.name : 'unknown', count: failures });
  };

  return {
    async score(question, nominees) {
      if (nominees.length < 2 || now() < restsUntil) return null;
      try {
        const scores = await compare(question, nominees);
        failures = 0;
        return scores;
      } catch (fault) {
        giveUp(fault);
        return null;
      }
    },
  };
}

/** 0 where the lengths differ: vectors of another model say nothing about each other. */
function cosine(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) return 0;
  let [dot, left, right] = [0, 0, 0];
  for (const [at, x] of a.entries()) {
    const y = b[at] ?? 0;
    dot += x * y;
    left += x * x;
    right += y * y;
  }
  return left > 0 && right > 0 ? dot / Math.sqrt(left * right) : 0;
}
