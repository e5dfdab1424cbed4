import { everyPage } from './every-page';

const rows = (count: number) => Array.from({ length: count }, (_, at) => ({ id: count - at }));

/** Reads a list as a store does, and remembers how it was asked. */
const listOf = (count: number) => {
  const asked: Array<number | undefined> = [];
  const read = (before: number | undefined, limit: number) => {
    asked.push(before);
    return Promise.resolve(
      rows(count)
        .filter(({ id }) => before === undefined || id < before)
        .slice(0, limit),
    );
  };
  return { asked, read };
};

const readAll = async (count: number, size: number) => {
  const { asked, read } = listOf(count);
  const pages: number[][] = [];
  for await (const page of everyPage(size, read)) pages.push(page.map(({ id }) => id));
  return { pages, asked };
};

test('every row comes once, in order, and no page is larger than asked for', async () => {
  const { pages, asked } = await readAll(7, 3);
  expect(pages).toEqual([[7, 6, 5], [4, 3, 2], [1]]);
  expect(asked).toEqual([undefined, 5, 2]);
});

test('a list that ends with a full page is asked once more, and no empty page is handed out', async () => {
  expect(await readAll(6, 3)).toEqual({
    pages: [
      [6, 5, 4],
      [3, 2, 1],
    ],
    asked: [undefined, 4, 1],
  });
});

test('an empty list has no page', async () => {
  expect(await readAll(0, 3)).toEqual({ pages: [], asked: [undefined] });
});
