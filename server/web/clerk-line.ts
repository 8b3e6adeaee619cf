import type { Answer } from '../core/answer/answer.ts';
import type { VerdictName } from '../core/answer/verdict.ts';
import type { PlaceId } from '../core/place.ts';

const SPARED = '窗口请按此办理,不要让群众再去开这份证明。';

const LINES: { readonly [name in VerdictName]?: string } = {
  'not-needed': SPARED,
  'not-needed-licence': SPARED,
  'not-needed-commitment': '窗口请按此办理:本人签承诺书就受理;他愿意照旧交证明的,也收。',
  'not-your-run': '窗口请按此办理:由代跑员去取,不要让群众自己跑。',
  deferred: '窗口请按此办理:先受理,这份材料在约定期限内补。',
  needed: '窗口请按此办理:只收凭条上写明的这一份,不要另加材料。',
  'village-does-not-issue': '窗口请按此办理:不要让群众去村(居)委会开这份证明。',
  'police-do-not-issue': '窗口请按此办理:不要让群众去派出所开这份证明。',
  'not-a-proof': '窗口请按此办理:这是证照或材料,不要再让群众为它开证明。',
};

/** What the slip asks of the window. A rule that is not the county's own is shown, not ordered: the clerk checks it first. */
export function clerkLine(answer: Answer, county: PlaceId): string {
  const { citation } = answer;
  if (citation && citation.list === null && citation.place !== county)
    return `本县清单没有单列这一项,这是${citation.placeName}的规定${citation.unconfirmed ? ',有的细节还没有确认' : ''}。请先核对再办,不要让群众来回跑。`;
  return LINES[answer.verdict] ?? '窗口请按此办理。';
}
