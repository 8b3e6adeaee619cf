import { readFileSync } from 'node:fs';
import type { Behaviour, Intent } from '../../core/question/understanding.ts';

/** A question somebody really asks, with what a good answer would be about (tests/cases/questions.jsonl, one a line). */
export type Labelled = {
  readonly id: string;
  readonly q: string;
  readonly expected: {
    readonly intent: Intent;
    readonly proofId: string | null;
    readonly matter: string | null;
    readonly certificateKind: string | null;
    readonly behaviour: Behaviour;
    /** Entries any of which is right. */
    readonly acceptable: readonly string[];
    readonly acceptableCertificates: readonly string[];
  };
  readonly style: string;
};

export function readLabelled(path: string): Labelled[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Labelled);
}
