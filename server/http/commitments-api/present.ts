import type { Opening } from '../../app/commitment/open-commitment.ts';
import type { OwnCommitments, OwnReading, Signable } from '../../app/commitment/view-own.ts';
import type { SigningView } from '../../app/commitment/view-signing.ts';
import type { Requirement } from '../../core/catalogue/requirement.ts';
import type { Commitment } from '../../core/commitment/commitment.ts';
import { STANDING_LABELS } from '../../core/commitment/commitment-receipt.ts';
import { CHECK_LABELS } from '../../core/commitment/commitment-rules.ts';
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
  ...{ true: 'free', signed: 'open', decided: 'open', upheld: 'open', repaired: 'open' },
  ...{ mismatch: 'act', objected: 'act', dismissed: 'act' },
};

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
      ...{ proof: row.name, case: null, fact: row.instead, gates },
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
  const { step, text, shown, aloud, questions, understood, towns, town, particular, name, identityLabel } = view;
  const open = openQuestion(questions, understood);
  return {
    ...{ step, title: text.title, version: text.version, shown, aloud, questions: questions.length },
    sections: sectionsOf(text.sections),
    question: open && {
      ...{ id: open.id, question: open.question, options: [...open.options] },
      no: questions.indexOf(open) + 1,
    },
    ...{ towns: [...towns], town, particular, name, identityLabel },
  };
}

export function presentJudged(view: SigningView, asked: string): AnswerJudged {
  const right = view.understood.includes(asked);
  const again = right ? null : (view.questions.find(({ id }) => id === asked)?.again ?? null);
  return { right, again, signing: presentSigning(view) };
}

/** One of his own. What he filled in and who he is stays out, as on the page. */
export function presentCommitment(reading: OwnReading, publicUrl: string): CommitmentGiven {
  const { receipt, standing, document, commitment, key } = reading;
  const { number, state, signedOn, version, digest, check } = receipt;
  const broken = standing === 'broken';
  const facts = [
    { label: '签于', value: dayInWords(signedOn) },
    { label: '文本', value: version },
    { label: '核查方式', value: `${CHECK_LABELS[check.how]},${dayInWords(check.due)}前` },
    ...(document === null
      ? []
      : [
          { label: '承诺人', value: document.maskedName },
          { label: '身份', value: document.identityLabel },
          { label: '签名', value: SIGNATURE_LABELS[document.signature.kind] },
        ]),
  ];
  return {
    ...{ number, proof: commitment.proof, state: COMMITMENT_LABELS[state], facts, digest },
    tone: broken ? 'danger' : (TONES[state] ?? 'kept'),
    sections: document === null ? [] : sectionsOf(document.sections.filter(({ personal }) => !personal)),
    standing: STANDING_LABELS[standing],
    address: `${publicUrl}/commitments/${number}`,
    paper: document === null || broken ? null : `/commitments/${number}/${key}.pdf`,
    withdrawable: ['signed', 'true'].includes(state) && commitment.decidedAt === null,
    objectable: state === 'mismatch',
  };
}

function sectionsOf(sections: CommitmentText['sections']): SigningGiven['sections'] {
  return sections.map(({ heading, lines }) => ({ heading, lines: [...lines] }));
}
