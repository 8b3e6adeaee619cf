/** A department, unit or town government of the county: it asks for papers, issues them, or answers inquiries about them. */
export type Department = {
  readonly id: string;
  readonly name: string;
  /** Other names under which rows speak of it: 人社部门, 人社局. */
  readonly aliases: readonly string[];
  readonly telephone: string;
  /** Staff id of the head (一把手), at whom every overdue chain ends. */
  readonly head: string;
};
