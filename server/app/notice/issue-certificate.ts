import { certificateOf } from '../../core/notice/certificate.ts';
import { kindNamed } from '../../core/notice/notice-kind.ts';
import { identityInWords } from '../../core/notice/proving.ts';
import { NOTICE_LABELS } from '../../core/notice/state.ts';
import { done, type Result, refused } from '../../core/result.ts';
import { dayOf } from '../../core/time.ts';
import type { Printed, Printer } from '../../ports/document.ts';
import type { Means } from '../means.ts';

/** The certificate of publication of a notice as it stands, as a PDF that can be verified by its bytes. Anybody may ask for it. */
export async function issueCertificate(
  means: Means & { readonly printer: Printer },
  number: string,
): Promise<Result<Printed>> {
  const { store, clock, printer } = means;
  const today = dayOf(clock.now());
  const facts = await factsOf(means, number);
  if (!facts.ok) return facts;
  const sheet = certificateOf(facts.value);
  if (!sheet.ok) return sheet;
  const printed = await printer.sheet(sheet.value);
  if (!printed.ok) return printed;
  const { digests } = printed.value;
  const standing = NOTICE_LABELS[facts.value.notice.state];
  await store.transaction(({ documents }) => documents.keep({ subject: number, standing, issuedOn: today, digests }));
  return printed;
}

function factsOf({ store, catalogue: { home }, clock, publicUrl }: Means, number: string) {
  return store.transaction(async ({ notices }) => {
    const [reading] = await notices.board.readings([number]);
    if (!reading?.notice)
      return refused('notice-unknown', `没有编号 ${number} 的声明。`, '核对编号,像 YS-20190715-0031。');
    const sealed = await notices.checkPublished(number);
    if (reading.faults.length > 0 || sealed === 'changed') return broken(number);
    const { notice, entries } = reading;
    const kind = kindNamed(home.noticeBoard, notice.kind ?? '');
    const reissuer = home.departments.find(({ id }) => id === kind?.reissuer) ?? null;
    const day = entries.at(-1)?.day ?? '';
    const root = day < dayOf(clock.now()) ? await notices.board.rootOf(day) : null;
    const identity = identityInWords(sealed);
    return done({ notice, kind, identity, reissuer, entries, root, county: home, publicUrl });
  });
}

function broken(number: string): Result<never> {
  return refused(
    'certificate-broken',
    `${number} 的记录和原来公示的对不上,先不出证明。`,
    '查明以前,请让补发窗口打电话核实。',
  );
}
