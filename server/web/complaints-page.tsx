import type { ComplaintList, ComplaintView, ListedComplaint } from '../app/complaint/complaint-desk.ts';
import { spokenTime } from '../core/calendar/spoken-time.ts';
import { dayInWords } from '../core/notice/notice-words.ts';
import type { Instant } from '../core/time.ts';
import { DeskFrame } from './desk-frame.tsx';
import { html } from './page.tsx';
import type { Site } from './site.ts';

/** What went wrong at windows, newest first. Nothing of who says so. */
export function complaintsPage(site: Site, { me, now, complaints }: ComplaintList): string {
  return html(
    <DeskFrame site={site} title="群众反映">
      <section class="desk-head">
        <h1>群众反映 {complaints.length} 件</h1>
        <p class="quiet">
          {me} · {spokenTime(now, now)} · <a href="/desk/complaints">刷新</a> · <a href="/desk">转人工</a>
        </p>
        <p class="quiet">没办成、投诉、奇葩证明。反映自己单位的,自己看不到。</p>
      </section>
      <section aria-label="群众反映">
        {complaints.length === 0 ? (
          <p class="lead">没有归您办的。</p>
        ) : (
          <ul class="desk-queue">
            {complaints.map((each) => (
              <li key={each.number}>
                <a href={`/desk/complaints/${each.number}`}>
                  {each.label} · {each.number}
                </a>
                <p>{each.about}</p>
                <p>{standing(each, now)}</p>
              </li>
            ))}
          </ul>
        )}
      </section>
    </DeskFrame>,
  );
}

/** One of them, with its photos, and the way to the answer. */
export function complaintPage(site: Site, { now, listed, lines, handOver }: ComplaintView): string {
  const { number, label, photos } = listed;
  return html(
    <DeskFrame site={site} title={number}>
      <section class="desk-head">
        <p>
          <a href="/desk/complaints">回列表</a>
        </p>
        <h1>
          {label} · {number}
        </h1>
        <p>{standing(listed, now)}</p>
      </section>
      <section aria-labelledby="said">
        <h2 id="said">反映的事</h2>
        <ul class="desk-said">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
      {Array.from({ length: photos }, (_, at) => (
        <figure class="desk-photo" key={`photo-${at + 1}`}>
          <img src={`/desk/complaints/${number}/photos/${at + 1}`} alt={`群众附的照片,第 ${at + 1} 张`} />
          <figcaption class="quiet">群众附的照片,不公开;打开这一页就记一笔谁看过</figcaption>
        </figure>
      ))}
      <p>
        {handOver === null ? (
          '奇葩证明由减证便民专班核实,结果按编号回。'
        ) : (
          <a href={`/desk/hand-overs/${handOver}`}>去回他的话({handOver} 号)</a>
        )}
      </p>
    </DeskFrame>,
  );
}

function standing({ at, dueBy, photos }: ListedComplaint, now: Instant): string {
  const due = dueBy === null ? '' : ` · ${dayInWords(dueBy)}前答复`;
  return `${spokenTime(at, now)}${due}${photos === 0 ? '' : ` · 照片 ${photos} 张`}`;
}
