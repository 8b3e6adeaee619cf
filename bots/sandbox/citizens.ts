import type { SandboxPerson } from '../../server/ports/sandbox.ts';

/** Surnames and given names from the national name reports, put together by counting: nobody is meant. */
const SURNAMES = ['王', '陈', '刘', '周', '吴', '徐', '孙', '胡', '朱', '高', '林', '何', '郭', '马', '罗', '梁'];
const GIVEN = ['秀兰', '桂芳', '建军', '小燕', '志华', '玉梅', '国强', '婷婷', '长根', '美珍', '浩然', '金凤'];
const COUNT = 16;

/** The citizens of the sandbox: `c01` to `c16`, each from one of the villages. */
export function citizens(villages: readonly string[]): readonly SandboxPerson[] {
  return Array.from({ length: COUNT }, (_, at) => {
    const name = `${SURNAMES[at]}${GIVEN[(at * 5) % GIVEN.length]}`;
    const age = 22 + ((at * 17 + 45) % 58);
    const village = villages.length === 0 ? '' : ` · ${villages[(at * 3) % villages.length]}`;
    return { id: `c${String(at + 1).padStart(2, '0')}`, name, among: '群众', about: `${age} 岁${village}` };
  });
}
