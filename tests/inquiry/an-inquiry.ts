import type { StaffMember } from '../../server/core/catalogue/staff.ts';
import type { Inquiry, InquiryAnswer } from '../../server/core/inquiry/inquiry.ts';

export const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);

/** An inquiry as it is once a verifier was asked, on a Monday at nine. */
export function anInquiry(over: Partial<Inquiry> = {}): Inquiry {
  return {
    ...{ number: 34, publicNumber: 'XC-20181203-0001', task: 12, issuer: 'budongchan', verifier: 's066' },
    ...{
      asker: { department: 'zhengwu', staff: 's001' },
      fact: '截至今日名下有无住房',
      purpose: '公租房申请,代替无房证明',
    },
    ...{ legalUse: '《公共租赁住房管理办法》第七条', state: 'dispatched', told: null, answers: [], returns: [] },
    mandate: { number: 'task 12', scope: '无房证明', expiresAt: at('2018-12-10 09:00') },
    subject: { name: '陈小云', idNumber: '990101199001010013', account: { channel: 'wechat', person: 'o-chen' } },
    ...{ askedAt: at('2018-12-03 09:00'), dispatchedAt: at('2018-12-03 09:00'), pauses: [], ruling: null },
    ...{ acceptedAt: null, endedAt: null, revision: 2 },
    ...over,
  };
}

export function anAnswer(over: Partial<InquiryAnswer> = {}): InquiryAnswer {
  return {
    ...{ kind: 'no', text: '', who: 's066', by: 'person', department: 'budongchan', source: '人工核查' },
    ...{ at: at('2018-12-03 10:00') },
    ...over,
  };
}

export function member(id: string, department: string, roles: StaffMember['roles']): StaffMember {
  return { id, corpId: 'ding-shifan', staffId: `f${id}`, name: id, department, roles, place: '990101', backup: null };
}
