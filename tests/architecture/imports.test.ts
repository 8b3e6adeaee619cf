import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { cruise, type ICruiseOptions, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser';
import { describe, expect, it } from 'vitest';

const ruleSet = createRequire(import.meta.url)('./rules.cjs') as IFlattenedRuleSet;
const root = fileURLToPath(new URL('../..', import.meta.url));
const trespasses = fileURLToPath(new URL('./trespasses', import.meta.url));

/** How Node resolves: by the exports of a package, TypeScript sources among the extensions. */
const RESOLVE = {
  extensions: ['.ts', '.tsx', '.js', '.cjs', '.mjs', '.json', '.d.ts'],
  conditionNames: ['import', 'node', 'default', 'types'],
  exportsFields: ['exports'],
};

/** Every module under the folders of `base`, judged by the rules; paths are relative to `base`. */
async function judge(base: string, folders: string[]): Promise<ICruiseResult> {
  const options: ICruiseOptions = {
    baseDir: base,
    validate: true,
    ruleSet,
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
  };
  const { output } = await cruise(folders, options, RESOLVE);
  return output as ICruiseResult;
}

/** The whole tree is read: seconds on a free machine, a minute on a busy one. */
const PATIENCE = 120_000;

describe('who may import whom', { timeout: PATIENCE }, () => {
  it('holds in the whole tree', async () => {
    const { summary } = await judge(root, ['server', 'bots', 'miniprogram']);
    expect(summary.totalCruised).toBeGreaterThan(30);
    expect(summary.violations.map((each) => `${each.rule.name}: ${each.from} → ${each.to}`)).toEqual([]);
  });

  it('catches every deliberate trespass, each by the rule it breaks', async () => {
    const { summary } = await judge(trespasses, ['server', 'bots', 'miniprogram']);
    const caught = summary.violations.map((each) => `${each.from} ${each.rule.name}`);
    expect([...new Set(caught)].sort()).toEqual(
      [
        'bots/dingtalk/asks-another-bot.ts a-bot-knows-no-other-bot',
        'bots/dingtalk/asks-the-store.ts a-bot-knows-no-other-bot',
        'bots/dingtalk/calls-weixin.ts weixin-is-for-wechat-and-miniprogram',
        'miniprogram/reads-the-core.ts miniprogram-knows-only-the-contract',
        'server/app/calls-koa.ts app-knows-core-and-ports',
        'server/app/calls-the-database.ts app-knows-core-and-ports',
        'server/app/names-a-member.ts families-are-entered-by-their-register',
        'server/core/circle-one.ts no-circles',
        'server/core/imports-nowhere.ts core-knows-only-core',
        'server/core/imports-nowhere.ts every-import-resolves',
        'server/core/knows-a-port.ts core-knows-only-core',
        'server/core/reads-a-file.ts core-knows-only-core',
        'server/core/uses-a-package.ts core-knows-only-core',
        'server/http/reads-settings.ts http-knows-core-ports-app',
        'server/http/reads-settings.ts nobody-imports-main-or-tests',
        'server/http/calls-the-database.ts http-knows-core-ports-app',
        'server/ports/knows-an-app.ts ports-speak-core',
        'server/storage/asks-the-web.ts adapters-know-core-ports-and-themselves',
        'server/storage/leans-on-a-test.ts adapters-know-core-ports-and-themselves',
        'server/storage/leans-on-a-test.ts nobody-imports-main-or-tests',
      ].sort(),
    );
  });
});
