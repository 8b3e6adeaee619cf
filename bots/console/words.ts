import type { WordsOfWeek } from '../../server/app/list-words.ts';

/** The week's words as lines, and where a clerk may put them. */
export function renderWords({ from, to, words, lone }: WordsOfWeek): string[] {
  return [
    `${from} 至 ${to},没答上的问题里听不懂的词:`,
    ...(words.length === 0 ? ['  没有'] : words.map(({ word, count }) => `  ${String(count).padStart(4)} 次  ${word}`)),
    ...(lone > 0 ? [`另有 ${lone} 个只听到一次,不列出来:可能是人名。`] : []),
    ...(words.length === 0 ? [] : WHERE),
  ];
}

const WHERE: readonly string[] = [
  '放到哪里,由人来定,一次只放两到六个字,不要整句照抄:',
  '  是一个词的另一种说法:data/lexicon.json 的 concepts,例如“死亡”的 words 里有“去世”。',
  '  是证照的俗称:data/lexicon.json 的 papers,例如“车辆登记证”的 words 里有“大绿本”。',
  '  是没有意思的口头话:data/lexicon.json 的 shell。',
  '  是对一份证明的描述:data/spoken.json 的 proofs,按同一种证明的第一条,写事情本身。',
  '改完跑 npm run check:data 和 npm test。',
];
