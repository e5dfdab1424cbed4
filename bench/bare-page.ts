import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo, Server } from 'node:net';

interface Context {
  type: string;
  body: Buffer;
}
interface Application {
  use: (answer: (ctx: Context) => void) => Application;
  listen: (port: number, host: string, ready: () => void) => Server;
}

// The very Koa that Strapi runs on; nothing else of Strapi is loaded.
const Koa = createRequire(require.resolve('@strapi/strapi'))('koa') as new () => Application;
const page = readFileSync(process.env['BENCH_PAGE'] ?? '');

const server = new Koa()
  .use((ctx) => {
    ctx.type = 'html';
    ctx.body = page;
  })
  .listen(0, '127.0.0.1', () => {
    process.stdout.write(`${JSON.stringify({ listening: (server.address() as AddressInfo).port })}\n`);
  });
