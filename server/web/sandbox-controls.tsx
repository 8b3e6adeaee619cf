import type { Instant } from '../core/time.ts';
import type { FaultSwitch, Sighting } from '../ports/sandbox.ts';
import { clockTime, stamp } from './sandbox-time.ts';

export type ControlsView = {
  readonly now: Instant;
  readonly moved: boolean;
  readonly faults: readonly FaultSwitch[];
  readonly connections: readonly string[];
};

/** Clock, faults, and how the platforms stand. The script fetches this part again whenever it changes. */
export function SandboxControls({ view }: { view: ControlsView }) {
  return (
    <section class="controls" aria-label="时间和故障" data-controls>
      <Clock now={view.now} moved={view.moved} />
      <Faults faults={view.faults} />
      <p class="connections" role="status">
        {view.connections.map((each) => (
          <span key={each}>{each}</span>
        ))}
      </p>
    </section>
  );
}

function Clock({ now, moved }: { now: Instant; moved: boolean }) {
  return (
    <div class="clock">
      <p class="now">
        <span class="quiet">县里现在是</span> <time data-clock={now}>{clockTime(now)}</time>{' '}
        {moved && <span class="moved">拨过</span>}
      </p>
      <fieldset class="moves" aria-label="拨钟">
        <button type="button" data-move="hour">
          +1 小时
        </button>
        <button type="button" data-move="working-day">
          下一个工作日
        </button>
        <span class="set">
          <label class="unseen" for="clock-set">
            拨到哪天几点
          </label>
          <input
            type="datetime-local"
            id="clock-set"
            min="2018-01-01T00:00"
            max="2099-12-31T23:59"
            value={stamp(now).replace(' ', 'T')}
          />
          <button type="button" data-move="set">
            拨到
          </button>
        </span>
        <button type="button" data-move="now" disabled={!moved}>
          回到现在
        </button>
      </fieldset>
    </div>
  );
}

function Faults({ faults }: { faults: readonly FaultSwitch[] }) {
  const on = faults.filter((each) => each.on);
  const platforms = [...new Set(faults.map(({ platform }) => platform))];
  return (
    <details class="faults" id="faults">
      <summary>
        故障开关
        <span class={on.length > 0 ? 'moved' : 'quiet'}>
          {on.length > 0 ? `开着:${on.map(({ label }) => label).join('、')}` : '都关着'}
        </span>
      </summary>
      <div class="by-platform">
        {platforms.map((platform) => (
          <section key={platform} aria-labelledby={`faults-${platform}`}>
            <h3 id={`faults-${platform}`}>{platform}</h3>
            <ul>
              {faults
                .filter((each) => each.platform === platform)
                .map((each) => (
                  <li key={each.name}>
                    <Fault fault={each} />
                    <p id={`means-${each.name}`}>{each.means}</p>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </details>
  );
}

function Fault({ fault: { name, label, kind, on, count } }: { fault: FaultSwitch }) {
  if (kind === 'once')
    return (
      <p class="fault">
        <span>{label}</span>
        {count > 0 && <span class="quiet">已发生 {count} 次</span>}
        <button type="button" id={`fault-${name}`} data-fault={name} aria-describedby={`means-${name}`}>
          让它发生<span class="unseen">:{label}</span>
        </button>
      </p>
    );
  return (
    <label class="fault">
      <span>{label}</span>
      <input
        type="checkbox"
        role="switch"
        aria-checked={on}
        id={`fault-${name}`}
        data-fault={name}
        checked={on}
        aria-describedby={`means-${name}`}
      />
    </label>
  );
}

/** Reached by keyboard, because it scrolls. */
const SCROLLS = { tabIndex: 0 };

/** What the platforms saw, newest first, without secrets. */
export function SandboxJournal({ sightings }: { sightings: readonly Sighting[] }) {
  return (
    <details class="journal" id="journal" data-journal>
      <summary>平台看到了什么</summary>
      <section class="table" aria-label="平台看到的最近几条" {...SCROLLS}>
        {sightings.length === 0 ? (
          <p class="quiet">还没有。说一句话,这里就有了。</p>
        ) : (
          <table>
            <thead>
              <tr>
                <th scope="col">县里时间</th>
                <th scope="col">平台</th>
                <th scope="col">方向</th>
                <th scope="col">什么</th>
                <th scope="col">结果</th>
              </tr>
            </thead>
            <tbody>
              {sightings.map((each, at) => (
                <tr key={`${sightings.length - at}`}>
                  <td>{stamp(each.at)}</td>
                  <td>{each.platform}</td>
                  <td>{each.way === 'push' ? '平台 → 我们' : '我们 → 平台'}</td>
                  <td>{each.what}</td>
                  <td>{each.outcome}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </details>
  );
}
