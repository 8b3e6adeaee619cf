import type { Answer } from '../answer/answer.ts';
import { ENTRUST, INSISTS, PERSON, REPHRASE } from '../answer/choices.ts';
import type { Circumstances } from '../answer/circumstances.ts';
import { cite } from '../answer/citation.ts';
import { standing } from '../answer/standing-answer.ts';
import type { Requirement } from '../catalogue/requirement.ts';
import type { Choice } from '../conversation/message.ts';
import { dayInWords } from '../notice/notice-words.ts';
import type { Refusal } from '../result.ts';
import type { Commitment } from './commitment.ts';
import { commitmentChoiceId } from './commitment-act.ts';
import { type CommitmentReceipt, checkInWords, type ReceiptStanding, STANDING_LABELS } from './commitment-receipt.ts';
import { CHECK_LABELS, type CommitmentForm, type ReadBackQuestion } from './commitment-rules.ts';
import { checkDue, type TextSetting } from './commitment-text.ts';
import type { Gate } from './gates.ts';
import { showingInShort } from './showing-text.ts';
import { COMMITMENT_LABELS } from './state.ts';

/** What is said about commitments: advice in the citizen's own chat. */
function say(
  headline: string,
  lines: readonly string[],
  around: Circumstances,
  choices: readonly Choice[] = [PERSON],
): Answer {
  return { ...standing(around, 'advice', headline, lines, choices), intent: 'commitment' };
}

const ORDINAL = ['一', '二', '三', '四'];

function gateLines(gates: readonly Gate[]): readonly string[] {
  return gates.map(({ passed, said }, index) => `${ORDINAL[index]}查${passed ? '过了' : '没过'}:${said}`);
}

/** Every gate is passed: what he would sign for, and that he need not. */
export function mayCommit(
  { case: typed, proof }: Pick<Commitment, 'case' | 'proof'>,
  { fact, by }: CommitmentForm,
  gates: readonly Gate[],
  around: Circumstances,
): Answer {
  const who = by === 'company' ? ['单位签的:由法定代表人本人签,别人代不了'] : [];
  const lines = [...gateLines(gates), `您要承诺的只有一件事:${fact}`, ...who, '自愿签:不想签,照旧交证明,一样给办'];
  return say(`可以签承诺,代替${proof}`, lines, around, [
    { id: commitmentChoiceId('read', typed), label: '读承诺书' },
    { id: commitmentChoiceId('link', typed), label: '打开网页读' },
    PERSON,
  ]);
}

/** The same where nobody can be told what became of it. */
export function signElsewhere(proof: string, gates: readonly Gate[], around: Circumstances): Answer {
  const lines = [...gateLines(gates), '签字要在微信里办:发「签承诺」', '不想签,照旧交证明,一样给办'];
  return say(`可以签承诺,代替${proof}`, lines, around);
}

/** A gate is shut: the ordinary way, and somebody who goes it for him. */
export function mayNotCommit(
  row: Requirement,
  matter: string | null,
  gates: readonly Gate[],
  { list, around }: { readonly list: TextSetting['list']; readonly around: Circumstances },
): Answer {
  const shut = gates.filter(({ passed }) => !passed).map(({ said }) => said);
  const lines = [
    ...shut,
    `照旧交${row.name}(${row.issuedBy.join('、') || '出证单位'}开)`,
    '不想自己跑,点「委托代跑」,干部替您去取,不收钱',
  ];
  const citation = cite(row, list, matter, null, around);
  return {
    ...standing(around, 'not-your-run', '这次请走普通方式', lines, [ENTRUST, INSISTS, PERSON]),
    ...{ behaviour: 'answer', intent: 'commitment', proofId: citation.requirement, citation },
  };
}

/** What is undertaken, how it is checked, what an untruth leads to; then the first question. */
export function readAloud(
  commitment: Commitment,
  setting: TextSetting,
  question: ReadBackQuestion,
  around: Circumstances,
): Answer {
  const { form, today, home } = setting;
  const lines = [
    `承诺:${form.fact}。${form.undertakes.join(';')}`,
    `核查方式:${CHECK_LABELS[form.check.how]},${dayInWords(checkDue(form, today))}前`,
    ...(form.check.how === 'public' ? [showingInShort(form.check.shown)] : []),
    `不实:${home.commitments.liability.join(';')}`,
    `${home.commitments.withdrawal}`,
    `先答三句话,看说清楚没有。${question.question}`,
  ];
  return say(`承诺书(${form.version})`, lines, around, optionsOf(commitment, question));
}

/** The next question, after one that was answered rightly. */
export function askNextQuestion(commitment: Commitment, question: ReadBackQuestion, around: Circumstances): Answer {
  return say('对的', [question.question], around, optionsOf(commitment, question));
}

/** The sentence is explained again; nobody signs what he has not understood. */
export function explainAgain(commitment: Commitment, question: ReadBackQuestion, around: Circumstances): Answer {
  return say(
    '再说一遍',
    [question.again, `没答对之前不能签。${question.question}`],
    around,
    optionsOf(commitment, question),
  );
}

function optionsOf({ case: typed }: Commitment, { id, options }: ReadBackQuestion): readonly Choice[] {
  return options.map((label, index) => ({ id: commitmentChoiceId('answer', `${typed}.${id}.${index + 1}`), label }));
}

/** The link is said once, here: transcripts keep only that it was given. */
export function signHere(address: string, understood: boolean, around: Circumstances): Answer {
  const lines = [address, '30 分钟内能打开一次,核验身份、本人签字;别转给别人', '不签也行:照旧交证明,一样给办'];
  return say(understood ? '三句都答对了,打开这里签' : '打开这里读,读完再答三句话', lines, around);
}

export function linkGiven(understood: boolean): string {
  return understood ? '三句都答对了。〈给了签字的链接〉' : '〈给了读承诺书的链接〉';
}

/** Which one: those that can be signed for here. */
export function signForWhich(forms: readonly Requirement[], around: Circumstances): Answer {
  const names = forms.map(({ name, matters }) => `${name}(${matters[0] ?? ''})`);
  if (names.length === 0) return say('本县没有能在网上签的承诺书', ['承诺书到办事窗口当面签'], around);
  const choices = forms.slice(0, 4).map(({ id, name }) => ({ id: commitmentChoiceId('begin', id), label: name }));
  return say(
    '办什么事签承诺?',
    [`能在网上签的:${names.join('、')}`, '别的直接问,比如:开店还要房产证明吗'],
    around,
    choices,
  );
}

/** It is committed, and signed at the counter only. */
export function signAtCounter(row: Requirement, why: string, around: Circumstances): Answer {
  const { hotline, hours } = around.catalogue.home;
  const bring = row.bring.length === 0 ? [] : [`请带:${row.bring.join('、')}`];
  const lines = [why, row.instead, ...bring, '不想签,照旧交证明,一样给办', `去哪个窗口,打 ${hotline}(${hours})`];
  return say('这份承诺书到窗口当面签', lines, around);
}

export const NO_FORM = '网上还没有这一份';
export const NO_PROVIDER = '网上还不能核验身份';

/** 承诺须本人作出: a runner, a colleague or a relative cannot. */
export function inPersonOnly(around: Circumstances): Answer {
  const lines = [
    '代跑员、同事、家人都不能替他签',
    '请他本人在自己的微信里发「签承诺」,不会用的到窗口当面签',
    '不签也行:照旧交证明,代跑员可以替他去取',
  ];
  return say('承诺须本人作出', lines, around);
}

export function commitInPrivate(around: Circumstances): Answer {
  return say('这里大家都看得见,不在群里签', ['跟我单聊,发「签承诺」'], around, []);
}

/** 查承诺: what anybody may know. */
export function lookedUpCommitment(
  receipt: CommitmentReceipt,
  standing: ReceiptStanding,
  address: string,
  around: Circumstances,
): Answer {
  const { number, state, signedOn } = receipt;
  if (standing === 'broken') {
    const said = [`哈希:${STANDING_LABELS[standing]}`, address, '要办事的先别认这一份,点「找人」问清楚'];
    return say(`${number} 和签的时候对不上,先别用`, said, around);
  }
  const lines = [
    `签于 ${dayInWords(signedOn)};核查方式:${checkInWords(receipt)}`,
    `哈希:${STANDING_LABELS[standing]}`,
    address,
  ];
  return say(`${number} ${COMMITMENT_LABELS[state]}`, lines, around);
}

export function noSuchCommitment(number: string, around: Circumstances): Answer {
  return say(`没有编号 ${number} 的承诺书`, ['核对一下编号,像 CN-20210510-0001'], around, [REPHRASE, PERSON]);
}

/** It is taken back: the ordinary way is open again. */
export function commitmentWithdrawn({ number, proof }: Commitment, around: Circumstances): Answer {
  const lines = [
    `改走普通方式:照旧交${proof},窗口一样给办`,
    '不想自己跑,打热线请代跑员去取',
    '想再签,随时发「签承诺」',
  ];
  return say(`${number ?? ''} 撤回了`, lines, around);
}

/** Which of his commitments; asked also of the only one, because it cannot be undone. */
export function withdrawWhichCommitment(own: readonly Commitment[], around: Circumstances): Answer {
  const choices = own
    .slice(0, 3)
    .flatMap(({ number, proof }) =>
      number === null ? [] : [{ id: commitmentChoiceId('withdraw', number), label: `撤回 ${proof}的承诺 ${number}` }],
    );
  return say('撤回哪一份承诺?', ['撤回了就照旧交证明'], around, choices);
}

export function objectionKept({ number }: Commitment, around: Circumstances): Answer {
  const lines = ['由没去核查过的审核员来复核,结果在这里告诉您', '复核完以前,不会记失信'];
  return say(`${number ?? ''} 的异议收到了`, lines, around);
}

export function commitmentRefused({ message, next }: Refusal, around: Circumstances): Answer {
  return say(message, [next], around);
}

/** 我的: his commitments, the newest first. */
export function commitmentLines(own: readonly Commitment[]): readonly string[] {
  return own.map(({ number, proof, state }) => `${number ?? ''} ${proof}的承诺 · ${COMMITMENT_LABELS[state]}`);
}
