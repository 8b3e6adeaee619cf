import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spokenException } from '../../server/core/conversation/spoken-exception.ts';

const AWAY = '是拿到外地用,或公检法要求吗?';
const ABROAD = '是办涉台或者出国的公证用吗?';

describe('an exception answered in words of one’s own', () => {
  it.each([
    [AWAY, '拿到外地用的', 'yes'],
    [AWAY, '我要带去外省', 'yes'],
    [AWAY, '法院要的', 'yes'],
    [AWAY, '是的,法院要', 'yes'],
    [AWAY, '派出所让开的。', 'yes'],
    [AWAY, '打官司用', 'yes'],
    [AWAY, '不是外地,是法院要的', 'yes'],
    [AWAY, '嗯嗯异地用', 'yes'],
    [AWAY, '不是外地', 'no'],
    [AWAY, '没有拿去外地', 'no'],
    [AWAY, '就在本县用', 'no'],
    [AWAY, '本地用的', 'no'],
    [AWAY, '不去外地,也不是法院要', 'no'],
    [AWAY, '不是的', 'no'],
    [AWAY, '没有啊', 'no'],
    [AWAY, '是的呀', null],
    [AWAY, '单位要的', null],
    [AWAY, '不知道是不是外地', null],
    [AWAY, '外地是哪里', null],
    [AWAY, '可能法院要', null],
    [AWAY, '不在本地用', null],
    [AWAY, '上学要用', null],
    [AWAY, '', null],
    [ABROAD, '出国用', 'yes'],
    [ABROAD, '去台湾探亲', 'yes'],
    [ABROAD, '办公证', 'yes'],
    [ABROAD, '不出国', 'no'],
    [ABROAD, '国内用', 'no'],
    [ABROAD, '外地用', null],
  ])('%s “%s” is %s', (question, said, heard) => expect(spokenException(said, question)).toBe(heard));

  it('is never heard out of a question of another kind, nor out of anything long', () => {
    expect(spokenException('拿到外地用的', '您是本人办吗?')).toBeNull();
    expect(spokenException(`外地${'很长'.repeat(30)}`, AWAY)).toBeNull();
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (said) => void spokenException(said, AWAY)));
  });
});
