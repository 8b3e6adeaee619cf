import type { NoticeReading } from '../app/notice/read-notice.ts';

const EVENTS: Readonly<Record<string, string>> = {
  published: '公示',
  disputed: '记录异议',
  dismissed: '异议不成立',
  effective: '期满生效',
  corrected: '已更正',
  withdrawn: '撤销(找到)',
  revoked: '撤销(不实)',
  archived: '归档',
};

/** Where a notice stands in the chain, and whether it fits. */
export function NoticeChain({ reading: { notice, entries, faults } }: { reading: NoticeReading }) {
  return (
    <section class="chain">
      <h2>防改记录:{faults.length === 0 ? '一致' : '不一致'}</h2>
      <ol>
        {entries.map(({ seq, event, day, leaf, link }) => (
          <li key={seq}>
            <p>
              第 {seq} 条 · {EVENTS[event] ?? event} · <a href={`/roots/${day}`}>{day} 当日链</a>
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
