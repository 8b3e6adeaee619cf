import type { StaffRole } from '../catalogue/staff.ts';

/** 没办成, 投诉, 奇葩证明征集: the three ways in which the public corrects the service. */
export type ComplaintKind = 'not-done' | 'complaint' | 'odd-proof';

type Cause = { readonly id: string; readonly label: string };

export type KindOfComplaint = {
  readonly kind: ComplaintKind;
  readonly label: string;
  /** What is meant, in words of whoever comes with it. */
  readonly hint: string;
  /** Of its public number. An odd paper is a nomination like those that an answer makes. */
  readonly prefix: 'MB' | 'TS' | 'QP';
  /** What may have happened, seven at most. */
  readonly causes: readonly Cause[];
  /** Whether it says nothing without the name of a paper. */
  readonly needsPaper: boolean;
  /** What is promised. */
  readonly promise: string;
  /** Whose work it is: nobody else sees its photos. */
  readonly handledBy: readonly StaffRole[];
};

/** Days, by the calendar, in which a complaint is answered (投诉 15 天). */
export const ANSWERED_WITHIN = 15;

export const KINDS_OF_COMPLAINT: readonly KindOfComplaint[] = [
  {
    ...{ kind: 'not-done', label: '没办成', hint: '跑了一趟,事没办下来', prefix: 'MB', needsPaper: false },
    causes: [
      { id: 'paper', label: '窗口要别的证明' },
      { id: 'system', label: '系统坏了、查不到' },
      { id: 'closed', label: '没人、下班了' },
      { id: 'elsewhere', label: '让我去别处' },
      { id: 'unclear', label: '说不清要什么' },
      { id: 'other', label: '别的' },
    ],
    promise: '值班的人看了就回您',
    handledBy: ['dispatcher'],
  },
  {
    ...{ kind: 'complaint', label: '投诉', hint: '窗口或单位做得不对', prefix: 'TS', needsPaper: false },
    causes: [
      { id: 'paper', label: '要不该要的证明' },
      { id: 'trips', label: '让我来回跑' },
      { id: 'slow', label: '拖着不办' },
      { id: 'money', label: '收了钱' },
      { id: 'manner', label: '态度不好' },
      { id: 'looked', label: '没经我同意查我' },
      { id: 'other', label: '别的' },
    ],
    promise: `${ANSWERED_WITHIN} 天内答复您`,
    handledBy: ['dispatcher', 'discipline'],
  },
  {
    ...{ kind: 'odd-proof', label: '奇葩证明', hint: '没听说过、开不出来的证明', prefix: 'QP', needsPaper: true },
    causes: [],
    promise: '专班两个工作日内核实并回复您',
    handledBy: ['dispatcher', 'list-keeper'],
  },
];

export function kindOfComplaint(kind: ComplaintKind): KindOfComplaint {
  const found = KINDS_OF_COMPLAINT.find((each) => each.kind === kind);
  if (found === undefined) throw new Error(`No such kind of complaint: ${kind}`);
  return found;
}
