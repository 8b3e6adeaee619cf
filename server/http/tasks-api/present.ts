import type { Allowing, EntrustingHelp } from '../../app/entrust/entrust-own.ts';
import type { OwnTask } from '../../app/entrust/own-task.ts';
import type { AllowingGiven, PapersGiven, TaskGiven } from '../contract-tasks.ts';
import { presentTask } from '../me/present.ts';

export function presentPapers({ papers, towns, days }: EntrustingHelp): PapersGiven {
  return {
    papers: papers.map(({ requirement, proof, matters, disposition: { label, spares } }) => ({
      ...{ requirement, proof, label, spares, matters: [...matters] },
    })),
    towns: towns.map(({ id, name }) => ({ id, name })),
    days,
  };
}

export function presentAllowing({ lines, problems }: Allowing): AllowingGiven {
  return { lines: [...lines], problems: problems.map(({ field, message, next }) => ({ field, message, next })) };
}

export function presentOwnTask({ task, due, runner }: OwnTask): TaskGiven {
  return { ...presentTask(task), due, runner };
}
