import type { CertificateKind, NoticeRule } from '../core/catalogue/certificate.ts';
import type { NoticeBoard } from '../core/notice/notice-kind.ts';
import { type Problems, rowName } from './problems.ts';
import { type DataFile, type Located, readObject } from './read-json.ts';
import { type NoticeKindsFile, noticeKindsFile } from './shapes/notice-kinds-file.ts';

/** Rules that leave it to the issuer: only there may a county open a board of its own. Elsewhere the law asks for nothing, or for another place. */
const OPEN: readonly NoticeRule[] = ['local', 'private', 'ask-issuer', 'unspecified-media'];

const LONGEST_WITH_ID = 18;

/** What the board of a county announces. An announcement that the law does not ask for, or asks for elsewhere, is no board's business. */
export async function readNoticeBoard(
  file: DataFile,
  certificates: readonly CertificateKind[],
  departments: readonly Located<{ readonly id: string }>[],
  problems: Problems,
): Promise<NoticeBoard> {
  const board = await readObject(file, noticeKindsFile, problems);
  if (board === null) return { adCost: { yuan: 0, source: '' }, kinds: [] };
  const known = new Set(departments.map(({ value }) => value.id));
  const seen = new Set<string>();
  board.kinds.forEach((kind, index) => {
    const where = rowName(file.name, index, kind);
    for (const key of [kind.id, `证照 ${kind.certificate}`]) {
      if (seen.has(key)) problems.push(`${where}:“${key}”已经写过一次`);
      seen.add(key);
    }
    if (!known.has(kind.reissuer)) problems.push(`${where}:部门“${kind.reissuer}”在 departments.json 里没有`);
    problems.push(...faultsOf(kind, certificates).map((fault) => `${where}:${fault}`));
  });
  return board;
}

function faultsOf(kind: NoticeKindsFile['kinds'][number], certificates: readonly CertificateKind[]): string[] {
  const { number } = kind;
  const certificate = certificates.find(({ id }) => id === kind.certificate);
  const faults: string[] = [];
  if (!certificate) faults.push(`证照“${kind.certificate}”在 data/certificates.json 里没有`);
  else if (!OPEN.includes(certificate.noticeRule))
    faults.push(`${certificate.name}的规定是“${certificate.noticeWords}”,本县公示板不能收`);
  faults.push(...looksFaults(kind));
  if (number.startsWithIdNumber && number.lengths.some((length) => length < LONGEST_WITH_ID))
    faults.push('证号含身份证号的,至少 18 位');
  if (number.check !== null && (number.letters || number.startsWithIdNumber))
    faults.push('校验位 mod-11-2 只用于纯数字、不含身份证号的证号');
  return faults;
}

/** Somebody or something stands behind every notice: a proof of identity, or a reviewer. */
function looksFaults({ review, secondReview, identity }: NoticeKindsFile['kinds'][number]): string[] {
  return [
    ...(review || identity ? [] : ['不审核就公示的(review: false),要核验身份:identity 写 true']),
    ...(secondReview && !review ? ['要两人审核的(secondReview),review 也要是 true'] : []),
  ];
}
