import { spawn } from 'node:child_process';
import { ROOT } from './shop-process';
import type { RunningShop } from './shop-process';

/** Runs `npm run ledger -- …` on a shop's database, as an operator would beside the running shop. */
export const runLedger = (
  { environment }: Pick<RunningShop, 'environment'>,
  words: readonly string[],
): Promise<{ readonly code: number | null; readonly output: string }> =>
  new Promise((resolve, reject) => {
    const env = { ...environment, AFFILIATE_STORE_WORKER: 'false', LOG_LEVEL: 'error' };
    const child = spawn(process.execPath, ['dist/scripts/ledger/main.js', ...words], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
