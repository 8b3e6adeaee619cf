import type { Disposition } from './disposition.ts';

export const licensed: Disposition = {
  name: 'licensed',
  label: '证照替代',
  verdict: 'not-needed-licence',
  spares: true,
  explain: () => '用您手里已有的证照或材料代替(证照替代)',
  official: (words) => `${words}(证照替代)`,
};
