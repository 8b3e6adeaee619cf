import type { Disposition } from './disposition.ts';

export const shared: Disposition = {
  name: 'shared',
  label: '数据共享',
  verdict: 'not-needed',
  spares: true,
  explain: (row) => `${row.askedBy[0] ?? '办事单位'}自己查,不用您去开(数据共享)`,
  official: (words) => `${words}(数据共享),不用您去开`,
};
