import { describe, expect, it } from 'vitest';
import { workingCalendarOf } from '../../server/core/calendar/working-calendar.ts';
import { cardLines } from '../../server/core/card/card.ts';
import { answerWords } from '../../server/core/inquiry/answer-words.ts';
import { accepted, answered, answeredByData, corrected, withdrawn } from '../../server/core/inquiry/answering.ts';
import { dispatched, drafted } from '../../server/core/inquiry/ask.ts';
import { inquiryDue } from '../../server/core/inquiry/clock.ts';
import { departmentFirst, departmentLast } from '../../server/core/inquiry/department-named.ts';
import { askedFact } from '../../server/core/inquiry/fact.ts';
import { handedOn } from '../../server/core/inquiry/hand-on.ts';
import type { Inquiry } from '../../server/core/inquiry/inquiry.ts';
import { inquiryCard } from '../../server/core/inquiry/inquiry-card.ts';
import { legalBasis } from '../../server/core/inquiry/legal-basis.ts';
import { leaderOf, namesIn } from '../../server/core/inquiry/names.ts';
import { receipt } from '../../server/core/inquiry/receipt.ts';
import { returned, ruled } from '../../server/core/inquiry/sending-on.ts';
import type { Result } from '../../server/core/result.ts';
import { shippedCatalogue } from '../rigs/shipped-catalogue.ts';
import { USUAL_TIMES } from '../rigs/times.ts';
import { anAnswer, anInquiry, at } from './an-inquiry.ts';

const catalogue = await shippedCatalogue();
const calendar = workingCalendarOf(catalogue);
const { departments } = catalogue.home;
const names = namesIn(catalogue.home);

const codeOf = (result: Result<unknown>): string => (result.ok ? '' : result.refusal.code);
const done = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.refusal.message);
  return result.value;
};

const { inquiryAllowance } = USUAL_TIMES;

describe('the fact that is asked', () => {
  it.each([
    '截至今日名下有无住房',
    '2018-03-31 是否参保',
    '是否有犯罪记录',
    '是不是本县户籍',
    '孩子有没有在本县学籍',
    '婚姻登记处有登记吗?',
  ])('%s can be answered by yes or no', (fact) => expect(done(askedFact(fact, '陈小云'))).toBe(fact));

  it.each([
    ['', 'fact-missing'],
    ['住房情况', 'fact-open'],
    ['名下有无住房,有几套', 'fact-open'],
    ['住址是哪里,是否在本县', 'fact-open'],
    ['是否参保,把缴费明细发来', 'fact-open'],
    ['请提供有无住房的扫描件', 'fact-open'],
    ['990101199001010013 名下有无住房', 'fact-personal'],
    ['电话13812345678的人有无住房', 'fact-personal'],
    ['陈小云名下有无住房', 'fact-personal'],
    [`${'是否'.repeat(31)}`, 'fact-too-long'],
  ])('%j is refused with a better wording: %s', (fact, code) => {
    const refusal = askedFact(fact, '陈小云');
    expect(codeOf(refusal)).toBe(code);
    expect(refusal.ok ? '' : refusal.refusal.next).toContain('截至今日名下有无住房');
  });
});

describe('the words of an answer', () => {
  it.each([
    ['是', 'yes', ''],
    ['是的', 'yes', ''],
    ['有', 'yes', ''],
    ['是\uFF0C名下一套', 'yes', '名下一套'],
    ['否', 'no', ''],
    ['否。', 'no', ''],
    ['没有', 'no', ''],
    ['无 名下没有登记', 'no', '名下没有登记'],
    ['部分 2010年以后有登记', 'partly', '2010年以后有登记'],
    ['查无', 'no-such-person', ''],
    ['查无此人', 'no-such-person', ''],
    ['没有此人', 'no-such-person', ''],
  ])('%s says %s', (typed, kind, text) => expect(done(answerWords(typed, 34))).toEqual({ kind, text }));

  it.each([
    ['', 'answer-unclear'],
    ['是不是', 'answer-unclear'],
    ['有误', 'answer-unclear'],
    ['无法核实', 'answer-unclear'],
    ['不清楚', 'answer-unclear'],
    ['没问题', 'answer-unclear'],
    ['部分', 'answer-part-missing'],
    ['是 身份证990101199001010013', 'answer-personal'],
    [`否 ${'长'.repeat(201)}`, 'answer-too-long'],
  ])('%j is refused: %s', (typed, code) => expect(codeOf(answerWords(typed, 34))).toBe(code));
});

describe('a department in a line', () => {
  it.each([
    ['县不动产登记中心 截至今日名下有无住房', 'budongchan', '截至今日名下有无住房'],
    ['不动产登记中心截至今日名下有无住房', 'budongchan', '截至今日名下有无住房'],
    ['县公安局车管所,是否有驾照', 'gongan', '是否有驾照'],
  ])('at the beginning: %s', (line, id, rest) => {
    const named = done(departmentFirst(line, departments));
    expect([named.department.id, named.rest]).toEqual([id, rest]);
  });

  it('at the end, behind the basis', () => {
    const named = done(departmentLast('《不动产登记暂行条例》第七条 住建局', departments));
    expect([named.department.id, named.rest]).toEqual(['zhujian', '《不动产登记暂行条例》第七条']);
  });

  it('that is not there is refused with the nearest names', () => {
    const unknown = departmentFirst('不动产局 有无住房', departments);
    expect(unknown.ok ? '' : unknown.refusal.next).toContain('县不动产登记中心');
    expect(codeOf(departmentLast('', departments))).toBe('department-unknown');
  });
});

describe('the basis of a return', () => {
  it.each(['《不动产登记暂行条例》第七条', '不动产登记暂行条例第七条', '示政办发〔2018〕12号', '部门三定规定'])(
    '%s names a rule',
    (basis) => expect(done(legalBasis(basis, 34))).toBe(basis),
  );
  it.each(['', '不归我们管', '没空', '《》'])('%j is none', (basis) => expect(legalBasis(basis, 34).ok).toBe(false));
});

describe('an inquiry from asking to acceptance', () => {
  const { state: _, ...asked } = anInquiry();

  it('is not begun without what the citizen allowed', () => {
    expect(codeOf(drafted(asked, at('2018-12-10 09:00')))).toBe('inquiry-unauthorised');
    const draft = done(drafted(asked, at('2018-12-03 09:00')));
    expect(draft).toMatchObject({ state: 'draft', dispatchedAt: null, answers: [], revision: 1 });
    const sent = done(dispatched(draft, 's067', inquiryAllowance, at('2018-12-03 09:05')));
    expect(sent).toMatchObject({ state: 'dispatched', verifier: 's067', dispatchedAt: at('2018-12-03 09:05') });
  });

  it('keeps every answer: a correction supersedes and has to be accepted anew', () => {
    const first = done(answered(anInquiry(), 'verifier', anAnswer()));
    const taken = done(accepted(first, 'asker', at('2018-12-03 10:30')));
    expect(taken).toMatchObject({ state: 'accepted', acceptedAt: at('2018-12-03 10:30') });
    const second = anAnswer({ kind: 'yes', text: '昨天登记了一套', at: at('2018-12-03 11:00') });
    const again = done(corrected(taken, 'verifier', second));
    expect(again).toMatchObject({ state: 'answered', acceptedAt: null });
    expect(again.answers.map(({ kind }) => kind)).toEqual(['no', 'yes']);
    expect(codeOf(corrected(again, 'verifier', second))).toBe('correction-same');
    expect(receipt(again, second, names, at('2018-12-03 11:00'))[0]).toBe('34 号协查更正:是(昨天登记了一套)');
  });

  it('takes a data source for an answer only before a person was asked', () => {
    const answer = anAnswer({ who: null, by: 'data', source: '县不动产登记系统' });
    expect(codeOf(answeredByData(anInquiry(), answer))).toBe('inquiry-asked');
    const byData = done(answeredByData(anInquiry({ state: 'draft' }), answer));
    expect(byData).toMatchObject({ state: 'answered', answers: [{ by: 'data', who: null }] });
    expect(receipt(byData, answer, names, answer.at)).toEqual([
      '34 号协查答复:否',
      '问的是:截至今日名下有无住房',
      '谁问:县政务服务中心 李明',
      '谁答:县不动产登记中心 (系统),今天 10:00',
      '来源:县不动产登记系统(XC-20181203-0001)',
    ]);
  });

  it('says that nobody of that name is not a no', () => {
    const lines = receipt(anInquiry(), anAnswer({ kind: 'no-such-person' }), names, at('2018-12-03 10:00'));
    expect(lines.at(-1)).toBe('查无此人不等于“否”:先核对姓名和证件号,再定怎么办');
  });

  it('is withdrawn by who asked, but not after the answer', () => {
    expect(done(withdrawn(anInquiry(), 'asker', 0)).state).toBe('withdrawn');
    expect(codeOf(withdrawn(anInquiry({ state: 'answered' }), 'asker', 0))).toBe('inquiry-state');
  });
});

describe('sending an inquiry on', () => {
  const NOW = at('2018-12-03 15:00');
  const back = { from: 'budongchan', by: 's066', basis: '《条例》第七条', to: 'zhujian', at: NOW };

  it('goes to the named department once, and the clock goes on from the first dispatch', () => {
    const once = done(returned(anInquiry(), 'verifier', back, 's064'));
    expect(once).toMatchObject({ state: 'returned', issuer: 'zhujian', verifier: 's064', returns: [back] });
    expect(inquiryDue(once, calendar)).toBe(inquiryDue(anInquiry(), calendar));
    expect(codeOf(returned(anInquiry(), 'verifier', { ...back, to: 'budongchan' }, null))).toBe('return-to-self');
    expect(codeOf(returned(anInquiry(), 'verifier', { ...back, to: 'paogai' }, null))).toBe('return-to-reform');
  });

  it('goes to the reform office the second time, whose ruling binds', () => {
    const once = done(returned(anInquiry(), 'verifier', back, 's064'));
    const twice = done(returned(once, 'verifier', { ...back, from: 'zhujian', to: 'gongjijin' }, 's068'));
    expect(twice).toMatchObject({ state: 'ruling', issuer: 'paogai', verifier: null });
    const ruling = { by: 's003', department: 'budongchan', words: '房屋登记由其负责', at: NOW };
    const bound = done(ruled(twice, 'reform', ruling, 's067'));
    expect(bound).toMatchObject({ state: 'bound', issuer: 'budongchan', verifier: 's067', ruling });
    expect(codeOf(returned(bound, 'verifier', back, 's064'))).toBe('inquiry-state');
    expect(codeOf(ruled(twice, 'reform', { ...ruling, words: ' ' }, 's067'))).toBe('ruling-reason');
    expect(codeOf(ruled(twice, 'reform', { ...ruling, department: 'paogai' }, 's067'))).toBe('ruling-self');
    expect(codeOf(ruled(twice, 'verifier', ruling, 's067'))).toBe('inquiry-not-yours');
  });

  it('hands it on within the department when the verifier goes, while somebody waits for it', () => {
    expect(handedOn(anInquiry(), 's067')).toMatchObject({ verifier: 's067', revision: 3 });
    const over = anInquiry({ state: 'answered' });
    expect(handedOn(over, 's067')).toBe(over);
  });
});

describe('the card of an inquiry', () => {
  const card = (inquiry: Inquiry, now = '2018-12-03 14:00', notice: string | null = null) =>
    inquiryCard(inquiry, {
      ...{ names, now: at(now), due: inquiryDue(inquiry, calendar), rooms: ['room'], notable: true, notice },
    });

  it('says who asks whom what, until when, and what to tap', () => {
    expect(cardLines(card(anInquiry()))).toEqual([
      '#34 协查 · 县不动产登记中心 · 待答',
      '问:截至今日名下有无住房',
      '用途:公租房申请,代替无房证明',
      '依据:《公共租赁住房管理办法》第七条(XC-20181203-0001)',
      '县政务服务中心 李明 问 县不动产登记中心 林小军',
      '明天 9:00 前答复',
      '发:答 34 是 · 答 34 否 · 答 34 查无此人 · 看 34',
    ]);
  });

  it.each([
    ['待答 · 已超时', anInquiry(), '2018-12-04 09:00'],
    ['停钟', anInquiry({ pauses: [{ reason: 'system-down', from: at('2018-12-03 10:00'), to: null }] }), undefined],
    ['已答', anInquiry({ state: 'answered', answers: [anAnswer()] }), '2018-12-05 09:00'],
    ['等终审', anInquiry({ state: 'ruling', issuer: 'paogai', verifier: null }), undefined],
  ])('stands at %s', (state, inquiry, now) => expect(card(inquiry, now).state).toBe(state));

  it('holds nothing that says whom it is about, and nothing to tap once it is answered', () => {
    const full = anInquiry({
      state: 'answered',
      answers: [anAnswer(), anAnswer({ kind: 'yes', at: at('2018-12-03 11:00') })],
      returns: [{ from: 'zhujian', by: 's064', basis: '第七条', to: 'budongchan', at: 1 }],
    });
    for (const inquiry of [anInquiry(), full])
      expect(JSON.stringify(card(inquiry))).not.toMatch(/陈|990101199001010013|o-chen/u);
    expect(card(full).buttons).toEqual([]);
    expect(card(full).lines.at(-1)).toBe('更正为:是(林小军,今天 11:00)');
    const back = { from: 'zhujian', by: 's064', basis: '第七条', to: 'budongchan', at: 1 };
    const again = anInquiry({ state: 'returned', returns: [back] });
    expect(card(again).lines.at(-1)).toBe('县住房和城乡建设局退回:第七条,说该 县不动产登记中心 答');
    for (const notice of [null, '时间过半']) expect(card(again, undefined, notice).lines).toHaveLength(6);
  });
});

it('the leader of a department is who reviews beside its head, or its head', () => {
  expect(leaderOf(catalogue.home, 'paogai')?.name).toBe('罗永平');
  expect(leaderOf(catalogue.home, 'budongchan')?.name).toBe('杨丽');
});
