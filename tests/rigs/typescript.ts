/** Words for Node that make it understand our files, as the commands of package.json have them. */
export const TYPESCRIPT = ['--import', new URL('../../server/typescript/register.mjs', import.meta.url).href];
