import { createHash } from 'node:crypto';
import type { Talk } from '../core/conversation/message.ts';
import { checkCharacter } from '../core/people/check-character.ts';
import { type Company, companyCheckCharacter, readCompanyCode, readCompanyTitle } from '../core/people/company.ts';
import { readIdNumber } from '../core/people/id-number.ts';
import { readName } from '../core/people/person-name.ts';
import { done, type Result, refused } from '../core/result.ts';
import type { Instant } from '../core/time.ts';
import type { IdentityRequest, TrialIdentity } from '../ports/identity.ts';

const METHOD = 'trial';
const LABEL = '演示核验(没有核对真实身份)';

/** A request is over half an hour later. */
const LIVES = 30 * 60_000;

/** Area codes of invented places: a demonstration shall hold nobody's real number. */
const INVENTED = /^99/u;
const AREA = '990101';
const SURNAMES = '赵钱孙李周吴郑王冯陈';
const GIVEN = '大海小芳玉根建国秀兰';

type Open = {
  readonly request: IdentityRequest;
  readonly until: Instant;
  proved: Proved | null;
};

type Typed = Parameters<TrialIdentity['prove']>[1];
type Proved = { readonly name: string; readonly idNumber: string; readonly represents?: Company };

/** The identity provider of demonstrations. It lives in this process alone and forgets with it. */
export function trialIdentity(): TrialIdentity {
  const requests = new Map<string, Open>();
  const find = (id: string, now: Instant): Open | null => {
    for (const [key, { until }] of requests) if (until <= now) requests.delete(key);
    return requests.get(id) ?? null;
  };
  return {
    method: METHOD,
    label: LABEL,
    async begin(request, now) {
      find(request.id, now);
      requests.set(request.id, { request, until: now + LIVES, proved: null });
      return { address: `/identity/trial/${request.id}` };
    },
    async outcome(id, talk, now) {
      const open = find(id, now);
      if (open === null || open.proved === null || !sameTalk(open.request.talk, talk)) return null;
      requests.delete(id);
      return { ...open.proved, method: METHOD, label: LABEL, at: now };
    },
    purposeOf: (id, now) => find(id, now)?.request.purpose ?? null,
    asksCompany: (id, now) => find(id, now)?.request.represents === true,
    inventedFor,
    inventedCompany,
    prove(id, typed, now) {
      const open = find(id, now);
      if (open === null)
        return refused('identity-over', '这次核验用过了,或者过了半小时。', '回到承诺书,重新点「核验身份」。');
      const person = readPerson(typed);
      if (!person.ok) return person;
      const proved = open.request.represents ? representing(person.value, typed) : person;
      if (!proved.ok) return proved;
      open.proved = proved.value;
      return done({ returnTo: open.request.returnTo });
    },
  };
}

/** The region of a code stands behind its first two characters. */
const REGION = 2;

function representing(person: Proved, { company }: Typed): Result<Proved> {
  if (company === undefined) return refused('company-missing', '还没有填单位。', '写全名和统一社会信用代码。');
  const title = readCompanyTitle(company.title);
  if (!title.ok) return title;
  const code = readCompanyCode(company.code);
  if (!code.ok) return code;
  if (!INVENTED.test(code.value.slice(REGION)))
    return refused(
      'identity-real',
      '这里是演示,不要填真的单位,没有记。',
      '用页面上给的虚构单位,或者第 3 位起是 99 的虚构代码。',
    );
  return done({ ...person, represents: { title: title.value, code: code.value } });
}

function readPerson(typed: Typed): Result<Proved> {
  const name = readName(typed.name);
  if (name === null) return refused('name-unread', '这不像一个姓名。', '只写姓名;有“·”的照写。');
  const number = readIdNumber(typed.idNumber);
  if (number === null) return refused('id-number-missing', '没看到身份证号。', '18 位,最后一位可能是 X。');
  if (!number.ok) return number;
  if (!INVENTED.test(number.value))
    return refused(
      'identity-real',
      '这里是演示,不要填真的身份证号,没有记。',
      '用页面上给的虚构身份,或者 99 开头的虚构号码。',
    );
  return done({ name, idNumber: number.value });
}

function sameTalk(a: Talk, b: Talk): boolean {
  return a.channel === b.channel && a.account === b.account && a.person === b.person;
}

/** Follows from the request, so that a page that is loaded again offers the same one. */
function inventedFor(id: string): { readonly name: string; readonly idNumber: string } {
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = createHash('sha256').update(id).digest();
  const year = 1950 + (b % 50);
  const month = String(1 + (c % 12)).padStart(2, '0');
  const day = String(1 + (d % 28)).padStart(2, '0');
  const digits = `${AREA}${year}${month}${day}${String(e).padStart(3, '0')}`;
  const given = (c % 5) * 2;
  return {
    name: `${[...SURNAMES][a % SURNAMES.length]}${GIVEN.slice(given, given + 2)}`,
    idNumber: digits + checkCharacter(digits),
  };
}

/** A company of the same request. */
function inventedCompany(id: string): Company {
  const [a = 0, b = 0, ...rest] = createHash('sha256').update(`company ${id}`).digest();
  const digits = rest.slice(0, 8).map((each) => String(each % 10));
  const first = `91${AREA}MA${digits.slice(0, 7).join('')}`;
  return {
    title: `示范县${TRADES[a % TRADES.length]}${['建筑', '开发', '置业'][b % 3]}有限公司`,
    code: first + companyCheckCharacter(first),
  };
}

const TRADES = ['清河', '石桥', '枫林', '云岭', '泉水'];
