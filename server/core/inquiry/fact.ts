import { scrub } from '../privacy/scrub.ts';
import { done, type Result, refused } from '../result.ts';

const LONGEST = 60;

/** What makes a sentence answerable by 是 or 否. */
const YES_OR_NO = /有无|有没有|是否|是不是|能否|能不能|可否|在不在|已否|属不属于|算不算|对不对|吗[??]?$/u;

/** What asks for more than that: a figure, a name, a paper. */
const OPEN_QUESTION =
  /多少|几[个套次人年月]|哪[些个里一]|什么|怎么|为何|为什么|谁|何时|何地|多久|明细|详情|情况如何|复印件|扫描件|截图|照片|原件|全部信息|所有信息|住址|住在|电话|手机号|身份证号|账号|余额/u;

const EXAMPLE = '比如:截至今日名下有无住房';

/**
 * 最小答复: the fact a department is asked for, as it will stand in the group. Refuses what cannot be answered by yes or no, what
 * asks for more than one fact needs, and numbers or the name of the citizen, whom the verifier sees elsewhere.
 */
export function askedFact(typed: string, citizen: string): Result<string> {
  const fact = typed.trim().replace(/\s+/gu, ' ');
  if (fact === '') return refused('fact-missing', '还没写要核什么。', `写一件能用是或否回答的事,${EXAMPLE}`);
  if ([...fact].length > LONGEST)
    return refused('fact-too-long', `太长了,要核的事最多 ${LONGEST} 个字。`, `一次只问一件事,${EXAMPLE}`);
  if (scrub(fact) !== fact)
    return refused(
      'fact-personal',
      '要核的事里不写证件号、电话和姓名:群里的人都看得到。',
      `协查员在单聊里看得到是谁。去掉号码再发,${EXAMPLE}`,
    );
  if (citizen !== '' && fact.includes(citizen))
    return refused('fact-personal', '要核的事里不写群众的姓名:群里的人都看得到。', `去掉姓名再发,${EXAMPLE}`);
  return answerable(fact);
}

function answerable(fact: string): Result<string> {
  const more = OPEN_QUESTION.exec(fact.normalize('NFKC'))?.[0];
  if (more !== undefined)
    return refused('fact-open', `“${more}”问得太宽,协查只答是或否。`, `改成有无、是否,${EXAMPLE}`);
  if (!YES_OR_NO.test(fact)) return refused('fact-open', '这件事不能用是或否回答。', `改成有无、是否,${EXAMPLE}`);
  return done(fact);
}
