import type { FeatureName } from '../../server/core/question/features.ts';
import type { Understanding } from '../../server/core/question/understanding.ts';

/** What speaks for a paper, as a clerk would say it. */
const FEATURE_LABELS: Readonly<Record<FeatureName, string>> = {
  'name-share': '名称说到了多少',
  'name-mass': '名称里说到的字有多少见',
  'target-share': '紧挨“证明”的话里,名称说到了多少',
  'target-mass': '紧挨“证明”的话里,说到的字有多少见',
  explained: '问的话有多少能用它解释',
  'explained-by-name': '问的话有多少能用它的名称解释',
  literal: '名称一字不差地出现',
  'full-name': '全称出现',
  'matter-share': '事项说到了多少',
  'matter-mass': '事项里说到的字有多少见',
  'matter-missing': '事项没说到的部分',
  'matter-any': '哪件事都能用',
  'remark-share': '名称后括号里的话说到了多少',
  'remark-missing': '括号里的话没说到的部分',
  'place-named': '说到了它的地方',
  'place-elsewhere': '说的是别的地方',
  'place-local': '是地方的,不是全国的',
  issuer: '说到了不该再开它的人(村里、派出所)',
  found: '按字词找到的分',
  likeness: '和名称像不像',
  'concepts-shared': '意思相同的词',
  'concepts-missing': '没有说到它的意思的词',
  head: '紧挨“证明”的两个字在它的名称里',
  spoken: '像大家平时的说法,和别的比',
  'spoken-share': '像大家平时的说法,单看',
  listed: '本县清单上有',
  promised: '问到承诺,它可以签承诺代替',
  'said-name-share': '说了“证明”,名称说到了多少',
  'said-name-mass': '说了“证明”,名称里说到的字有多少见',
  'said-target-mass': '说了“证明”,紧挨着的字有多少见',
  'said-spoken': '说了“证明”,像平时的说法,和别的比',
  'said-spoken-share': '说了“证明”,像平时的说法,单看',
  'said-issuer': '说了“证明”,又说到不该再开它的人',
  'said-found': '说了“证明”,按字词找到的分',
};

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;
const listed = (words: readonly string[]): string => (words.length === 0 ? '没有' : words.join('、'));

/**
 * How a question was read, for who wants to know why: spans, repairs, concepts, the papers that may be meant, and what spoke for the
 * first of them by its share of the score. `nameOf`: the name of a paper by its id.
 */
export function renderReading(understanding: Understanding, nameOf: (id: string) => string): string[] {
  const { read, repairs, explanation, matter, candidates, confidence, confidenceAmongThree, unexplained } =
    understanding;
  return [
    `读作:${read}`,
    `改字:${listed(repairs.map(({ from, to }) => `${from}→${to}`))}`,
    `听到:${listed(explanation.spans)}`,
    `理解为:${listed(explanation.concepts)}`,
    `听不懂:${listed(unexplained)}`,
    `事项:${matter ?? '没有说到'}`,
    `最像的:${candidates.length === 0 ? '没有' : ''}`,
    ...candidates.map(({ id, score }, at) => `  ${at + 1} ${nameOf(id)}(${id}) ${score.toFixed(2)} 分`),
    `是第一个的把握 ${percent(confidence)},在这三个里的把握 ${percent(confidenceAmongThree)}`,
    ...(explanation.features.length === 0 ? [] : ['第一个的分从哪来:']),
    ...explanation.features.map(({ name, share }) => `  ${percent(share).padStart(6)}  ${FEATURE_LABELS[name]}`),
  ];
}
