import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { linesIn, logsIn, openLog, readLog, type LoggedLine } from './durable-log';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'durable-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const texts = (lines: readonly LoggedLine[]): string[] => lines.map(({ number, line }) => `${number} ${line}`);
const file = (half: 'a' | 'b'): string => path.join(folder, `one.${half}.log`);
/** Lines that fill a file with some batches. */
const LONG = 'x'.repeat(300_000);

describe('a durable log', () => {
  test('gives back what was added, in order, whatever it says', async () => {
    const log = await openLog(folder, 'one');
    await log.append(1, ['{"a":"é\\n"}', 'two']);
    await log.append(3, ['three']);
    expect(texts(await readLog(folder, 'one'))).toEqual(['1 {"a":"é\\n"}', '2 two', '3 three']);
    expect([...(await logsIn(folder)).keys()]).toEqual(['one']);
  });

  test.each([1, 10, 40])('tolerates a batch of which the last %i bytes are missing, and loses only that one', async (missing) => {
    const log = await openLog(folder, 'one');
    await log.append(1, ['one']);
    const whole = readFileSync(file('a')).indexOf(0);
    await log.append(2, ['two', 'three']);
    const end = readFileSync(file('a')).indexOf(0);
    truncateSync(file('a'), Math.max(whole, end - missing));
    expect(texts(await readLog(folder, 'one'))).toEqual(['1 one']);
  });

  test('does not believe a batch in which something else stands than was written', async () => {
    const log = await openLog(folder, 'one');
    await log.append(1, ['one']);
    await log.append(2, ['two']);
    const content = readFileSync(file('a'));
    content.write('w0t', content.indexOf('two'));
    writeFileSync(file('a'), content);
    expect(texts(await readLog(folder, 'one'))).toEqual(['1 one']);
  });

  test('takes turns with its room once lines are safe elsewhere, and never shows older lines after newer ones', async () => {
    const log = await openLog(folder, 'one');
    for (let number = 1; number <= 40; number += 1) {
      await log.append(number, [`${number}${LONG}`]);
      log.release(number - 1);
      const numbers = (await readLog(folder, 'one')).map((line) => line.number);
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
      expect(numbers.at(-1)).toBe(number);
    }
    expect(statSync(file('a')).size).toBe(2 * 1024 * 1024);
    expect(statSync(file('b')).size).toBe(2 * 1024 * 1024);
  });

  test('keeps everything, however much, while nothing is safe elsewhere', async () => {
    const log = await openLog(folder, 'one');
    for (let number = 1; number <= 30; number += 1) await log.append(number, [`${number}${LONG}`]);
    expect((await readLog(folder, 'one')).map((line) => line.number)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
  });

  test('overwrites a batch that could not be flushed: nobody was told of it', async () => {
    let broken = true;
    const log = await openLog(folder, 'one', async () => {
      if (broken) throw new Error('no space left on device');
    });
    await expect(log.append(1, ['lost', 'too'])).rejects.toThrow('no space');
    broken = false;
    await log.append(1, ['one']);
    expect(texts(await readLog(folder, 'one'))).toEqual(['1 one']);
  });

  test('overwrites what is safe elsewhere when it is tidied, and nothing else', async () => {
    const log = await openLog(folder, 'one');
    await log.append(1, ['somebody']);
    log.tidy();
    expect(readFileSync(file('a')).includes('somebody')).toBe(true);
    log.release(1);
    log.tidy();
    expect(readFileSync(file('a')).includes('somebody')).toBe(false);
    await log.append(2, ['else']);
    expect(texts(await readLog(folder, 'one'))).toEqual(['2 else']);
  });

  test('leaves nothing behind when it is removed', async () => {
    const log = await openLog(folder, 'one');
    await log.append(1, ['one']);
    await log.remove();
    expect((await logsIn(folder)).size).toBe(0);
    expect(await readLog(folder, 'one')).toEqual([]);
  });

  test('finds nothing in what is no log', () => {
    expect(linesIn(Buffer.from(''))).toEqual([]);
    expect(linesIn(Buffer.from('afs-log-1 1 1 5 nonsense\nline\n'))).toEqual([]);
    expect(linesIn(Buffer.alloc(100))).toEqual([]);
  });
});
