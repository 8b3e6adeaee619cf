import { whereLabel } from '../../core/commitment/commitment-text.ts';
import { readIdNumber } from '../../core/people/id-number.ts';
import { done, type Result, refused } from '../../core/result.ts';
import type { Means } from '../means.ts';
import { keepAnswers, questionsOf } from './answer-read-back.ts';
import { placesToChoose } from './places-to-choose.ts';
import { atPage, type WayIn } from './signing-session.ts';

const LONGEST = 60;
/** What turns text round or hides in it: never part of what is signed. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** The three answers of the page, by question; what was wrong is explained when the page is shown again. */
export function answerOnPage(
  means: Means,
  way: WayIn,
  options: Readonly<Record<string, number>>,
): Promise<Result<null>> {
  return atPage(means, way, async ({ records, commitment, setting, at }) => {
    const kept = await keepAnswers(records, commitment, questionsOf(setting), options, at);
    return kept.ok ? done(null) : kept;
  });
}

export type Filled = { readonly town: string; readonly particular: string };

/** Where it is, and what only he can say. Refuses a town that is none of the county's, and personal numbers that nobody asked for. */
export function fillIn(means: Means, way: WayIn, filled: Filled): Promise<Result<null>> {
  return atPage(means, way, async ({ records, commitment, setting, at }) => {
    const where = whereLabel(setting.form.check);
    const town = placesToChoose(means, setting.form).find(({ id }) => id === filled.town);
    if (town === undefined)
      return refused('town-missing', `还没有选${where}。`, `选您住的,或者那个地方所在的${where}。`);
    const particular = readParticular(setting.form.particular?.label ?? null, filled.particular);
    if (!particular.ok) return particular;
    await records.commitments.save({ ...commitment, town: town.id, particular: particular.value }, at);
    return done(null);
  });
}

function readParticular(label: string | null, typed: string): Result<string | null> {
  if (label === null) return done(null);
  const text = typed.trim();
  const wrong = (message: string) => refused('particular-wrong', message, `只写“${label}”,最多 ${LONGEST} 个字。`);
  if (text === '') return wrong(`还没有写:${label}。`);
  if ([...text].length > LONGEST || UNSEEN.test(text)) return wrong('写得太长,或者有看不见的字符。');
  return readIdNumber(text) === null ? done(text) : wrong('这里不写身份证号,没有记。');
}
