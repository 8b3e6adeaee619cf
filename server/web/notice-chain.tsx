import type { NoticeReading } from '../app/notice/read-notice.ts';
import { eventInWords } from '../core/notice/event-words.ts';

/** Where a notice stands in the chain, and whether it fits. */
export function NoticeChain({ reading: { notice, entries, faults } }: { reading: NoticeReading }) {
  return (
    <section class="chain">
      <h2>防改记录:{faults.length === 0 ? '一致' : '不一致'}</h2>
      <ol>
        {entries.map(({ seq, event, day, leaf, link }) => (
          <li key={seq}>
            <p>
              第 {seq} 条 · {eventInWords(event)} · <a href={`/roots/${day}`}>{day} 当日链</a>
            </p>
            <p class="hash">内容哈希 {leaf}</p>
            <p class="hash">链上哈希 {link}</p>
          </li>
        ))}
      </ol>
      <p class="no-print">
        <a href={`/board/${notice.number}/proof`}>下载凭证(JSON)</a>,以后用
        <a href="/roots/verify-board.mjs">离线脚本</a>自己核对。
      </p>
    </section>
  );
}
