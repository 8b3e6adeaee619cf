import { describe, expect, it } from 'vitest';
import { mayFetchFrom } from '../../bots/dingtalk/pictures/picture-address.ts';
import { isPublic } from '../../bots/dingtalk/pictures/public-lookup.ts';

const ORIGIN = 'http://127.0.0.1:4000';

describe('a picture is fetched from the platform and from nowhere else', () => {
  it.each([
    'https://down.dingtalk.com/media/x.jpg?sign=a%2Fb',
    'https://wukong-file-im-zjk.oss-cn-zhangjiakou.aliyuncs.com/a/b?Expires=1&Signature=x',
    `${ORIGIN}/fake-files?code=1`,
  ])('%s', (address) => expect(mayFetchFrom(address, ORIGIN)).toBe(true));

  it.each([
    'http://down.dingtalk.com/x',
    'https://down.dingtalk.com:8443/x',
    'https://user@down.dingtalk.com/x',
    'https://dingtalk.com.evil.example/x',
    'https://evildingtalk.com/x',
    'https://evil.example/?.dingtalk.com/x',
    'https://down。dingtalk。com/x',
    'https://ⓓown.dingtalk.com/x',
    'https://down.dingtalk.com\\@evil.example/x',
    'https://down.dingtalk.com/x#y',
    'https://down.dingtalk.com/x\n',
    'https://127.0.0.1/x',
    `${ORIGIN}.evil.example/x`,
    'file:///etc/passwd',
    '',
  ])('not %j', (address) => expect(mayFetchFrom(address, ORIGIN)).toBe(false));
});

describe('a name that means an address inside is not connected to', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '169.254.169.254',
    '172.20.0.1',
    '192.168.1.1',
    '100.100.100.200',
    '::1',
    'fd00::1',
    '::ffff:10.0.0.1',
    '224.0.0.1',
  ])('%s', (address) => expect(isPublic(address)).toBe(false));
  it.each(['47.96.1.2', '2400:3200::1', '::ffff:47.96.1.2'])('but %s is', (address) =>
    expect(isPublic(address)).toBe(true),
  );
});
