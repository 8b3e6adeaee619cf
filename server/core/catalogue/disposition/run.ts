import type { Disposition } from './disposition.ts';

export const run: Disposition = {
  name: 'run',
  label: '干部代跑',
  verdict: 'not-your-run',
  spares: true,
  explain: () => '您授权以后,由干部替您去取,不收钱(干部代跑)',
  official: (words) => `${words}(干部代跑)`,
};
