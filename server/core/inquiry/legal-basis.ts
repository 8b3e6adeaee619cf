import { done, type Result, refused } from '../result.ts';

const LONGEST = 120;

/** A title in 《》, an article, the number of a document, or the decree on a department's duties (三定). */
const NAMES_A_RULE = /《[^》]{2,}》|第[0-9一二三四五六七八九十百零]+[条款项]|[〔[(]\d{4}[〕\])]\s*\d+\s*号|三定/u;

/** 退回的依据: a rule that can be looked up. 不归我们管 is none. */
export function legalBasis(typed: string, number: number): Result<string> {
  const basis = typed.trim();
  const example = `退回 ${number} 《不动产登记暂行条例》第七条 县住房和城乡建设局`;
  if (basis === '') return refused('return-basis-missing', '退回要写依据。', `写清文件名或条款,再写该谁答:${example}`);
  if ([...basis].length > LONGEST)
    return refused('return-basis-too-long', `依据太长了,最多 ${LONGEST} 个字。`, '只写文件名和条款。');
  if (!NAMES_A_RULE.test(basis.normalize('NFKC')) && !NAMES_A_RULE.test(basis))
    return refused('return-basis-none', `“${basis}”不是依据。`, `写清文件名或条款,再写该谁答:${example}`);
  return done(basis);
}
