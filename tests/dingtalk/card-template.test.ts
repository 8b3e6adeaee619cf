import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cardParams } from '../../bots/dingtalk/cards/card-params.ts';
import { parseTap } from '../../bots/dingtalk/cards/parse-tap.ts';
import { openTapInbox, type TapInbox } from '../../bots/dingtalk/cards/tap-inbox.ts';
import type { Frame } from '../../bots/dingtalk/stream/connection.ts';
import type { Card } from '../../server/core/card/card.ts';

type Param = { readonly name: string; readonly type: string; readonly variable: string };
type Node = {
  readonly componentName: string;
  readonly props: { readonly actionId?: { readonly content: string }; readonly params?: readonly Param[] };
  readonly children?: readonly Node[];
};
type Template = {
  readonly schema: {
    readonly componentsMap: readonly { readonly componentName: string }[];
    readonly componentsTree: readonly Node[];
  };
  readonly variableList: readonly { readonly name: string; readonly type: string; readonly private: boolean }[];
  readonly mockData: { readonly cardData: Record<string, string>; readonly cardPrivateData: Record<string, string> };
};

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../bots/dingtalk/cards/${name}`, import.meta.url), 'utf8'));

const file = read('template.json') as { readonly type: string; readonly mode: string; readonly editorData: string };
const template = JSON.parse(file.editorData) as Template;
const nodes = template.schema.componentsTree.flatMap(function all(node): readonly Node[] {
  return [node, ...(node.children ?? []).flatMap(all)];
});

const line = (number: number) => ({ label: `按钮 ${number}`, line: `接单 1${number}` });
const CARD: Card = {
  ...{ id: 'task-12', revision: 1, title: '#12 无房证明', state: '待接单', lines: ['镇:清河镇'] },
  ...{ buttons: [1, 2, 3, 4].map(line), rooms: [], notable: true },
};
const sent = cardParams(CARD, 'https://zhengpaopao.example');
const namesOf = (open: boolean): readonly string[] =>
  template.variableList.filter((each) => each.private === !open).map(({ name }) => name);

/** What an acknowledgement of a tap says to the copy of who tapped. */
async function privateValues(): Promise<readonly string[]> {
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const taken = async (): Promise<void> => undefined;
  const inbox: TapInbox = openTapInbox({ log, storeAgain: [], patience: 1_000, take: taken, apologise: taken });
  const said: unknown[] = [];
  inbox.hear({ id: 'm1', data: tapOf(CARD.buttons[0]?.line ?? ''), acknowledge: (data) => said.push(data) } as Frame);
  await inbox.idle();
  const [{ userPrivateData }] = said as [{ userPrivateData: { cardParamMap: object } }];
  return Object.keys(userPrivateData.cardParamMap);
}

/** The callback that the platform makes of a button whose parameter is called `name`. */
function tapOf(value: string, name = 'line'): string {
  const content = JSON.stringify({ cardPrivateData: { actionIds: ['tap1'], params: { [name]: value } } });
  return JSON.stringify({ type: 'actionCallback', outTrackId: CARD.id, corpId: 'c', userId: 'u', content });
}

describe('the template of our cards', () => {
  it('has the shape of an export of the card platform', () => {
    expect(file).toMatchObject({ type: 'im', mode: 'card' });
    const known = template.schema.componentsMap.map(({ componentName }) => componentName).sort();
    expect([...new Set(nodes.map(({ componentName }) => componentName))].sort()).toEqual(known);
  });

  it('knows every value that is sent, and no other', async () => {
    expect([...namesOf(true)].sort()).toEqual(Object.keys(sent).sort());
    expect(namesOf(false)).toEqual(await privateValues());
  });

  it('shows or sends back every value but the revision', () => {
    const tree = JSON.stringify(template.schema.componentsTree);
    const unused = template.variableList.filter(
      ({ name }) => !tree.includes(`"\${${name}}"`) && !tree.includes(`"variable":"${name}"`),
    );
    expect(unused.map(({ name }) => name)).toEqual(['revision']);
  });

  it('sends back the line of the button that was tapped, where it is read', () => {
    const buttons = nodes.filter(({ componentName }) => componentName === 'SingleButton');
    const heard = buttons.map(({ props }) => {
      const [param] = props.params ?? [];
      return parseTap('m1', tapOf(sent[param?.variable ?? ''] ?? '', param?.name))?.line;
    });
    expect(heard).toEqual(CARD.buttons.map((each) => each.line));
    expect(new Set(buttons.map(({ props }) => props.actionId?.content)).size).toBe(buttons.length);
  });

  it('is previewed with the values that the steps name', () => {
    const { cardData, cardPrivateData } = template.mockData;
    expect({ ...cardData, ...cardPrivateData }).toEqual(read('preview.json'));
  });
});
