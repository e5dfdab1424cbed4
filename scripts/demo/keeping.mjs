// What the demo keeps under .tmp/demo: its database, the sandbox's, files for sale, and who runs it at the moment.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { at } from '../lib/house.mjs';

/** Of one's own for a test, which must not meet the demo that somebody has open. */
export const HOME = process.env.DEMO_HOME ?? '.tmp/demo';
export const DATABASE = `${HOME}/shop.db`;
const RUNNING = at(HOME, 'running.json');
const FILLING = at(HOME, 'filling');

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** The demo that is open at the moment, `{ pid, url, … }`, or null. One that was killed left its note behind, which counts for nothing. */
export const openDemo = () => {
  if (!existsSync(RUNNING)) return null;
  const note = JSON.parse(readFileSync(RUNNING, 'utf8'));
  return isAlive(note.pid) ? note : null;
};

export const noteOpen = (facts) => {
  mkdirSync(at(HOME), { recursive: true });
  writeFileSync(RUNNING, JSON.stringify({ pid: process.pid, ...facts }));
};

export const noteClosed = () => rmSync(RUNNING, { force: true });

/** Does `fill`, and leaves a mark while it is at it: a shop that was filled by half is not one to show. */
export const whole = async (fill) => {
  writeFileSync(FILLING, '');
  await fill();
  rmSync(FILLING);
};

export const isHalfFilled = () => existsSync(FILLING);

/** Pictures that editors uploaded: Strapi keeps them where it serves them, outside of our folder. */
const removeUploads = async () => {
  const { default: Database } = await import('better-sqlite3');
  const database = new Database(at(DATABASE), { readonly: true });
  try {
    const rows = database.prepare('SELECT url, formats FROM files').all();
    const urls = rows.flatMap(({ url, formats }) => [url, ...Object.values(JSON.parse(formats ?? '{}')).map((format) => format.url)]);
    for (const url of urls) if (url.startsWith('/uploads/')) rmSync(at('public/uploads', path.basename(url)), { force: true });
  } catch {
    // A database that was never finished has no such table, and so no such files.
  } finally {
    database.close();
  }
};

/** Forgets what earlier demos left. */
export const forget = async () => {
  if (existsSync(at(DATABASE))) await removeUploads();
  rmSync(at(HOME), { recursive: true, force: true });
};
