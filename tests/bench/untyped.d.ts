declare module 'wink-bm25-text-search' {
  type Engine = {
    defineConfig(config: { fldWeights: Record<string, number> }): void;
    definePrepTasks(tasks: readonly ((text: string) => string[])[]): void;
    addDoc(doc: Record<string, string>, id: number): void;
    consolidate(): void;
    search(text: string): [id: string, score: number][];
  };
  export default function bm25(): Engine;
}

declare module '@nlpjs/core' {
  export function containerBootstrap(): object;
}

declare module '@nlpjs/nlu' {
  type Settings = {
    readonly locale: string;
    readonly container: object;
    readonly log: boolean;
    readonly useNoneFeature: boolean;
  };
  export class NluNeural {
    constructor(settings: Settings);
    train(corpus: readonly { readonly utterance: string; readonly intent: string }[]): Promise<unknown>;
    process(text: string): Promise<{ readonly classifications: readonly { readonly intent: string }[] }>;
  }
}
