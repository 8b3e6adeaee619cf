import { describe, expect, it } from 'vitest';
import { answerText } from '../../server/core/answer/answer-text.ts';
import { decide } from '../../server/core/answer/decide.ts';
import { NO_FOCUS } from '../../server/core/conversation/focus.ts';
import { partialDay } from '../../server/core/time.ts';
import { catalogue, circumstances, list, matter, row, understood } from '../rigs/small-catalogue.ts';

const school = matter({ name: '义务教育阶段报名', covers: ['小学入学'], complete: true });
const licence = matter({ name: '申领居住证', complete: false });

const known = catalogue({
  matters: [school, licence],
  requirements: [
    row({ id: 'cn-residence', matters: ['申领居住证'], disposition: 'retained' }),
    row({
      id: 'cn-kin',
      name: '亲属关系证明',
      disposition: null,
      issuerBan: 'village',
      instead: '找派出所',
      recalled: ['instead'],
    }),
    row({
      id: 'cn-kin-police',
      name: '亲属关系证明(派出所出具)',
      disposition: 'retained',
      issuedBy: ['派出所'],
      matters: ['户口迁移'],
    }),
    row({ id: 'yw-split', name: '分户证明', place: '330782', since: partialDay('2018-04-28') }),
    row({ id: 'cn-health', name: '健康证明', seen: false }),
    row({ id: 'cn-month', name: '学籍证明', since: partialDay('2019-04') }),
    row({ id: 'uk-unmarried', name: '未婚证明', place: null }),
    row({ id: 'ly-mine', name: '探矿权证明', place: '000000', disposition: null, notDelegated: true }),
  ],
  lists: [
    list(1, '2018-03-20', [
      row({ id: 'sf-1', from: 'cn-residence', matters: ['义务教育阶段报名'], disposition: 'retained' }),
    ]),
    list(2, '2018-12-01', [
      row({
        id: 'sf-1',
        from: 'cn-residence',
        matters: ['义务教育阶段报名'],
        disposition: 'shared',
        instead: '学校会自己跟公安核对',
        bring: ['户口簿或身份证'],
      }),
      row({
        id: 'sf-2',
        name: '社保证明',
        disposition: 'shared',
        exceptions: [
          { id: 'away', question: '是拿到外地用,或公检法要求吗?', disposition: 'retained', advice: '到社保窗口打印' },
        ],
      }),
      row({ id: 'sf-3', name: '收入证明', matters: ['工伤申请'], disposition: 'committed' }),
      row({ id: 'sf-4', name: '收入证明', matters: ['公租房申请'], disposition: 'retained' }),
      row({ id: 'sf-5', name: '户籍证明', disposition: 'licensed', bring: ['户口簿'] }),
      row({ id: 'sf-6', name: '预防接种证明', disposition: 'deferred', within: '30 天' }),
      row({ id: 'sf-7', name: '无房证明', disposition: 'run' }),
      row({ id: 'sf-8', name: '独生子女证明', issuerBan: 'village', matters: ['计划生育奖励'] }),
    ]),
  ],
});

const ask = (id: string, given = {}, focus = NO_FOCUS, on?: string) =>
  decide(understood(id, given), focus, circumstances(known, on));

describe('the verdict', () => {
  it('says in the full form of the voice what is spared, by whom, with basis and list', () => {
    const answer = ask('cn-residence', { matter: '小学入学' });
    expect(answerText(answer).split('\n')).toEqual([
      '不用交。',
      '义务教育阶段报名 · 居住证明',
      '学校会自己跟公安核对(数据共享),不用您去开',
      '请带:户口簿或身份证',
      '依据:《某办法》(某发〔2020〕1号)第一条;示范县清单 第2版 第1项,2018-12-01 起',
    ]);
    expect(answer.choices.map((choice) => choice.label)).toEqual(['要凭条', '窗口还是要', '换个问法', '找人']);
    expect(answer.citation).toMatchObject({ requirement: 'cn-residence', row: 'sf-1', list: { no: 2, item: 1 } });
  });

  it('answers a past day from the list in force that day', () => {
    const answer = ask('cn-residence', { matter: '小学入学' }, NO_FOCUS, '2018-11-30');
    expect(answer).toMatchObject({ headline: '还需要', citation: { list: { no: 1 } } });
  });

  it.each([
    ['sf-3', '不用交,签一份承诺书', { matter: '工伤申请' }],
    ['sf-5', '不用交,带户口簿', {}],
    ['sf-6', '先受理,30 天内补', {}],
    ['sf-7', '不用您跑', {}],
    ['cn-residence', '还需要', { matter: '申领居住证' }],
  ])('gives %s the verdict %s', (id, headline, given) => {
    expect(ask(id, given).headline).toBe(headline);
  });

  it('asks an exception before saying no, and follows the answer', () => {
    expect(ask('sf-2')).toMatchObject({ behaviour: 'ask-back', headline: '请再说具体一点', citation: null });
    expect(ask('sf-2').lines).toContain('是拿到外地用,或公检法要求吗?');
    expect(ask('sf-2', {}, { ...NO_FOCUS, exception: 'no' }).headline).toBe('不用交');
    const needed = ask('sf-2', {}, { ...NO_FOCUS, exception: 'yes' });
    expect(needed).toMatchObject({ headline: '还需要' });
    expect(needed.lines).toContain('到社保窗口打印');
  });

  it('asks the matter when the same proof has different answers, never averages', () => {
    const asked = ask('sf-3');
    expect(asked).toMatchObject({ behaviour: 'ask-back', verdict: 'ask-back' });
    expect(asked.choices.map((choice) => choice.label)).toEqual(['工伤申请', '公租房申请', '都不是']);
    expect(ask('sf-3', {}, { ...NO_FOCUS, matter: '公租房申请' }).headline).toBe('还需要');
  });

  it('says who does not issue without ever saying "not required"', () => {
    const answer = ask('cn-kin');
    expect(answer.headline).toBe('村里不开这个');
    expect(answerText(answer)).toContain('不等于没有人要');
    expect(answerText(answer)).toContain('本县未确认');
    expect(answerText(answer)).not.toContain('不用交');
  });

  it('lets what the county does decide where its row also says who does not issue', () => {
    expect(ask('sf-8').headline).toBe('不用交');
    expect(ask('sf-8', { issuer: 'village' }).lines).toContain('村(居)委会不开这份证明,别往村里跑');
  });

  it('keeps a row of another place as that place’s', () => {
    const answer = ask('yw-split');
    expect(answer).toMatchObject({
      behaviour: 'answer',
      proofId: 'yw-split',
      headline: '我没查到,不等于不用交',
      citation: null,
    });
    expect(answerText(answer)).toContain('浙江省义乌市是“取消”');
    const there = ask('yw-split', { place: '330782' });
    expect(there.headline).toBe('不用交');
    expect(answerText(there)).toContain('这是浙江省义乌市的规定');
  });

  it.each(['cn-health', 'uk-unmarried', 'ly-mine'])(
    'never turns %s (recalled, unnamed city, not delegated) into a local answer',
    (id) => {
      expect(ask(id)).toMatchObject({ verdict: 'not-found', citation: null });
    },
  );

  it('will not decide a day that the printed date does not settle', () => {
    expect(ask('cn-month', {}, NO_FOCUS, '2019-04-10').headline).toBe('说不准');
    expect(ask('cn-month', {}, NO_FOCUS, '2019-05-01').headline).toBe('不用交');
    expect(ask('cn-month', {}, NO_FOCUS, '2019-03-31').verdict).toBe('not-found');
  });

  it('says 清单里没有这一项 only for an understood proof of a matter whose list is complete', () => {
    expect(ask('sf-7', { matter: '没有听说过的事' }).headline).toBe('不用您跑');
    const school = { matter: '义务教育阶段报名', read: '小学入学要收入证明吗' };
    expect(ask('sf-3', school)).toMatchObject({ behaviour: 'hand-over', headline: '清单里没有这一项' });
    const permit = { matter: '申领居住证', read: '申领居住证要收入证明吗' };
    expect(ask('sf-3', permit)).toMatchObject({ headline: '我没查到,不等于不用交' });
    expect(ask('sf-3', { ...school, read: '收入证明要吗' }).behaviour).toBe('ask-back');
    const unknown = { ...school, subject: { kind: 'unknown', proofNamed: '学区房证明' }, candidates: [] } as const;
    expect(ask('x', unknown).headline).toBe('清单里没有这一项');
    expect(ask('x', { ...unknown, read: '学区房证明要吗' }).headline).toBe('我没查到,不等于不用交');
  });

  it('says that a licence is not a proof', () => {
    const answer = ask('x', { subject: { kind: 'licence', name: '身份证' }, candidates: [] });
    expect(answer).toMatchObject({ headline: '这不是证明', proofId: null, certificateKind: null });
    expect(answer.lines[0]).toBe('身份证是证照,不是证明;请带原件');
  });

  it('shows what was changed in reading', () => {
    const repairs = [{ from: '居住正明', to: '居住证明', why: 'homophone' }] as const;
    expect(ask('cn-residence', { matter: '小学入学', repairs }).lines[0]).toBe('“居住正明”按同音理解为“居住证明”。');
  });

  it('keeps to six lines below the verdict', () => {
    for (const id of ['cn-residence', 'cn-kin', 'yw-split', 'sf-7'])
      expect(ask(id).lines.length).toBeLessThanOrEqual(6);
  });
});
