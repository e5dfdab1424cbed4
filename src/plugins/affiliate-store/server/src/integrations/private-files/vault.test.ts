import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { FileTooLargeError } from '../../capabilities/members/ports';
import { localVault } from './vault';

const folder = mkdtempSync(join(tmpdir(), 'vault-'));
const vault = localVault(async () => folder);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bytesOf = async (stream: Readable | null): Promise<Buffer> => Buffer.concat((await stream?.toArray()) as Buffer[]);
const names = (): string[] => readdirSync(folder, { recursive: true }).map(String).filter((name) => name.includes('/'));

test('a file comes out as it went in, with its size and hash', async () => {
  const content = randomBytes(200_000);
  const stored = await vault.put(Readable.from([content.subarray(0, 70_000), content.subarray(70_000)]), 1_000_000);
  expect(stored).toMatchObject({ bytes: 200_000, checksum: createHash('sha256').update(content).digest('hex') });
  expect(await vault.size(stored.key)).toBe(200_000);
  expect((await bytesOf(await vault.open(stored.key))).equals(content)).toBe(true);
  expect((await bytesOf(await vault.open(stored.key, { start: 10, end: 19 }))).equals(content.subarray(10, 20))).toBe(true);
  await vault.remove(stored.key);
  expect(await vault.open(stored.key)).toBeNull();
  await vault.remove(stored.key);
});

test('a file that is too large is refused while it comes, and nothing of it stays', async () => {
  const before = names();
  await expect(vault.put(Readable.from([Buffer.alloc(600), Buffer.alloc(600)]), 1_000)).rejects.toBeInstanceOf(FileTooLargeError);
  expect(names()).toEqual(before);
});

test('an upload that breaks off leaves nothing', async () => {
  const before = names();
  const broken = new Readable({ read() { this.push(Buffer.alloc(100)); this.destroy(new Error('connection lost')); } });
  await expect(vault.put(broken, 1_000)).rejects.toThrow('connection lost');
  expect(names()).toEqual(before);
});

test.each(['../../etc/passwd', '/etc/passwd', 'ab/../../x', 'ab/', '', 'ab/\u0000', `ab/${'a'.repeat(31)}/`, '..%2f..%2fetc'])('%j is no key', async (key) => {
  expect(await vault.size(key)).toBeNull();
  expect(await vault.open(key)).toBeNull();
  await vault.remove(key);
});
