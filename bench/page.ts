import autocannon from 'autocannon';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { ask } from './eight';
import type { Measured } from './measured';
import { startServer } from './processes';
import { alternate, CONNECTIONS, judged } from './rounds';
import { startSellingShop } from './selling-shop';

const SECONDS = 5;
const ROUNDS = 5;
const TARGET = 0.5;

const load = async (url: string, seconds: number): Promise<number> => {
  const result = await autocannon({ url, connections: CONNECTIONS, duration: seconds });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} answers were not 2xx, ${result.errors} requests failed`);
  return result.requests.average;
};

/** A sales page as visitors get it, kept in memory, against a bare Koa that serves the same bytes. */
export const run = async (): Promise<Measured> => {
  const shop = await startSellingShop('page');
  try {
    const url = `${shop.url}/store/en/p/${shop.slug}`;
    await ask(url);
    const { status, body } = await ask(url);
    if (status !== 200 || !body.includes('Bench Course')) throw new Error(`${url} answered ${status}: ${body.slice(0, 200)}`);
    const file = path.resolve('.tmp', 'bench', 'page.html');
    writeFileSync(file, body);
    const bare = await startServer(path.join(__dirname, 'bare-page.js'), { BENCH_PAGE: file });
    try {
      for (const each of [bare.url, url]) await load(each, 2);
      const rounds = await alternate(
        ROUNDS,
        () => load(bare.url, SECONDS),
        () => load(url, SECONDS),
      );
      return judged('sales page from cache / bare Koa, same bytes', shop.database, rounds, TARGET, {
        remarks: [`${Buffer.byteLength(body)} bytes, not packed`],
      });
    } finally {
      await bare.stop();
    }
  } finally {
    await shop.stop();
  }
};
