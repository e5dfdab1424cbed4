import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

import { Client } from 'pg';

/** Starts a server in a process of its own, hands its address over, and ends the process the given way. */
const withServer = async (signal: NodeJS.Signals | null, work: (url: string) => Promise<void>): Promise<string> => {
  const script = `
    import { startPostgres } from ${JSON.stringify(path.join(__dirname, 'postgres.mjs'))};
    const server = await startPostgres({ fsync: false });
    console.log(JSON.stringify({ url: server.url(), socket: server.home }));
    process.stdin.once('data', () => void server.stop().then(() => process.exit(0)));
    process.once('SIGTERM', () => process.exit(1));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const line = await new Promise<string>((resolve) => child.stdout.once('data', (text: Buffer) => resolve(text.toString())));
  const { url, socket } = JSON.parse(line) as { url: string; socket: string };
  await work(url);
  if (signal) child.kill(signal);
  else child.stdin.write('stop\n');
  await gone;
  return socket;
};

const ask = async <Row>(url: string, question: string): Promise<Row> => {
  const client = new Client(url);
  await client.connect();
  try {
    return (await client.query(question)).rows[0] as Row;
  } finally {
    await client.end();
  }
};

describe('the throw-away PostgreSQL', () => {
  test('answers with a hundred connections to spare, compares text bytewise and keeps its time in UTC', async () => {
    const home = await withServer(null, async (url) => {
      const row = await ask<{ most: string; zone: string; sorted: boolean }>(
        url,
        `select current_setting('max_connections') as most, current_setting('timezone') as zone, 'Z' < 'a' as sorted`,
      );
      expect(row).toEqual({ most: '100', zone: 'UTC', sorted: true });
    });
    expect(existsSync(home)).toBe(false);
  });

  test('leaves no server and no data behind when the script that started it is ended', async () => {
    let address = '';
    const home = await withServer('SIGTERM', async (url) => {
      address = url;
      await ask(url, 'select 1');
    });
    expect(existsSync(home)).toBe(false);
    await expect(ask(address, 'select 1')).rejects.toThrow();
  });
});
