/** Words a citizen can always type, whatever the conversation is about (contract: 群众随时可以发的词). */
export type CitizenCommand =
  | 'menu'
  | 'person'
  | 'slip'
  | 'insist'
  | 'rephrase'
  | 'leave'
  | 'entrust'
  | 'mine'
  | 'withdraw'
  | 'looks';

const WORDS: ReadonlyMap<string, CitizenCommand> = new Map(
  Object.entries<CitizenCommand>({
    菜单: 'menu',
    帮助: 'menu',
    找人: 'person',
    转人工: 'person',
    人工: 'person',
    要凭条: 'slip',
    窗口还是要: 'insist',
    换个问法: 'rephrase',
    退出: 'leave',
    委托代跑: 'entrust',
    委托: 'entrust',
    代跑: 'entrust',
    帮我跑: 'entrust',
    帮我代跑: 'entrust',
    我的: 'mine',
    进度: 'mine',
    撤回: 'withdraw',
    撤回授权: 'withdraw',
    谁查了我: 'looks',
    谁查过我: 'looks',
  }),
);

/** Choice ids that are the same act as typing the word. */
const CHOICES: ReadonlySet<string> = new Set<CitizenCommand>([
  'person',
  'slip',
  'insist',
  'rephrase',
  'menu',
  'entrust',
]);

export function commandOf(text: string): CitizenCommand | null {
  return WORDS.get(text.normalize('NFKC').replace(/[\s。.,!]/gu, '')) ?? null;
}

export function commandOfChoice(id: string): CitizenCommand | null {
  return CHOICES.has(id) ? (id as CitizenCommand) : null;
}
