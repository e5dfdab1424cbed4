import { spawn } from 'node:child_process';
import { obeyInHost } from './shop-host';
import type { Obeyed } from './shop-host';
import { ROOT } from './shop-process';
import type { RunningShop } from './shop-process';

type Shop = Pick<RunningShop, 'environment'>;

const besides = ({ environment }: Shop) => ({ ...environment, AFFILIATE_STORE_WORKER: 'false', LOG_LEVEL: 'error' });

/** Runs `npm run ledger -- …` on a shop's database, as an operator would beside the running shop; in a process that has loaded Strapi already. */
export const runLedger = (shop: Shop, words: readonly string[]): Promise<Obeyed> => obeyInHost('ledger', besides(shop), words);

/** The same in a process of its own, as npm starts it. */
export const runLedgerAlone = (shop: Shop, words: readonly string[]): Promise<Obeyed> =>
  new Promise((resolve, reject) => {
    const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe'];
    const child = spawn(process.execPath, ['dist/scripts/ledger/main.js', ...words], { cwd: ROOT, env: besides(shop), stdio });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
