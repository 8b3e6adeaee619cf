import type { Disposition } from './disposition.ts';

export const deferred: Disposition = {
  name: 'deferred',
  label: '容缺受理',
  verdict: 'deferred',
  spares: false,
  explain: () => '先给您办,这份材料在约定期限内补上(容缺受理)',
  official: (words) => `${words}(容缺受理)`,
};
