import { createHttpServer } from '../../server/http/server.ts';
import { createLog } from '../../server/log/log.ts';
import { COUNTY, NOON, standIn } from '../http/stand-in.ts';
import { watchedLog } from './public-bytes.ts';

type Options = Partial<Parameters<typeof createHttpServer>[0]>;

/** A real server on a free port of this machine, over the stand-in unless told otherwise. `lines` are the log lines written so far. */
export async function startWebServer(options: Options = {}) {
  const lines: string[] = [];
  const server = createHttpServer({
    uses: standIn(),
    county: COUNTY,
    publicUrl: 'https://example.gov.cn',
    log: createLog({ destination: watchedLog(lines) }),
    now: () => NOON,
    ...options,
  });
  const { port } = await server.listen(0, '127.0.0.1');
  return { url: `http://127.0.0.1:${port}`, port, lines, stop: () => server.stop() };
}
