// Secrets of this installation: drawn once, written into .env (which git ignores), never overwritten.
import { randomBytes } from 'node:crypto';
import { appendFileSync, chmodSync, existsSync, readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';

import { at } from './lib/house.mjs';
import { runMain, say } from './lib/say.mjs';

const draw = (bytes = 32) => randomBytes(bytes).toString('base64url');

const SECRETS = {
  APP_KEYS: () => [draw(), draw()].join(','),
  ADMIN_JWT_SECRET: draw,
  API_TOKEN_SALT: draw,
  TRANSFER_TOKEN_SALT: draw,
  JWT_SECRET: draw,
  ENCRYPTION_KEY: draw,
};

/** Names of the secrets that neither the environment nor the file has. */
export const missingSecrets = (text, env = process.env) => {
  const written = parseEnv(text);
  return Object.keys(SECRETS).filter((name) => !env[name] && !written[name]);
};

/** Adds what is missing to `file` and says so. */
export const ensureEnv = (file = at('.env')) => {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const missing = missingSecrets(before);
  if (missing.length === 0) return;
  const head = before
    ? before.endsWith('\n')
      ? ''
      : '\n'
    : '# Secrets of this installation, drawn by `npm run setup`. .env.example explains every variable.\n';
  appendFileSync(file, `${head}${missing.map((name) => `${name}=${SECRETS[name]()}`).join('\n')}\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
  say(`Fresh secrets in .env: ${missing.join(', ')}.`);
};

if (realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) await runMain(() => ensureEnv());
