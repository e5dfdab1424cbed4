import { groupCommit } from './group-commit';

const pause = (ms: number) => new Promise((resume) => setTimeout(resume, ms));

describe('group commit', () => {
  test('writes all that came together at once, and answers after the commit', async () => {
    const batches: number[][] = [];
    const queue = groupCommit<number>({ write: async (items) => void batches.push([...items]), largestBatch: 100, mostWaiting: 100 });
    await Promise.all([queue.submit(1, 'done'), queue.submit(2, 'done'), queue.submit(3, 'done')]);
    expect(batches).toEqual([[1, 2, 3]]);
  });

  test('gathers those who come while a batch is being written, in the order they came', async () => {
    const batches: number[][] = [];
    let begun = (): void => undefined;
    const isBeingWritten = new Promise<void>((resolve) => (begun = resolve));
    const queue = groupCommit<number>({
      write: async (items) => {
        batches.push([...items]);
        begun();
        await pause(20);
      },
      largestBatch: 100,
      mostWaiting: 100,
    });
    const first = queue.submit(1, 'done');
    await isBeingWritten;
    await Promise.all([first, queue.submit(2, 'done'), queue.submit(3, 'done')]);
    expect(batches).toEqual([[1], [2, 3]]);
  });

  test('never writes more than the largest batch at once', async () => {
    const batches: number[][] = [];
    const queue = groupCommit<number>({ write: async (items) => void batches.push([...items]), largestBatch: 2, mostWaiting: 100 });
    await Promise.all([1, 2, 3, 4, 5].map((item) => queue.submit(item, 'done')));
    expect(batches).toEqual([[1, 2], [3, 4], [5]]);
  });

  test('tries once more before it gives up, and goes on afterwards', async () => {
    let tries = 0;
    let broken = true;
    const queue = groupCommit<number>({
      write: async () => {
        tries += 1;
        if (broken) throw new Error('no disk');
      },
      largestBatch: 10,
      mostWaiting: 10,
    });
    await expect(queue.submit(1, 'done')).rejects.toThrow('no disk');
    expect(tries).toBe(2);
    broken = false;
    await expect(queue.submit(2, 'done')).resolves.toBe('done');
  });

  test('does not wait a second time for a file somebody else holds', async () => {
    let tries = 0;
    const queue = groupCommit<number>({
      write: async () => {
        tries += 1;
        throw Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' });
      },
      largestBatch: 10,
      mostWaiting: 10,
    });
    await expect(queue.submit(1, 'done')).rejects.toThrow('locked');
    expect(tries).toBe(1);
  });

  test('a second try that works is a success for everyone in the batch', async () => {
    let tries = 0;
    const queue = groupCommit<number>({
      write: async () => {
        tries += 1;
        if (tries === 1) throw new Error('busy');
      },
      largestBatch: 10,
      mostWaiting: 10,
    });
    await expect(Promise.all([queue.submit(1, 'done'), queue.submit(2, 'done')])).resolves.toHaveLength(2);
  });

  test('answers only after the commit', async () => {
    const said: string[] = [];
    const queue = groupCommit<number>({
      write: async (items) => {
        await pause(5);
        said.push(`write ${items.join()}`);
      },
      largestBatch: 10,
      mostWaiting: 10,
    });
    await queue.submit(1, 'done').then(() => said.push('answer'));
    expect(said).toEqual(['write 1', 'answer']);
  });

  test('refuses at once what would only wait in vain', async () => {
    const queue = groupCommit<number>({
      write: async () => {
        await pause(10);
      },
      largestBatch: 10,
      mostWaiting: 1,
    });
    const first = queue.submit(1, 'done');
    await expect(queue.submit(2, 'done')).rejects.toThrow('too many');
    await first;
  });

  test('is idle when everything is written', async () => {
    let written = 0;
    const queue = groupCommit<number>({
      write: async (items) => {
        await pause(5);
        written += items.length;
      },
      largestBatch: 1,
      mostWaiting: 10,
    });
    void queue.submit(1, 'done');
    void queue.submit(2, 'done');
    await queue.idle();
    expect(written).toBe(2);
  });
});
