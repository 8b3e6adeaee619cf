import type { Bubble, SandboxChat, SandboxPerson } from '../ports/sandbox.ts';
import type { Seat } from './sandbox-address.ts';
import { SandboxBubble } from './sandbox-bubble.tsx';

/** What one window shows. */
export type PaneView = Seat & {
  readonly chats: readonly SandboxChat[];
  readonly bubbles: readonly Bubble[];
  /** Where the page goes on without this window; null for the last one. */
  readonly without: string | null;
};

type Props = { readonly pane: PaneView; readonly at: number; readonly people: readonly SandboxPerson[] };

/** A telephone of one person, open at one chat. */
export function SandboxPane({ pane, at, people }: Props) {
  const { person, chat, chats } = pane;
  return (
    <section
      class={`pane ${chat.channel}${at === 0 ? ' current' : ''}`}
      id={`pane-${at}`}
      aria-label={`${person.name},${chat.name}`}
      data-pane={at}
      data-person={person.id}
      data-chat={chat.key}
      data-room={chat.room}
      data-channel={chat.channel}
    >
      <header>
        <p class="platform">{chat.channel === 'wechat' ? '微信' : '钉钉'}</p>
        <Choice id={`who-${at}`} label="扮演" name="person" chosen={person.id} options={people.map(asOption)} />
        <Choice id={`where-${at}`} label="聊天" name="chat" chosen={chat.key} options={chats.map(chatOption)} />
        {pane.without !== null && (
          <a class="close" href={pane.without} data-go aria-label={`关掉${person.name}的窗口`}>
            ×
          </a>
        )}
      </header>
      <div class="log" role="log" aria-label={`${person.name}看到的对话`} data-log {...SCROLLS}>
        <p class="empty" data-empty hidden={pane.bubbles.length > 0}>
          {EMPTY[chat.kind]}
        </p>
        {pane.bubbles.map((bubble) => (
          <SandboxBubble key={bubble.seq} bubble={bubble} viewer={person.id} />
        ))}
      </div>
      <Composer pane={pane} at={at} />
    </section>
  );
}

/** Reached by keyboard, because it scrolls. */
const SCROLLS = { tabIndex: 0 };

const EMPTY = {
  account: '还没说过话。打一句要办的事,按回车。',
  single: '还没说过话。打一句话按回车,或者发 帮助。',
  group: '群里还没人说话。勾着“@证跑跑”机器人才听得见,不勾就只有群里的人看得到。',
} as const;

type Option = { readonly value: string; readonly text: string; readonly among: string };

function asOption({ id, name, about, among }: SandboxPerson): Option {
  return { value: id, text: `${name} · ${about}`, among };
}

function chatOption({ key, name, among }: SandboxChat): Option {
  return { value: key, text: name, among };
}

function Choice(props: { id: string; label: string; name: string; chosen: string; options: readonly Option[] }) {
  const { id, label, name, chosen, options } = props;
  const headings = [...new Set(options.map(({ among }) => among))];
  return (
    <p class="pick">
      <label for={id}>{label}</label>
      <select id={id} name={name} data-pick>
        {headings.map((heading) => (
          <optgroup key={heading} label={heading}>
            {options
              .filter(({ among }) => among === heading)
              .map(({ value, text }) => (
                <option key={value} value={value} selected={value === chosen}>
                  {text}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </p>
  );
}

function Composer({ pane: { person, chat }, at }: { pane: PaneView; at: number }) {
  return (
    <form class="composer" data-composer>
      <label class="unseen" for={`say-${at}`}>
        {person.name}说
      </label>
      <textarea
        id={`say-${at}`}
        rows={1}
        maxLength={4000}
        autocomplete="off"
        enterkeyhint="send"
        placeholder={`${person.name}说…`}
      />
      <button class="primary" type="submit">
        发送
      </button>
      <div class="extras">
        {chat.kind === 'group' && (
          <label class="calls-robot">
            <input type="checkbox" checked data-calls /> @证跑跑
          </label>
        )}
        <button type="button" data-act="voice" title="框里的字当作平台听出来的字;空着就是没听出来">
          发语音
        </button>
        <button type="button" data-act="image">
          发图片
        </button>
        {chat.kind === 'account' && (
          <button type="button" data-act="subscribe">
            关注
          </button>
        )}
        {chat.kind === 'account' && person.particulars !== null && (
          <button
            type="button"
            data-fill={person.particulars}
            title="把这个虚构的人的镇街、姓名和身份证号填进框里,看一眼再发送。不要写真人的。"
          >
            填虚构身份
          </button>
        )}
      </div>
      <p class="problem" role="alert" data-problem />
    </form>
  );
}
