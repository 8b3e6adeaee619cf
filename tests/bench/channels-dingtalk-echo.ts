// The least that answers in DingTalk: the SDK, an acknowledgement, and the same words by the message's own webhook.
import { createRequire } from 'node:module';
import { DWClient, type DWClientDownStream, TOPIC_ROBOT } from 'dingtalk-stream';
import { serveBench } from './channels-process.ts';

const { dingtalk } = JSON.parse(process.argv[2] ?? '{}');
const { clientId, clientSecret, apiUrl } = dingtalk;

type Axios = { post(url: string, body: object): Promise<unknown> };
/** What the SDK itself posts with, and its examples. */
const axios: Axios = createRequire(import.meta.resolve('dingtalk-stream'))('axios');

/** The SDK at another address than the platform's; nothing else is changed. */
class Client extends DWClient {
  override async getEndpoint(): Promise<this> {
    const asked = { clientId, clientSecret, subscriptions: this.config.subscriptions };
    const response = await fetch(`${apiUrl}/v1.0/gateway/connections/open`, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify(asked),
    });
    const { endpoint, ticket } = (await response.json()) as { endpoint: string; ticket: string };
    (this as unknown as { dw_url: string }).dw_url = `${endpoint}?ticket=${encodeURIComponent(ticket)}`;
    return this;
  }
}

const client = new Client({ clientId, clientSecret });
client.registerCallbackListener(TOPIC_ROBOT, async ({ headers, data }: DWClientDownStream) => {
  const { sessionWebhook, text, senderStaffId } = JSON.parse(data);
  client.socketCallBackResponse(headers.messageId, null);
  await axios.post(sessionWebhook, {
    msgtype: 'markdown',
    markdown: { title: text.content, text: text.content },
    at: { atUserIds: [senderStaffId], isAtAll: false },
  });
});
await client.connect();
serveBench('', async () => client.disconnect());
