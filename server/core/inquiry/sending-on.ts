import { resumed } from '../clock/pause.ts';
import { done, type Result, refused } from '../result.ts';
import type { Inquiry, InquiryReturn, Ruling } from './inquiry.ts';
import { nextState } from './life-cycle.ts';
import { type Party, REFORM_OFFICE } from './party.ts';

/** As long as the basis of a return: it stands in one line of the card. */
const LONGEST = 120;
const NOT_HERE = '写该答的那个部门。';

/**
 * 退回: the first time to the department that was named, the second time to the reform office, which decides. The clock goes on from
 * the first dispatch. `verifier`: of the department that has it now; null when that is the reform office.
 */
export function returned(
  inquiry: Inquiry,
  party: Party,
  back: InquiryReturn,
  verifier: string | null,
): Result<Inquiry> {
  const state = nextState(inquiry, 'return', party);
  if (!state.ok) return state;
  const { number, issuer, revision, returns, pauses } = inquiry;
  if (back.to === issuer) return refused('return-to-self', `${number} 号协查就是问您部门的。`, NOT_HERE);
  if (back.to === REFORM_OFFICE) return refused('return-to-reform', '跑改办不答协查,第二次退回才由它终审。', NOT_HERE);
  const ruling = state.value === 'ruling';
  return done({
    ...inquiry,
    state: state.value,
    issuer: ruling ? REFORM_OFFICE : back.to,
    verifier: ruling ? null : verifier,
    returns: [...returns, back],
    pauses: resumed(pauses, back.at),
    revision: revision + 1,
  });
}

/** 终审: names the department that answers. It cannot be returned again. */
export function ruled(inquiry: Inquiry, party: Party, ruling: Ruling, verifier: string): Result<Inquiry> {
  const state = nextState(inquiry, 'rule', party);
  if (!state.ok) return state;
  if (ruling.department === REFORM_OFFICE)
    return refused('ruling-self', '终审要定一个答协查的部门,不能定跑改办自己。', NOT_HERE);
  if (ruling.words.trim() === '')
    return refused('ruling-reason', '终审要写理由。', `比如:终审 ${inquiry.number} 县不动产登记中心 房屋登记由其负责`);
  if ([...ruling.words].length > LONGEST)
    return refused('ruling-too-long', `终审的理由太长了,最多 ${LONGEST} 个字。`, '只写归谁、凭什么。');
  const { revision } = inquiry;
  return done({
    ...inquiry,
    state: state.value,
    issuer: ruling.department,
    verifier,
    ruling,
    revision: revision + 1,
  });
}
