/** What was done to the trail, as far as it can be told. */
export type TrailFaultKind =
  /** The text, the time or the hash of an entry is not what was written. */
  | 'edited'
  /** An entry is missing in the middle. */
  | 'deleted'
  /** Entries of a record stand in another order. */
  | 'reordered'
  /** Entries are missing at the end. */
  | 'truncated'
  /** An entry that nobody accounted for. */
  | 'invented'
  /** A text is gone that no erasure names. */
  | 'blanked';

/** One thing wrong with the trail. `record` is a record, `seal` for the chain of seals, `anchor` for what was kept outside. */
export type TrailFault = { readonly kind: TrailFaultKind; readonly record: string; readonly seq: number };

const SAID: Readonly<Record<TrailFaultKind, string>> = {
  edited: '被改过',
  deleted: '被删掉了',
  reordered: '被换了顺序',
  truncated: '从末尾被截掉了',
  invented: '来历不明',
  blanked: '的正文不见了,也没有注销记录',
};

/** One fault as a sentence: `slip MZ-20181203-0007 第 3 条被改过`. */
export function sayTrailFault(fault: TrailFault): string {
  const subject = fault.record === 'seal' ? '封印' : fault.record === 'anchor' ? '库外锚点' : fault.record;
  return `${subject} 第 ${fault.seq} 条${SAID[fault.kind]}`;
}
