import type { Disposition } from './disposition.ts';

export const retained: Disposition = {
  name: 'retained',
  label: '保留',
  verdict: 'needed',
  spares: false,
  explain: (row) => `这份还要,找${row.issuedBy.join('、') || '出证单位'}开(保留)`,
  official: (words) => `${words}(保留)`,
};
