import type { FileVerdict, Subject } from '../app/verify-file.ts';
import { dayInWords } from '../core/notice/notice-words.ts';

/** What an uploaded file is, said first; then how what it is about stands now. */
export function FileFound({ verdict }: { verdict: FileVerdict }) {
  switch (verdict.is) {
    case 'certificate':
      return (
        <Said title="文件:一致,是我们出的,没有改过。">
          <p>
            {dayInWords(verdict.issuedOn)}第一次出这份文件,当时:{verdict.standing}。
          </p>
          <Now subject={verdict.subject} />
        </Said>
      );
    case 'proof':
      return (
        <Said title="文件:一致,是我们出的凭证,没有改过。">
          <p>里面的 {verdict.entries} 条记录都在链上。</p>
          <Now subject={verdict.subject} />
        </Said>
      );
    case 'day':
      return (
        <Said title={`文件:一致,是 ${verdict.day} 的当日链,没有改过。`}>
          <p>
            里面有 {verdict.entries} 条,当天现在共 {verdict.now} 条。
          </p>
        </Said>
      );
    case 'altered':
      return (
        <Said title="文件:不一致,和我们出的不是同一个。" broken>
          <p>它写着 {verdict.subject.number},内容却被改过,别用它。以这里的为准:</p>
          <Now subject={verdict.subject} />
        </Said>
      );
    case 'altered-day':
      return (
        <Said title="文件:不一致,和我们公布的当日链不是同一个。" broken>
          <p>
            以<a href={`/roots/${verdict.day}`}>{verdict.day} 的当日链</a>为准。
          </p>
        </Said>
      );
    case 'foreign':
      return (
        <Said title="文件:不是我们出的。" broken>
          <p>我们出的每个文件都有编号。手里有编号,输入编号查;打印件请扫上面的码。</p>
        </Said>
      );
  }
}

function Said({ title, broken, children }: { title: string; broken?: boolean; children: preact.ComponentChildren }) {
  return (
    <section class={broken ? 'broken' : 'notice found'} role={broken ? 'alert' : 'status'}>
      <p class={broken ? 'broken-title' : 'notice-title'}>{title}</p>
      {children}
    </section>
  );
}

function Now({ subject: { number, now } }: { subject: Subject }) {
  if (now === null) return <p>{number}:现在查不到了,请打电话核实。</p>;
  return (
    <p>
      现在:<a href={now.address}>{number}</a> {now.standing}。
    </p>
  );
}
