/**
 * Who may import whom (server/README.md has the table). Read by dependency-cruiser through tests/architecture/imports.test.ts.
 * Rules are written as "from here, nothing but": a new folder is forbidden everything until it is named.
 */
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { pathNot: allowed },
});

module.exports = {
  forbidden: [
    only('core-knows-only-core', '^server/core/', ['^server/core/']),
    only('ports-speak-core', '^server/ports/', ['^server/(core|ports)/']),
    only('app-knows-core-and-ports', '^server/app/', ['^server/(core|ports|app)/']),
    {
      name: 'adapters-know-core-ports-and-themselves',
      severity: 'error',
      from: {
        path: '^server/(storage|question-engine|catalogue-files|scorer|data-source|identity|photos|documents|schedule)/',
      },
      to: {
        path: '^(server|bots|miniprogram|tests)/',
        pathNot: ['^server/(core|ports)/', '^server/$1/', '^server/typescript/import'],
      },
    },
    {
      name: 'http-knows-core-ports-app',
      severity: 'error',
      from: { path: '^server/(http|web)/' },
      to: { path: '^(server|bots|miniprogram|tests)/', pathNot: ['^server/(core|ports|app|http|web|log)/'] },
    },
    {
      name: 'a-bot-knows-no-other-bot',
      severity: 'error',
      from: { path: '^bots/([^/]+)/', pathNot: '^bots/sandbox/' },
      to: {
        path: '^(server|bots|miniprogram|tests)/',
        pathNot: ['^server/(core|ports|app)/', '^bots/$1/', '^bots/weixin/'],
      },
    },
    {
      name: 'weixin-is-for-wechat-and-miniprogram',
      severity: 'error',
      from: { path: '^(server|bots|miniprogram)/', pathNot: '^bots/(wechat|miniprogram|weixin)/' },
      to: { path: '^bots/weixin/' },
    },
    {
      name: 'miniprogram-knows-only-the-contract',
      severity: 'error',
      from: { path: '^miniprogram/' },
      to: { path: '^(server|bots|tests)/', pathNot: ['^server/http/contract(|-[a-z-]+)\\.ts$'] },
    },
    {
      name: 'nobody-imports-main-or-tests',
      severity: 'error',
      from: { path: '^(server|bots|miniprogram)/', pathNot: '^server/[^/]+\\.ts$' },
      to: { path: '^(tests/|server/[^/]+\\.ts$)' },
    },
    {
      name: 'families-are-entered-by-their-register',
      severity: 'error',
      from: { path: '^(server|bots)/', pathNot: '^server/core/catalogue/disposition/' },
      to: { path: '^server/core/catalogue/disposition/', pathNot: '/(register|disposition)\\.ts$' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'every-import-resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
};
