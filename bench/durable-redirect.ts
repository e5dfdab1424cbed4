import { createRequire } from 'node:module';
import type { AddressInfo, Server } from 'node:net';
import path from 'node:path';
import { openLog } from '../src/plugins/affiliate-store/server/src/platform/durable-log';
import { groupCommit } from '../src/plugins/affiliate-store/server/src/platform/group-commit';

interface Context {
  redirect: (target: string) => void;
}
interface Application {
  use: (answer: (ctx: Context) => Promise<void>) => Application;
  listen: (port: number, host: string, ready: () => void) => Server;
}

const Koa = createRequire(require.resolve('@strapi/strapi'))('koa') as new () => Application;
const LINE = 'x'.repeat(250);

// A bare Koa whose redirects wait for a line of their own on the disk, as ours do, and for nothing else: no shop, no tables.
const main = async (): Promise<void> => {
  const log = await openLog(path.resolve('.tmp', 'bench', 'durable-redirect'), `floor_${process.pid}`);
  let last = 0;
  const lines = groupCommit<string>({
    largestBatch: 500,
    mostWaiting: 20_000,
    write: async (batch) => {
      await log.append(last + 1, batch);
      last += batch.length;
      log.release(last);
    },
  });
  const server = new Koa()
    .use(async (ctx) => {
      await lines.submit(LINE, null);
      ctx.redirect('/store');
    })
    .listen(0, '127.0.0.1', () => {
      process.stdout.write(`${JSON.stringify({ listening: (server.address() as AddressInfo).port })}\n`);
    });
  process.once('SIGTERM', () => void log.remove().finally(() => process.exit(0)));
};

void main();
