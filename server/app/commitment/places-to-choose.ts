import type { CommitmentForm } from '../../core/commitment/commitment-rules.ts';
import { nameWithTown, type PlaceId, placesUnder } from '../../core/place.ts';
import type { Knowledge } from '../means.ts';

export type PlaceToChoose = { readonly id: PlaceId; readonly name: string };

/** Where it is: a town, whose group checks it; where everybody may read it, a village, so that neighbours know who is meant. */
export function placesToChoose(
  { catalogue: { home, places } }: Pick<Knowledge, 'catalogue'>,
  { check }: Pick<CommitmentForm, 'check'>,
): readonly PlaceToChoose[] {
  const towns = placesUnder(places, home.id, 'town');
  const villages = towns.flatMap(({ id }) => placesUnder(places, id, 'village'));
  const chosen = check.how === 'public' && villages.length > 0 ? villages : towns;
  return chosen.map(({ id }) => ({ id, name: nameWithTown(places, id) }));
}
