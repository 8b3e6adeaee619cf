import { describe, expect, it } from 'vitest';
import type { StaffRole } from '../../server/core/catalogue/staff.ts';
import { INQUIRY_STATES, type InquiryState } from '../../server/core/inquiry/inquiry.ts';
import { INQUIRY_RULES, type InquiryVerb, nextState } from '../../server/core/inquiry/life-cycle.ts';
import { PARTIES, type Party, partyOf } from '../../server/core/inquiry/party.ts';
import { anInquiry, member } from './an-inquiry.ts';

const STATES = Object.keys(INQUIRY_STATES) as InquiryState[];
const VERBS = Object.keys(INQUIRY_RULES) as InquiryVerb[];
const ALL_PARTIES = Object.keys(PARTIES) as Party[];

/** Everything that is allowed, written out a second time. Whatever is not here is refused. */
const ALLOWED: readonly string[] = [
  'bot dispatch draft → dispatched',
  'verifier answer dispatched → answered',
  'verifier answer returned → answered',
  'verifier answer bound → answered',
  'verifier return dispatched → returned',
  'verifier return returned → ruling',
  'reform rule ruling → bound',
  'verifier correct answered → answered',
  'verifier correct accepted → answered',
  'colleague correct answered → answered',
  'colleague correct accepted → answered',
  'asker accept answered → accepted',
  'own accept answered → accepted',
  'verifier pause dispatched → dispatched',
  'verifier pause returned → returned',
  'verifier pause bound → bound',
  'verifier resume dispatched → dispatched',
  'verifier resume returned → returned',
  'verifier resume bound → bound',
  ...['asker', 'own', 'bot'].flatMap((party) =>
    ['draft', 'dispatched', 'returned', 'ruling', 'bound'].map((state) => `${party} withdraw ${state} → withdrawn`),
  ),
  'verifier view dispatched → dispatched',
  'verifier view returned → returned',
  'verifier view bound → bound',
  'verifier view answered → answered',
];

describe('the life of an inquiry', () => {
  it('allows what is written down and nothing else, for every party, verb and state', () => {
    const found = ALL_PARTIES.flatMap((party) =>
      VERBS.flatMap((verb) =>
        STATES.flatMap((state) => {
          const next = nextState({ number: 34, state }, verb, party);
          return next.ok ? [`${party} ${verb} ${state} → ${next.value}`] : [];
        }),
      ),
    );
    expect(found.sort()).toEqual([...ALLOWED].sort());
    expect(ALL_PARTIES.length * VERBS.length * STATES.length).toBe(560);
  });

  it('refuses with who, why and what to do, and without a name', () => {
    const said = (verb: InquiryVerb, state: InquiryState, party: Party): string => {
      const next = nextState({ number: 34, state }, verb, party);
      return next.ok ? '' : `${next.refusal.message}${next.refusal.next}`;
    };
    expect(said('answer', 'dispatched', 'asker')).toBe('34 号协查不归您答复。能答复的是接到协查的协查员。');
    expect(said('answer', 'dispatched', 'own')).toBe(
      '34 号协查是您自己发起的,不能自己答复。由被问部门的另一个人来办。',
    );
    expect(said('return', 'bound', 'verifier')).toContain('终审定了就按终审办');
    expect(said('answer', 'answered', 'verifier')).toContain('发 更正 加编号');
    expect(said('view', 'dispatched', 'colleague')).toContain('不归您看是谁');
  });

  it('lets an inquiry be returned twice at most, and not after the ruling', () => {
    const path = ['return', 'return', 'rule', 'return'] as const;
    let state: InquiryState = 'dispatched';
    const walked = path.map((verb) => {
      const next = nextState({ number: 34, state }, verb, verb === 'rule' ? 'reform' : 'verifier');
      if (next.ok) state = next.value;
      return next.ok ? state : '不行';
    });
    expect(walked).toEqual(['returned', 'ruling', 'bound', '不行']);
  });
});

const ROLES: readonly StaffRole[] = [
  ...(['runner', 'verifier', 'dispatcher', 'reviewer', 'list-keeper', 'supervisor', 'discipline', 'admin'] as const),
];

describe('what somebody is to an inquiry', () => {
  const inquiry = anInquiry();

  /** Who (id), of which department, with which one role. */
  const expected = (id: string, department: string, role: StaffRole): Party => {
    if (id === 's001') return 'asker';
    if (role === 'verifier') return amongVerifiers(id, department);
    return role === 'reviewer' && department === 'paogai' ? 'reform' : 'stranger';
  };
  const amongVerifiers = (id: string, department: string): Party => {
    if (id === 's066') return 'verifier';
    return department === 'budongchan' ? 'colleague' : 'stranger';
  };

  it('is decided by person, department and role, for each of them', () => {
    for (const id of ['s001', 's066', 's067'])
      for (const department of ['budongchan', 'zhengwu', 'paogai'])
        for (const role of ROLES)
          expect(`${id} ${department} ${role} ${partyOf(inquiry, member(id, department, [role]))}`).toBe(
            `${id} ${department} ${role} ${expected(id, department, role)}`,
          );
  });

  it('counts no role that was taken away, and nobody as his own verifier or judge', () => {
    expect(partyOf(inquiry, member('s066', 'budongchan', []))).toBe('stranger');
    const his = anInquiry({ asker: { department: 'budongchan', staff: 's066' } });
    expect(partyOf(his, member('s066', 'budongchan', ['verifier']))).toBe('own');
    const fromReform = anInquiry({ asker: { department: 'paogai', staff: 's003' } });
    expect(partyOf(fromReform, member('s003', 'paogai', ['reviewer']))).toBe('asker');
  });
});
