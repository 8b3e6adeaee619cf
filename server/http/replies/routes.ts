import type Router from '@koa/router';
import type { Talk } from '../../core/conversation/message.ts';
import type { RepliesGiven } from '../contract.ts';
import type { Door } from '../door.ts';
import { showHome } from '../home/show.ts';
import { formBody, jsonBody } from '../middleware/body.ts';
import { newConversation } from '../questions/shapes.ts';
import { refuse } from '../refuse.ts';
import { readerOf, talkOfReader } from '../session/reader.ts';
import { readWanted } from './shapes.ts';

/**
 * What a person has said in a conversation of the web page meanwhile. Asked for by POST, because the conversation's id is its
 * only key and addresses are written down everywhere.
 */
export function replyRoutes(router: Router, door: Door): void {
  const { uses } = door;
  router.post('/api/replies', jsonBody, async (ctx) => {
    const wanted = readWanted(ctx.request.body, 'json-unreadable');
    if (!wanted.ok) return refuse(ctx, wanted.refusal);
    const reader = await readerOf(ctx, uses.me);
    if (!reader.ok) return refuse(ctx, reader.refusal);
    const talk = reader.value === null ? talkOf(wanted.value) : talkOfReader(reader.value);
    const { held, handOver, lines } = await uses.readReplies(talk);
    const given: RepliesGiven = {
      held,
      handOver,
      lines: lines.map(({ id, from, text, at }) => ({ id, from, text, at })),
    };
    ctx.body = given;
  });

  router.post('/replies', formBody, async (ctx) => {
    const wanted = readWanted(ctx.request.body, 'form-unreadable');
    if (!wanted.ok) return refuse(ctx, wanted.refusal);
    const replies = await uses.readReplies(talkOf(wanted.value));
    const thread = { conversation: wanted.value, message: newConversation() };
    showHome(ctx, door, { thread, replies });
  });
}

function talkOf(id: string): Talk {
  return { channel: 'web', account: 'web', chat: id, person: id };
}
