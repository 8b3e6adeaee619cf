import { checkCharacter } from '../../server/core/people/check-character.ts';
import type { SandboxPerson } from '../../server/ports/sandbox.ts';

/** Surnames and given names from the national name reports, put together by counting: nobody is meant. */
const SURNAMES = ['王', '陈', '刘', '周', '吴', '徐', '孙', '胡', '朱', '高', '林', '何', '郭', '马', '罗', '梁'];
const GIVEN = ['秀兰', '桂芳', '建军', '小燕', '志华', '玉梅', '国强', '婷婷', '长根', '美珍', '浩然', '金凤'];
const COUNT = 16;
/** No area of the country begins with 99: a number that passes every check and is nobody's. */
const AREA = '990101';
/** The year in which their ages are right. */
const YEAR = 2026;

export type Village = { readonly name: string; readonly town: string };

/** The citizens of the sandbox: `c01` to `c16`, each from one of the villages. */
export function citizens(villages: readonly Village[]): readonly SandboxPerson[] {
  return Array.from({ length: COUNT }, (_, at) => {
    const name = `${SURNAMES[at]}${GIVEN[(at * 5) % GIVEN.length]}`;
    const age = 22 + ((at * 17 + 45) % 58);
    const home = villages[(at * 3) % Math.max(1, villages.length)];
    const about = `${age} 岁${home ? ` · ${home.name}` : ''}`;
    const particulars = [home?.town ?? '', name, numberOf(YEAR - age, at)].join(' ').trim();
    return { id: `c${String(at + 1).padStart(2, '0')}`, name, among: '群众', about, particulars };
  });
}

function numberOf(born: number, at: number): string {
  const day = `${String((at % 12) + 1).padStart(2, '0')}${String(((at * 7) % 28) + 1).padStart(2, '0')}`;
  const digits = `${AREA}${born}${day}${101 + at}`;
  return digits + checkCharacter(digits);
}
