import type { GroupKind } from '../people/group.ts';

/** 三跑: how a task is run, which says whose group it is sent to. */
export type RunMode = 'online' | 'joint' | 'line';

type Mode = { readonly label: string; readonly group: GroupKind };

export const RUN_MODES: Readonly<Record<RunMode, Mode>> = {
  online: { label: '线上跑', group: 'county' },
  joint: { label: '联动跑', group: 'town' },
  line: { label: '条块跑', group: 'line' },
};

/** The mode of a task that was moved to a kind of group. */
export function modeOf(kind: GroupKind): RunMode {
  const modes: Readonly<Record<GroupKind, RunMode>> = { county: 'online', town: 'joint', line: 'line' };
  return modes[kind];
}
