import { describe, expect, it } from 'vitest';
import { mayPostTo } from '../../bots/dingtalk/session-webhook.ts';

const OAPI = 'https://oapi.dingtalk.com';

describe('the address a message asks to be answered at', () => {
  it.each([`${OAPI}/robot/sendBySession?session=abc123`, 'https://api.dingtalk.com/robot/sendBySession?session=a%2Bb'])(
    'may be %s',
    (address) => expect(mayPostTo(address, OAPI)).toBe(true),
  );

  it('may be of the configured origin, to the letter', () => {
    const configured = 'http://127.0.0.1:18080';
    expect(mayPostTo(`${configured}/robot/sendBySession?session=a`, configured)).toBe(true);
    expect(mayPostTo('http://127.0.0.1:18081/robot/sendBySession?session=a', configured)).toBe(false);
    expect(mayPostTo('http://127.0.0.1:180800/robot/sendBySession?session=a', configured)).toBe(false);
  });

  it.each([
    'http://oapi.dingtalk.com/robot/sendBySession?session=a',
    'https://oapi.dingtalk.com:8443/robot/sendBySession?session=a',
    'https://oapi.dingtalk.com:443/robot/sendBySession?session=a',
    'https://oapi。dingtalk。com/robot/sendBySession?session=a',
    'https://oapi.dingt\u24d0lk.com/robot/sendBySession?session=a',
    'https://oapi.dingtalk.com/../x/redirect?session=a',
    'https://oapi.dingtalk.com/robot/sendBySession/../x?session=a',
    'https://oapi.dingtalk.com/robot/sendBySession/?session=a',
    'https://oapi.dingtalk.com/robot/send?access_token=a',
    'https://oapi.dingtalk.com/robot/sendBySession?session=a\n',
    'https://oapi.dingtalk.com/robot/sendBySession?session=a b',
    'https://oapi.dingtalk.com/robot/sendBySession?session=a#x',
    'https://oapi.dingtalk.com\\@evil.example/robot/sendBySession?session=a',
    'https://user@oapi.dingtalk.com/robot/sendBySession?session=a',
    'https://oapi.dingtalk.com@evil.example/robot/sendBySession?session=a',
    'https://oapi.dingtalk.com.evil.example/robot/sendBySession?session=a',
    'https://evil-dingtalk.com/robot/sendBySession?session=a',
    'https://evil.example/?u=https://oapi.dingtalk.com/robot/sendBySession?session=a',
    'https://169.254.169.254/robot/sendBySession?session=a',
    'HTTPS://OAPI.DINGTALK.COM/robot/sendBySession?session=a',
    'file:///etc/passwd',
    '',
    `https://oapi.dingtalk.com/robot/sendBySession?session=${'a'.repeat(3_000)}`,
  ])('may not be %j', (address) => expect(mayPostTo(address, OAPI)).toBe(false));
});
