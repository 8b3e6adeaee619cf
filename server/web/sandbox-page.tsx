import type { SandboxPerson, Sighting } from '../ports/sandbox.ts';
import { html, Page } from './page.tsx';
import { type ControlsView, SandboxControls, SandboxJournal } from './sandbox-controls.tsx';
import { type PaneView, SandboxPane } from './sandbox-pane.tsx';
import type { Site } from './site.ts';

export type SandboxView = ControlsView & {
  readonly people: readonly SandboxPerson[];
  readonly panes: readonly PaneView[];
  /** Where the page goes on with one window more; null when there are enough. */
  readonly more: string | null;
  readonly sightings: readonly Sighting[];
  /** Up to where this page is told: the next news come after it. */
  readonly since: string;
  /** A citizen who has said nothing yet. */
  readonly fresh: string;
};

/** `/sandbox`: be anybody, in any chat, several side by side. */
export function sandboxPage(site: Site, view: SandboxView): string {
  return html(
    <Page site={site} title="试用台 · 证跑跑" unlisted sandbox>
      <div class="intro">
        <div>
          <h1>试用台</h1>
          <p class="lead">您可以当任何一位群众或工作人员,在微信、钉钉里跟机器人说话。平台是替身,机器人是真的。</p>
        </div>
        <Steps />
      </div>
      <noscript>
        <p class="problem">
          试用台要开着浏览器的脚本(JavaScript)才能用。只想问一句,<a href="/">首页</a>不用脚本。
        </p>
      </noscript>
      <SandboxControls view={view} />
      <Stage view={view} />
      <SandboxJournal sightings={view.sightings} />
      <Help />
    </Page>,
  );
}

/** What to try first. The script does it; the words under each say what to look at. */
function Steps() {
  return (
    <ol class="steps" aria-label="先试四步">
      <li>
        <button type="button" data-step="ask" data-text="小孩上学报名还要开居住证明吗">
          问一句:上学还要居住证明吗
        </button>
        <p>第一行就是结论;“要凭条”可以点。</p>
      </li>
      <li>
        <button type="button" data-step="person" data-text="找人">
          找人
        </button>
        <p>县级代跑群里马上看到。</p>
      </li>
      <li>
        <button type="button" data-step="past" data-at="2018-11-30T09:00" data-text="小孩上学报名还要开居住证明吗">
          换到 2018-11-30 再问
        </button>
        <p>那天管用的是第 1 版清单。</p>
      </li>
      <li>
        <button
          type="button"
          data-step="entrust"
          data-seats="sf001.county sf001.single sf066.line-budongchan sf066.single"
          data-text="公租房申请还要无房证明吗"
        >
          委托代跑,看三群一卡
        </button>
        <p>「填虚构身份」,再去群里点卡片。</p>
      </li>
    </ol>
  );
}

function Stage({ view: { panes, people, more, since, fresh } }: { view: SandboxView }) {
  return (
    <div class="stage" data-stage data-since={since} data-fresh={fresh}>
      <nav class="tabs" aria-label="窗口">
        {panes.map(({ person, chat }, at) => (
          <button
            key={`${at} ${person.id}`}
            type="button"
            data-tab={at}
            aria-controls={`pane-${at}`}
            aria-current={at === 0 ? 'true' : undefined}
          >
            {person.name}
            <span class="quiet">
              {chat.channel === 'wechat' ? '微信' : chat.kind === 'single' ? '单聊' : chat.name}
            </span>
          </button>
        ))}
        {more !== null && (
          <a href={more} data-go data-last>
            + 窗口
          </a>
        )}
      </nav>
      <div class="panes">
        {panes.map((pane, at) => (
          <SandboxPane key={`${at} ${pane.person.id}`} pane={pane} at={at} people={people} />
        ))}
      </div>
      {more !== null && (
        <a class="more" href={more} data-go data-last>
          + 再开一个窗口
        </a>
      )}
    </div>
  );
}

function Help() {
  return (
    <details class="help" id="help">
      <summary>这里什么是真的,怎么接上真的微信和钉钉</summary>
      <div class="lines">
        <p>真的:收发消息的程序、加密和验签、去重、重连、补发、清单、答复、凭条、留痕。跟正式运行时是同一份。</p>
        <p>替身:微信和钉钉这两个平台、群众、群。都在本机里,不联网;这里说的话只存在本机的数据库里。</p>
        <p>窗口写在地址里,刷新不丢;聊天记录只留到服务停下。同一个群里的人,在各自的窗口里看得到彼此。</p>
        <p>
          正式运行(MODE=production)没有这一页。要接真的平台,照着代码里的 <code>bots/wechat/README.md</code> 和{' '}
          <code>bots/dingtalk/README.md</code> 做,各约一小时;总的说明在 <code>README.md</code>。
        </p>
        <p>
          <a href="/">回首页问一句</a> · <a href="/lists">看清单</a> · <a href="/openapi.json">接口说明</a>
        </p>
      </div>
    </details>
  );
}
