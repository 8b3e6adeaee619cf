import { once } from 'node:events';
import net from 'node:net';
import tls from 'node:tls';
import { describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser } from './browser.ts';
import { takeStrays } from './loopback-only.ts';
import { startChild } from './postgres-child.ts';

describe('the guard of the loopback', () => {
  it.each([
    ['fetch', () => fetch('https://api.dingtalk.com/')],
    ['a socket', () => once(net.connect(80, '192.0.2.1'), 'connect')],
    ['a socket with options', () => once(net.connect({ port: 80, host: 'api.weixin.qq.com' }), 'connect')],
    ['an encrypted socket', () => once(tls.connect({ port: 443, host: 'oapi.dingtalk.com' }), 'secureConnect')],
  ])('lets no %s out', async (_, leave) => {
    await expect(leave()).rejects.toThrow();
    expect(takeStrays()).toHaveLength(1);
  });

  it('lets the loopback be', async () => {
    const server = net.createServer((socket) => socket.end('here')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const socket = net.connect((server.address() as net.AddressInfo).port, '127.0.0.1');
    const [bytes] = await once(socket, 'data');
    expect(String(bytes)).toBe('here');
    server.close();
    expect(takeStrays()).toEqual([]);
  });

  it('holds programs that a test starts as well', async () => {
    const child = startChild('tests/storage/children/leave-loopback.ts', []);
    await expect(child.line('out')).rejects.toThrow('left the loopback: 192.0.2.1:80');
  });

  it.skipIf(!hasBrowser)('holds the browser, by name and by number', async () => {
    const browser = await openBrowser();
    const page = await browser.newPage();
    for (const address of ['http://weixin.qq.com/', 'http://192.0.2.1/'])
      await expect(page.goto(address)).rejects.toThrow('ERR_NAME_NOT_RESOLVED');
    await browser.close();
  });
});
