import type { Circumstances } from '../../server/core/answer/circumstances.ts';
import type { Catalogue } from '../../server/core/catalogue/catalogue.ts';
import { familiesOf } from '../../server/core/catalogue/family.ts';
import type { ListVersion } from '../../server/core/catalogue/list-version.ts';
import type { Matter } from '../../server/core/catalogue/matter.ts';
import type { Requirement } from '../../server/core/catalogue/requirement.ts';
import { NO_COMMITMENTS } from '../../server/core/commitment/commitment-rules.ts';
import { placesById } from '../../server/core/place.ts';
import type { Candidate, Understanding } from '../../server/core/question/understanding.ts';
import { partialDay } from '../../server/core/time.ts';
import { USUAL_TIMES } from './times.ts';

/** A row with everything a test does not care about filled in. */
export function row(given: Partial<Requirement> & { id: string }): Requirement {
  return {
    name: '居住证明',
    aliases: [],
    matters: [],
    place: '000000',
    askedBy: ['学校'],
    issuedBy: ['派出所'],
    disposition: 'cancelled',
    fallbacks: [],
    issuerBan: null,
    notDelegated: false,
    instead: '',
    bring: [],
    exceptions: [],
    within: null,
    basis: { title: '某办法', number: '某发〔2020〕1号', article: '第一条', fictional: false },
    since: partialDay('2020-01-01'),
    until: null,
    source: null,
    seen: true,
    recalled: [],
    note: null,
    sameAs: null,
    from: null,
    item: null,
    ...given,
  };
}

export function matter(given: Partial<Matter> & { name: string }): Matter {
  return { id: given.name, aliases: [], department: '教育局', covers: [], complete: true, materials: [], ...given };
}

export function list(no: number, effectiveOn: string, rows: readonly Requirement[]): ListVersion {
  const listed = rows.map((each, index) => ({ ...each, place: '990101', item: index + 1 }));
  return {
    county: '990101',
    no,
    title: `示范县证明事项清单(第${no}版)`,
    publishedOn: effectiveOn,
    effectiveOn,
    scheme: '四个一批',
    rows: listed,
  };
}

const PLACES = placesById([
  { id: '000000', name: '全国', level: 'nation', parent: null, aliases: [] },
  { id: '330000', name: '浙江省', level: 'province', parent: '000000', aliases: ['浙江'] },
  { id: '330782', name: '义乌市', level: 'county', parent: '330000', aliases: ['义乌'] },
  { id: '990000', name: '示范省', level: 'province', parent: '000000', aliases: [] },
  { id: '990101', name: '示范县', level: 'county', parent: '990000', aliases: [] },
]);

export function catalogue(given: {
  requirements?: readonly Requirement[];
  lists?: readonly ListVersion[];
  matters?: readonly Matter[];
  topics?: Catalogue['topics'];
  certificates?: Catalogue['certificates'];
}): Catalogue {
  return {
    places: PLACES,
    requirements: given.requirements ?? [],
    certificates: given.certificates ?? [],
    schemes: [],
    topics: given.topics ?? [],
    holidayYears: [],
    home: {
      id: '990101',
      name: '示范县',
      fictional: true,
      hotline: '0990-1234567',
      keepers: { name: '专班', telephone: '0990-7654321' },
      hours: '8:30–12:00、13:30–17:00',
      spells: [],
      ...USUAL_TIMES,
      factSources: [],
      noticeBoard: { adCost: { yuan: 303, source: '湖州' }, kinds: [] },
      commitments: NO_COMMITMENTS,
      objectionDays: 5,
      visits: ['健在'],
      lists: given.lists ?? [],
      matters: given.matters ?? [],
      servicePoints: [],
      departments: [],
      staff: [],
    },
  };
}

/** Today is 2026-11-22 unless the test asks about another day. */
export function circumstances(known: Catalogue, on = '2026-11-22'): Circumstances {
  const rows = [...known.requirements, ...known.home.lists.flatMap((each) => each.rows)];
  return { catalogue: known, families: familiesOf(rows), place: known.home.id, on, today: '2026-11-22' };
}

/** An understanding that names one row with full confidence. */
export function understood(id: string, given: Partial<Understanding> = {}): Understanding {
  const candidate: Candidate = { id, family: id, score: 1 };
  return {
    text: '还要吗',
    read: '还要吗',
    repairs: [],
    intent: 'proof',
    behaviour: 'answer',
    subject: { kind: 'requirement' },
    candidates: [candidate],
    rivals: [{ id, belief: 1 }],
    rivalPlaces: [],
    certificates: [],
    matter: null,
    place: null,
    issuer: null,
    confidence: 0.95,
    confidenceAmongThree: 0.99,
    others: [],
    unexplained: [],
    explanation: { spans: [], concepts: [], features: [] },
    ...given,
  };
}
