import type { Answer } from '../core/answer/answer.ts';
import type { Circumstances } from '../core/answer/circumstances.ts';
import { decide } from '../core/answer/decide.ts';
import { type Focus, NO_FOCUS } from '../core/conversation/focus.ts';
import { findPlace, type PlaceId } from '../core/place.ts';
import { type Opinion, withOpinion } from '../core/question/opinion.ts';
import type { QuestionContext, Understanding } from '../core/question/understanding.ts';
import { done, type Result, refused } from '../core/result.ts';
import { dayOf, isDay } from '../core/time.ts';
import type { Knowledge } from './means.ts';

/** The longest question that is read, in characters: a long story fits, a pasted document does not. */
const LONGEST_QUESTION = 500;

export type Asked = {
  readonly question: string;
  /** Id, name or alias of the place meant when the question names none; the home county when left out. */
  readonly place?: string | undefined;
  /** The day the answer shall hold for, `YYYY-MM-DD`; today when left out. */
  readonly on?: string | undefined;
  readonly focus?: Focus;
  readonly context?: QuestionContext | null;
  /** A second reading of the same message together with what came before it. */
  readonly together?: string | null;
  /** What somebody else thinks was meant by the question. */
  readonly opinion?: Opinion | null;
};

export type Answered = { readonly answer: Answer; readonly understanding: Understanding };

/** Answers one question and keeps nothing. Refuses an empty or endless question, an unknown place, a day that is none or lies ahead. */
export function answerQuestion(knowledge: Knowledge, asked: Asked): Result<Answered> {
  const question = asked.question.trim();
  if (question === '')
    return refused('question-empty', '您还没有写要问什么。', '写一句话,比如:小孩上学报名还要开居住证明吗?');
  if (question.length > LONGEST_QUESTION && [...question].length > LONGEST_QUESTION)
    return refused(
      'question-too-long',
      `这段话太长了,最多读 ${LONGEST_QUESTION} 个字。`,
      '挑最要紧的一件事,用一两句话说。',
    );
  const around = circumstances(knowledge, asked);
  if (!around.ok) return around;
  const read = (text: string): Answered => {
    const own = knowledge.engine.understand(text, asked.context ?? undefined);
    const understanding = asked.opinion && text === question ? withOpinion(own, asked.opinion) : own;
    return { understanding, answer: decide(understanding, asked.focus ?? NO_FOCUS, around.value) };
  };
  const alone = read(question);
  const answered = asked.together ? clearer(alone, read(asked.together)) : alone;
  return done({ ...answered, answer: withOthers(answered, read) });
}

/** A message that held two questions is answered as two: the second in one line under the first. */
function withOthers({ answer, understanding }: Answered, read: (text: string) => Answered): Answer {
  if (answer.behaviour !== 'answer' || understanding.others.length === 0) return answer;
  const lines = understanding.others.slice(0, 2).map((text) => {
    const other = read(text).answer;
    if (other.behaviour !== 'answer') return `还问了“${text}”:这一句请单独再发一次`;
    return `还问了“${text}”:${other.headline}${other.citation ? `(${other.citation.proof})` : ''}`;
  });
  return { ...answer, lines: [...answer.lines, ...lines] };
}

/** Danger and a full answer stand alone; otherwise the reading together with what came before is taken when it got further. */
function clearer(alone: Answered, together: Answered): Answered {
  if (alone.answer.verdict === 'urgent') return alone;
  if (together.answer.behaviour === 'answer' && together.understanding.subject.kind === 'requirement') return together;
  return alone.answer.behaviour === 'answer' || together.answer.behaviour !== 'ask-back' ? alone : together;
}

/** The place, the day and the rules that an answer is decided under. */
export function circumstances(
  knowledge: Knowledge,
  asked: { place?: string | undefined; on?: string | undefined },
): Result<Circumstances> {
  const { catalogue, families, clock } = knowledge;
  const today = dayOf(clock.now());
  const on = asked.on ?? today;
  if (asked.on !== undefined && !isDay(on))
    return refused('day-malformed', `“${asked.on}”不是一个日期。`, '日期写成 2018-12-01 这样。');
  if (on > today) return refused('day-ahead', `${on} 还没有到,以后的清单谁也说不准。`, '问今天的,或者过去某一天的。');
  const place = placeOf(knowledge, asked.place);
  if (place === null)
    return refused(
      'place-unknown',
      `没有找到“${asked.place}”这个地方。`,
      '写县、市的全名,比如 浙江省义乌市;问本县的可以不写。',
    );
  return done({ catalogue, families, place, on, today });
}

function placeOf({ catalogue }: Knowledge, text: string | undefined): PlaceId | null {
  if (text === undefined || text.trim() === '') return catalogue.home.id;
  return findPlace(catalogue.places, text.trim())?.id ?? null;
}
