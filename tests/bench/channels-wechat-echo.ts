// The least that answers an official account in safe mode: checks the signature, opens, parses, and says the same words, sealed.
import type { AddressInfo } from 'node:net';
import { XMLParser } from 'fast-xml-parser';
import Koa from 'koa';
import { createSeal } from '../../bots/sandbox/wechat-seal.ts';
import { serveBench } from './channels-process.ts';

const { wechat } = JSON.parse(process.argv[2] ?? '{}');
const seal = createSeal(wechat);
const parser = new XMLParser({ parseTagValue: false });
const app = new Koa();

app.use(async (ctx) => {
  const chunks: Buffer[] = [];
  for await (const chunk of ctx.req) chunks.push(chunk as Buffer);
  const { timestamp = '', nonce = '', msg_signature: signature } = ctx.query as Record<string, string>;
  const { Encrypt: sealed } = parser.parse(Buffer.concat(chunks).toString()).xml;
  if (seal.sign(timestamp, nonce, sealed) !== signature) ctx.throw(403);
  const heard = parser.parse(seal.open(sealed)).xml;
  const said = seal.close(
    `<xml><ToUserName><![CDATA[${heard.FromUserName}]]></ToUserName><FromUserName><![CDATA[${heard.ToUserName}]]></FromUserName>` +
      `<CreateTime>${timestamp}</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${heard.Content}]]></Content></xml>`,
  );
  ctx.type = 'text/xml';
  ctx.body =
    `<xml><Encrypt><![CDATA[${said}]]></Encrypt><MsgSignature><![CDATA[${seal.sign(timestamp, nonce, said)}]]></MsgSignature>` +
    `<TimeStamp>${timestamp}</TimeStamp><Nonce><![CDATA[${nonce}]]></Nonce></xml>`;
});

const server = app.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  serveBench(`http://127.0.0.1:${port}/`, async () => void server.close());
});
