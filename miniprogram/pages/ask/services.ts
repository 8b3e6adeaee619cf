/** What can be had besides an answer: by a page of its own, or by words that the conversation takes up. */
export type ServiceTile = { readonly label: string; readonly hint: string; readonly icon: string } & (
  | { readonly page: string }
  | { readonly words: string }
);

const byPage = (label: string, hint: string, icon: string, page: string): ServiceTile => ({ label, hint, icon, page });

export const SERVICES: readonly ServiceTile[] = [
  byPage('要带什么', '一件事的材料', 'task-visible', '/packages/matter/pages/list/list'),
  byPage('委托代跑', '干部替您跑', 'usergroup', '/packages/task/pages/list/list'),
  byPage('签承诺', '代替证明', 'edit', '/packages/commitment/pages/list/list'),
  byPage('证丢了', '免费登记', 'file-unknown', '/packages/notice/pages/advice/advice'),
  byPage('公示板', '查遗失声明', 'file-search', '/packages/board/pages/list/list'),
  byPage('核验', '扫码、查证号', 'scan', '/packages/board/pages/check/check'),
  byPage('附近办', '去哪里办', 'location', '/packages/nearby/pages/list/list'),
  byPage('没办成', '也能投诉', 'chat-error', '/packages/complaint/pages/tell/tell'),
  { label: '找人', hint: '值班的人回您', icon: 'service', words: '找人' },
];

/** What most people come for: 长辈版 shows these, and the others at a tap. */
const OFTEN: readonly string[] = ['要带什么', '委托代跑', '证丢了', '附近办', '没办成', '找人'];

export const FEWER: readonly ServiceTile[] = SERVICES.filter(({ label }) => OFTEN.includes(label));

export const EXAMPLES: readonly string[] = [
  '孩子上学报名还要开居住证明吗',
  '社保证明还要去打吗',
  '开店没有房产证,要村里开证明吗',
  '身份证丢了要登报吗',
];

/** The page on which a choice of an answer is gone on with; null where the conversation takes it up. */
export function pageOfChoice(id: string): string | null {
  const [, about, which] = /^(commitment|notice):begin:([a-z0-9-]+)$/.exec(id) ?? [];
  if (which === undefined) return null;
  return about === 'notice'
    ? `/packages/notice/pages/form/form?kind=${which}`
    : `/packages/commitment/pages/sign/sign?row=${which}`;
}
