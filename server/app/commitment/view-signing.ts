import type { ReadBackQuestion } from '../../core/commitment/commitment-rules.ts';
import { aloud, type CommitmentText, commitmentText, whereLabel } from '../../core/commitment/commitment-text.ts';
import { shownText } from '../../core/commitment/signed-bytes.ts';
import { done, type Result } from '../../core/result.ts';
import type { Means } from '../means.ts';
import { questionsOf } from './answer-read-back.ts';
import { type PlaceToChoose, placesToChoose } from './places-to-choose.ts';
import { type AtPage, atPage, type WayIn } from './signing-session.ts';

/** What he has to do next on the page. */
export type SigningStep = 'read' | 'fill' | 'identify' | 'sign';

export type SigningView = {
  readonly step: SigningStep;
  readonly text: CommitmentText;
  /** SM3 of what is shown: what is signed has to be the same. */
  readonly shown: string;
  readonly aloud: string;
  readonly questions: readonly ReadBackQuestion[];
  readonly understood: readonly string[];
  readonly towns: readonly PlaceToChoose[];
  /** What these are: 镇街. */
  readonly where: string;
  readonly town: string | null;
  readonly particular: { readonly label: string; readonly hint: string; readonly value: string } | null;
  /** 张玉根, as he was verified; null before. */
  readonly name: string | null;
  /** How he will be verified. */
  readonly identityLabel: string;
};

/** The page of whoever came to it, as it stands. */
export function viewSigning(means: Means, way: WayIn): Promise<Result<SigningView>> {
  return atPage(means, way, async (page) => done(viewOf(means, page)));
}

function viewOf(means: Means, { records, commitment, setting }: AtPage): SigningView {
  const text = commitmentText(setting);
  const { particular } = setting.form;
  return {
    step: stepOf(commitment),
    text,
    shown: records.commitments.digestOf(shownText(text)),
    aloud: aloud(text),
    questions: questionsOf(setting),
    understood: commitment.understood,
    towns: placesToChoose(means, setting.form),
    where: whereLabel(setting.form.check),
    town: commitment.town,
    particular: particular && { ...particular, value: commitment.particular ?? '' },
    name: commitment.identity?.name ?? null,
    identityLabel: means.identity?.label ?? '',
  };
}

export function stepOf({ state, town, identity }: AtPage['commitment']): SigningStep {
  if (state !== 'read') return 'read';
  if (town === null) return 'fill';
  return identity === null ? 'identify' : 'sign';
}
