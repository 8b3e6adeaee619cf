import type { Slip } from '../core/slip/slip.ts';
import { longDay, longMoment } from './dates.ts';

/** What a slip rests on, a name and a value a line, for every place that shows one. `county`: its name. */
export function slipFacts(
  { answer, issuedAt, validUntil }: Slip,
  county: string,
): readonly { readonly name: string; readonly value: string }[] {
  const { citation, on } = answer;
  const list = citation?.list;
  const facts: readonly (readonly [string, string | null | undefined])[] = [
    ['事项', citation && [citation.matter, citation.proof].filter(Boolean).join(' · ')],
    ['方式', citation?.disposition],
    ['清单', list && `${list.title}${item(list.item)},${longDay(list.effectiveOn)}起施行`],
    ['依据', citation?.basis],
    ['地方', citation?.placeName || county],
    ['规则日期', longDay(on)],
    ['出具', longMoment(issuedAt)],
    ['有效期至', longDay(validUntil)],
  ];
  return facts.flatMap(([name, value]) => (value ? [{ name, value }] : []));
}

function item(no: number | null): string {
  return no === null ? '' : ` 第${no}项`;
}
