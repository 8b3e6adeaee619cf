import type { Opening } from '../../app/commitment/open-commitment.ts';
import type { ReceiptReading } from '../../app/commitment/read-commitment-receipt.ts';
import type { OwnCommitments, OwnReading, Signable } from '../../app/commitment/view-own.ts';
import type { SigningView } from '../../app/commitment/view-signing.ts';
import type { Requirement } from '../../core/catalogue/requirement.ts';
import type { Commitment } from '../../core/commitment/commitment.ts';
import type { CommitmentDocument } from '../../core/commitment/commitment-document.ts';
import { checkInWords, STANDING_LABELS } from '../../core/commitment/commitment-receipt.ts';
import type { CommitmentText } from '../../core/commitment/commitment-text.ts';
import { openQuestion } from '../../core/commitment/read-back.ts';
import { SIGNATURE_LABELS } from '../../core/commitment/signature.ts';
import { COMMITMENT_LABELS, type CommitmentState, isUnsigned } from '../../core/commitment/state.ts';
import { dayInWords } from '../../core/notice/notice-words.ts';
import type {
  AnswerJudged,
  CommitmentBegun,
  CommitmentGiven,
  CommitmentOfMine,
  CommitmentsGiven,
  SigningGiven,
} from '../contract-commitments.ts';

const TONES: Readonly<Partial<Record<CommitmentState, CommitmentOfMine['tone']>>> = {
  ...{ true: 'free', exempt: 'open', signed: 'open', decided: 'open', upheld: 'open', repaired: 'open' },
  ...{ mismatch: 'act', objected: 'act', dismissed: 'act' },
};

/** As on the page of a receipt. */
const BROKEN = '和签的时候对不上,先别用';

export function presentCommitments(forms: readonly Signable[], own: OwnCommitments | null): CommitmentsGiven {
  return {
    forms: forms.map(({ row, form }) => ({
      row: row.id,
      proof: row.name,
      matters: [...row.matters],
      fact: form.fact,
    })),
    mine: own === null ? [] : own.signed.map(presentOfMine),
    begun: own?.begun ? { case: own.begun.case, proof: own.begun.proof } : null,
  };
}

/** His own, without what he filled in and who he is: a telephone lies about. */
export function presentOfMine({ number, proof, state, reached }: Commitment): CommitmentOfMine {
  const steps = (Object.entries(reached) as [CommitmentState, number][])
    .filter(([step]) => !isUnsigned(step))
    .map(([step, at]) => ({ label: COMMITMENT_LABELS[step], at }))
    .sort((a, b) => a.at - b.at);
  return { number: number ?? '', proof, state: COMMITMENT_LABELS[state], tone: TONES[state] ?? 'kept', steps };
}

export function presentOpening(row: Requirement, opening: Opening): CommitmentBegun {
  if (opening.kind === 'counter')
    return {
      ...{ proof: row.name, case: null, fact: row.instead, gates: [] },
      instead: [opening.why, '这份承诺书到窗口当面签', '不想签,照旧交证明,一样给办'],
    };
  const gates = opening.gates.map(({ passed, said }) => ({ passed, said }));
  if (opening.kind === 'shut')
    return {
      // What the list says instead is to sign, and that he cannot.
      ...{ proof: row.name, case: null, fact: '', gates },
      instead: [
        `照旧交${row.name}(${row.issuedBy.join('、') || '出证单位'}开)`,
        '不想自己跑,可以委托代跑,干部替您去取,不收钱',
      ],
    };
  return {
    ...{ proof: row.name, case: opening.commitment?.case ?? null, fact: opening.form.fact, gates },
    instead: ['自愿签:不想签,照旧交证明,一样给办'],
  };
}

export function presentSigning(view: SigningView): SigningGiven {
  const { step, text, shown, aloud, questions, understood, towns, where, town, particular, name, identityLabel } = view;
  const open = openQuestion(questions, understood);
  return {
    ...{ step, title: text.title, version: text.version, shown, aloud, questions: questions.length },
    sections: sectionsOf(text.sections),
    question: open && {
      ...{ id: open.id, question: open.question, options: [...open.options] },
      no: questions.indexOf(open) + 1,
    },
    ...{ towns: [...towns], where, town, particular, name, identityLabel },
  };
}

export function presentJudged(view: SigningView, asked: string): AnswerJudged {
  const right = view.understood.includes(asked);
  const again = right ? null : (view.questions.find(({ id }) => id === asked)?.again ?? null);
  return { right, again, signing: presentSigning(view) };
}

/** What anybody sees, as on the page of its number: neither person, nor paper, nor matter. */
export function presentReceipt({ receipt, standing }: ReceiptReading, publicUrl: string): CommitmentGiven {
  const { number, state, signedOn, changedOn, version, digest } = receipt;
  const broken = standing === 'broken';
  const facts = [
    { label: '签于', value: dayInWords(signedOn) },
    { label: '文本', value: version },
    { label: '核查方式', value: checkInWords(receipt) },
    ...(changedOn === signedOn ? [] : [{ label: '最近变动', value: dayInWords(changedOn) }]),
  ];
  return {
    ...{ number, proof: '', facts, digest, sections: [], standing: STANDING_LABELS[standing] },
    state: broken ? BROKEN : COMMITMENT_LABELS[state],
    tone: broken ? 'danger' : (TONES[state] ?? 'kept'),
    address: `${publicUrl}/commitments/${number}`,
    ...{ paper: null, withdrawable: false, decided: false, objectable: false },
  };
}

/** One of his own. What he filled in and who he is stays out, as on the page. */
export function presentCommitment(reading: OwnReading, publicUrl: string): CommitmentGiven {
  const { receipt, standing, document, commitment, key } = reading;
  const { decidedAt, proof } = commitment;
  const shown = presentReceipt(reading, publicUrl);
  const facts = document === null ? [] : signerFacts(document);
  return {
    ...{ ...shown, proof, facts: [...shown.facts, ...facts] },
    sections: document === null ? [] : sectionsOf(document.sections.filter(({ personal }) => !personal)),
    paper: document === null || standing === 'broken' ? null : `/commitments/${shown.number}/${key}.pdf`,
    withdrawable: ['signed', 'true', 'exempt'].includes(receipt.state) && decidedAt === null,
    decided: decidedAt !== null,
    objectable: receipt.state === 'mismatch',
  };
}

function signerFacts({ maskedName, identityLabel, signature, exempt }: CommitmentDocument): CommitmentGiven['facts'] {
  return [
    { label: '承诺人', value: maskedName },
    { label: '身份', value: identityLabel },
    { label: '签名', value: SIGNATURE_LABELS[signature.kind] },
    ...(exempt === null ? [] : [{ label: '免核原因', value: exempt }]),
  ];
}

function sectionsOf(sections: CommitmentText['sections']): SigningGiven['sections'] {
  return sections.map(({ heading, lines }) => ({ heading, lines: [...lines] }));
}
