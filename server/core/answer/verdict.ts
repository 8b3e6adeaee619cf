export type VerdictName =
  | 'not-needed'
  | 'not-needed-licence'
  | 'not-needed-commitment'
  | 'not-your-run'
  | 'deferred'
  | 'needed'
  | 'not-a-proof'
  | 'village-does-not-issue'
  | 'police-do-not-issue'
  | 'not-in-list'
  | 'not-found'
  | 'uncertain-day'
  | 'ask-back'
  | 'advice'
  | 'urgent';

/** How a verdict is coloured on a screen; the word always stands beside the colour (voice: green 不用, amber 要动手, grey 还需要). */
export type Tone = 'free' | 'act' | 'kept' | 'open' | 'danger';

export type Verdict = { readonly name: VerdictName; readonly label: string; readonly tone: Tone };

/** 结论: the first line of every answer, alone on its line. 〈〉 is filled in by the answer. */
const VERDICTS: readonly Verdict[] = [
  { name: 'not-needed', label: '不用交', tone: 'free' },
  { name: 'not-needed-licence', label: '不用交,带〈证照〉', tone: 'free' },
  { name: 'not-needed-commitment', label: '不用交,签一份承诺书', tone: 'act' },
  { name: 'not-your-run', label: '不用您跑', tone: 'act' },
  { name: 'deferred', label: '先受理,〈期限〉内补', tone: 'act' },
  { name: 'needed', label: '还需要', tone: 'kept' },
  { name: 'not-a-proof', label: '这不是证明', tone: 'open' },
  { name: 'village-does-not-issue', label: '村里不开这个', tone: 'open' },
  { name: 'police-do-not-issue', label: '派出所不用开这个', tone: 'open' },
  { name: 'not-in-list', label: '清单里没有这一项', tone: 'open' },
  { name: 'not-found', label: '我没查到,不等于不用交', tone: 'open' },
  { name: 'uncertain-day', label: '说不准', tone: 'open' },
  { name: 'ask-back', label: '请再说具体一点', tone: 'open' },
  { name: 'advice', label: '', tone: 'open' },
  { name: 'urgent', label: '', tone: 'danger' },
];

const byName = new Map(VERDICTS.map((each) => [each.name, each]));

export function verdictOf(name: VerdictName): Verdict {
  const found = byName.get(name);
  if (!found) throw new Error(`verdict ${name} is missing from the table`);
  return found;
}
