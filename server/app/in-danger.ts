import type { Step } from './step.ts';

/** Somebody in danger is heard before anything that he was asked, a name he might have typed included. */
export function inDanger({ means }: Pick<Step, 'means'>, typed: string): boolean {
  const { subject } = means.engine.understand(typed);
  return subject.kind === 'topic' && means.catalogue.topics.some(({ id, urgent }) => urgent && id === subject.id);
}
