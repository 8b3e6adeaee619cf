import type { RankWeights } from '../../core/question/rank.ts';

/** What common sense says before any question was seen; training starts here and is pulled back to it. */
export const PRIOR: RankWeights = {
  'name-share': 3,
  'name-mass': 2,
  'target-share': 1.5,
  'target-mass': 1,
  explained: 2,
  'explained-by-name': 1,
  literal: 2,
  'full-name': 1,
  'matter-share': 1.5,
  'matter-mass': 1,
  'matter-missing': -0.5,
  'matter-any': 0.3,
  'remark-share': 1,
  'remark-missing': -0.5,
  'place-named': 2,
  'place-elsewhere': -1.5,
  'place-local': -0.3,
  issuer: 0.3,
  found: 1.5,
  likeness: 0.3,
  'concepts-shared': 1,
  'concepts-missing': -0.5,
  head: 1,
};
