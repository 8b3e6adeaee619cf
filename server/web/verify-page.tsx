import type { BoardStanding } from '../app/notice/board-standing.ts';
import type { CheckedCertificate } from '../app/notice/check-certificate.ts';
import type { BoardList } from '../app/notice/read-board.ts';
import type { NoticeReading } from '../app/notice/read-notice.ts';
import type { FileVerdict } from '../app/verify-file.ts';
import { dayInWords, standingOf } from '../core/notice/notice-words.ts';
import { statementOf } from '../core/notice/public-notice.ts';
import type { Refusal } from '../core/result.ts';
import type { Day } from '../core/time.ts';
import { BoardBanner } from './board-banner.tsx';
import { longMoment } from './dates.ts';
import { FileFound } from './file-verdict.tsx';
import { html, Page } from './page.tsx';
import type { Site } from './site.ts';
import { StandingText } from './standing-text.tsx';

export type VerifyView = {
  readonly standing: BoardStanding;
  readonly kinds: BoardList['kinds'];
  readonly today: Day;
  /** A notice that was asked for by its number. */
  readonly reading?: NoticeReading;
  /** Kind that was asked about by a full number; the number itself is never shown again. */
  readonly asked?: string;
  readonly checked?: CheckedCertificate;
  readonly refusal?: Refusal;
  /** What an uploaded file is. */
  readonly file?: FileVerdict;
};

/** 查验: by the number of a notice, or by the full number of a certificate. */
export function verifyPage(site: Site, view: VerifyView): string {
  const { standing, kinds, asked } = view;
  const faults = [...(view.reading?.faults ?? []), ...standing.faults];
  return html(
    <Page site={site} title="查验遗失声明 · 证跑跑" unlisted>
      <BoardBanner faults={[...new Set(faults)]} />
      <section class="list-head">
        <h1>查验遗失声明</h1>
        <p class="lead">银行、补发窗口、任何人都能查,不用登录。</p>
      </section>
      {view.file && <FileFound verdict={view.file} />}
      <Found view={view} />
      <form class="filter" method="get" action="/verify">
        <div class="find">
          <label for="number">有声明编号</label>
          <input id="number" name="number" type="search" placeholder="YS-20190715-0031" autocomplete="off" required />
          <button type="submit">查验</button>
        </div>
      </form>
      <form class="filter" method="post" action="/verify">
        <p class="find-title">有证件在手</p>
        <div class="fields">
          <p>
            <label for="kind">哪种证</label>
            <select id="kind" name="kind">
              {kinds.map(({ id, name }) => (
                <option key={id} value={id} selected={id === asked}>
                  {name}
                </option>
              ))}
            </select>
          </p>
          <p>
            <label for="certificate">完整证号</label>
            <input
              id="certificate"
              name="certificate"
              type="text"
              maxLength={60}
              autocomplete="off"
              spellcheck={false}
              required
            />
          </p>
        </div>
        <p class="find-act">
          <button type="submit">查有没有声明</button>
        </p>
        <p class="quiet find-note">只答有没有、从哪天起。证号不显示、不留存、不进日志;一分钟最多查 5 次。</p>
      </form>
      <form class="filter" method="post" action="/verify/file" enctype="multipart/form-data">
        <p class="find-title">有我们出的文件</p>
        <p>
          <label for="file">公示证明(PDF)、凭证或当日链(JSON)</label>
          <input id="file" name="file" type="file" accept=".pdf,.json,application/pdf,application/json" required />
        </p>
        <p class="find-act">
          <button type="submit">查改没改过</button>
        </p>
        <p class="quiet find-note">改动一个字节都查得出来。文件不打开、不留存,最大 1 MB。</p>
      </form>
      <Standing standing={standing} />
    </Page>,
  );
}

function Found({ view: { reading, checked, refusal, today } }: { view: VerifyView }) {
  if (refusal)
    return (
      <section class="notice" role="status">
        <p class="notice-title">{refusal.message}</p>
        <p>{refusal.next}</p>
      </section>
    );
  if (checked)
    return (
      <section class="notice found" role="status">
        <p class="notice-title">{checked.since === null ? '没有' : `有 1 条遗失声明,${dayInWords(checked.since)}起`}</p>
        {checked.reissuedOn !== null && (
          <p>{dayInWords(checked.reissuedOn)}已补办新证:这一天以前发的作废,以后发的有效。</p>
        )}
        <p>{checked.title};查的是公示中、期满生效、有异议和已补办的。</p>
      </section>
    );
  if (!reading) return null;
  const { notice, faults } = reading;
  return (
    <section class="notice found" role="status">
      <p class="notice-title">
        {notice.number}:<StandingText text={standingOf(notice, today)} />
      </p>
      <p>{statementOf(notice) ?? '内容已到归档日,按期删除。'}</p>
      <p>哈希:{faults.length === 0 ? '一致' : '不一致'}</p>
      <p>
        <a href={`/board/${notice.number}`}>看全文和防改记录</a>
      </p>
    </section>
  );
}

function Standing({ standing }: { standing: BoardStanding }) {
  const { faults, at } = standing;
  const verdict = faults.length > 0 ? '不一致' : at === null ? '还在核对' : '一致';
  return (
    <section class="clerk">
      <h2>整块公示板:{verdict}</h2>
      <p>{walkedSoFar(standing)}</p>
      {faults.length > 0 && <p>对不上的:{faults[0]}。</p>}
      <p>
        不信我们,自己核对:<a href="/roots">每天的根</a>、<a href="/roots/verify-board.mjs">离线脚本</a>
        (只要 Node.js)、当天的链在 /roots/日期。
      </p>
    </section>
  );
}

/** A long board is walked behind the page; what stands on the page was held against the chain just now. */
function walkedSoFar({ entries, faults, at, walking }: BoardStanding): string {
  const going = walking === null ? '' : `正在从头核对,已到第 ${walking.toLocaleString('en-US')} 条。`;
  if (at === null) return `${going}这一页上的已经逐条核对过。`;
  const found = faults.length === 0 ? ',没有被改过' : '';
  return `${longMoment(at)}从头核对完链上 ${entries.toLocaleString('en-US')} 条${found}。${going}`;
}
