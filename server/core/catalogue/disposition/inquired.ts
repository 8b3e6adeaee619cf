import type { Disposition } from './disposition.ts';

export const inquired: Disposition = {
  name: 'inquired',
  label: '部门协查',
  verdict: 'not-needed',
  spares: true,
  explain: (row) => `${row.askedBy[0] ?? '办事单位'}向${row.issuedBy[0] ?? '有关部门'}核实,不用您去开(部门协查)`,
  official: (words) => `${words}(部门协查),不用您去开`,
};
