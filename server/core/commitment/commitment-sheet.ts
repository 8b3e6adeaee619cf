import type { Sheet } from '../document/sheet.ts';
import { dayInWords } from '../notice/notice-words.ts';
import { dayOf } from '../time.ts';
import type { CommitmentDocument } from './commitment-document.ts';
import { FIELD, SIGNATURE_LABELS } from './signature.ts';
import { COMMITMENT_LABELS, type CommitmentState } from './state.ts';

/** What the sheet says besides the commitment itself. */
type Around = {
  readonly county: { readonly name: string; readonly fictional: boolean };
  /** Without a slash at the end. */
  readonly publicUrl: string;
  readonly state: CommitmentState;
};

/**
 * 告知承诺书 on paper: the words that were shown, the signature as it was drawn, and what proves both. What he filled in and who he is
 * stays out, as on the page: whoever was shown the address may fetch the file.
 */
export function commitmentSheet(document: CommitmentDocument, { county, publicUrl, state }: Around): Sheet {
  const {
    number,
    title,
    version,
    sections,
    signedAt,
    identityLabel,
    maskedName,
    signature,
    digest,
    seal,
    check,
    exempt,
  } = document;
  const signed = dayInWords(dayOf(signedAt));
  return {
    title,
    issuer: county.name,
    number,
    standing: { label: `出具时:${COMMITMENT_LABELS[state]}`, note: '现在怎么样了,以扫码看到的为准。' },
    statement: `${signed}签,文本 ${version}`,
    sections: sections.filter(({ personal }) => !personal),
    facts: [
      { label: '承诺人', value: maskedName },
      { label: '身份', value: identityLabel },
      { label: '签名', value: SIGNATURE_LABELS[signature.kind] },
      exempt === null ? { label: '核查期限', value: dayInWords(check.due) } : { label: '免予核查', value: exempt },
    ],
    proof: {
      title: '防改记录(SM3)',
      rows: [
        { label: '原文哈希', value: digest },
        { label: '封印', value: seal },
      ],
    },
    notes: [
      '填写的内容和证件号不印在这里,由签的时候的原文哈希证明。',
      `核对这个文件:打开 ${publicUrl}/verify 上传这个文件,改动一个字节都查得出来。`,
      ...(county.fictional ? [`${county.name}是虚构的,这份承诺书仅供试用。`] : []),
    ],
    code: { address: `${publicUrl}/commitments/${number}`, caption: '扫码核对' },
    drawing: signature.kind === 'drawn' ? { ...FIELD, path: signature.path, caption: `本人手写签名,${signed}` } : null,
    dated: signedAt,
  };
}
