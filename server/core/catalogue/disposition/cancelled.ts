import type { Disposition } from './disposition.ts';

export const cancelled: Disposition = {
  name: 'cancelled',
  label: '取消',
  verdict: 'not-needed',
  spares: true,
  explain: () => '这份证明已经取消,窗口不能再要(取消)',
  official: (words) => `${words}(取消)`,
};
