import type { Disposition } from './disposition.ts';

/** 国办发〔2020〕42号: the applicant may always choose to bring the paper instead of signing. */
export const committed: Disposition = {
  name: 'committed',
  label: '告知承诺',
  verdict: 'not-needed-commitment',
  spares: true,
  explain: () => '本人签一份承诺书就行;不想签,也可以照旧交证明(告知承诺)',
  official: (words) => `${words}(告知承诺)`,
};
