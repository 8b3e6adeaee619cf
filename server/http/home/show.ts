import type { ParameterizedContext } from 'koa';
import { DISPOSITIONS } from '../../core/catalogue/disposition/register.ts';
import { type HomeView, homePage } from '../../web/home-page.tsx';
import type { Door } from '../door.ts';
import { newConversation } from '../questions/shapes.ts';
import type { Uses } from '../uses.ts';

/** The first page, with whatever part of the conversation there is to show. */
export function showHome(ctx: ParameterizedContext, { uses, site }: Door, part: Partial<HomeView>): void {
  ctx.type = 'html';
  ctx.body = homePage(site, {
    thread: { conversation: newConversation(), message: newConversation() },
    written: '',
    turn: null,
    refusal: null,
    replies: null,
    list: listInShort(uses),
    ...part,
  });
}

function listInShort(uses: Uses): HomeView['list'] {
  const found = uses.listRequirements({});
  if (!found.ok || found.value.list === null) return null;
  const { list, totals } = found.value;
  const sparing = new Set<string>(DISPOSITIONS.filter(({ spares }) => spares).map(({ name }) => name));
  const spared = totals.byDisposition.filter(({ disposition }) => sparing.has(disposition));
  return { title: list.title, rows: totals.all, spared: spared.reduce((sum, { count }) => sum + count, 0) };
}
