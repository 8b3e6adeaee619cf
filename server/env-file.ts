import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The settings with those of the file that an administrator keeps: `.env` where the program is started, or the file that ENV_FILE
 * names (none when that is empty). What stands in the environment itself wins. A complaint when the file cannot be read.
 */
export function withEnvFile(env: Env): { readonly env: Env } | { readonly complaints: readonly string[] } {
  const { ENV_FILE: file = '.env' } = env;
  if (file === '') return { env };
  try {
    // Editors of Windows begin a file with a mark and end its lines with two characters.
    const text = readFileSync(file, 'utf8')
      .replace(/^\uFEFF/u, '')
      .replaceAll('\r\n', '\n');
    return { env: { ...parseEnv(text), ...env } };
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    if (code === 'ENOENT' && env.ENV_FILE === undefined) return { env };
    return { complaints: [`读不了设置文件 ${file}(${code ?? 'fault'})。看看它在不在、运行服务的用户有没有权限读。`] };
  }
}
