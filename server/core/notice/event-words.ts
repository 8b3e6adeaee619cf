const WORDS: Readonly<Record<string, string>> = {
  published: '公示',
  disputed: '记录异议',
  dismissed: '异议不成立',
  effective: '期满生效',
  reissued: '补办办结',
  corrected: '已更正',
  withdrawn: '撤销(找到)',
  revoked: '撤销(不实)',
  archived: '归档',
};

/** What happened on the board, in a word. */
export function eventInWords(event: string): string {
  return WORDS[event] ?? event;
}
