import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Answer } from '../core/answer/answer.ts';

export type Metrics = {
  request(labels: { method: string; route: string; status: number }, seconds: number): void;
  answer(answer: Answer): void;
  /** Everything measured, in the Prometheus text format. */
  text(): Promise<string>;
  readonly contentType: string;
  close(): void;
};

/** Milliseconds from one look for a stalled event loop to the next. A hundred looks a second were half of what the idle server cost. */
const STALL = 100;

/** What is measured about HTTP: counts and durations by route pattern, answers by verdict. No label comes from what a person typed. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: STALL });
  const seconds = new Histogram({
    name: 'http_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  const answers = new Counter({
    name: 'answers_total',
    help: 'Answers given over HTTP',
    labelNames: ['behaviour', 'verdict'],
    registers: [registry],
  });
  return {
    request: (labels, taken) => seconds.observe(labels, taken),
    answer: ({ behaviour, verdict }) => answers.inc({ behaviour, verdict }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
    close: () => registry.clear(),
  };
}
