import { letOthersIn } from './breath';

/**
 * Every row of a list that is read newest first, a page at a time, by the row the page before ended with: never more than a page is held,
 * however long the list has grown, and none is left out.
 */
export async function* everyPage<Row extends { readonly id: number }>(
  size: number,
  read: (before: number | undefined, limit: number) => Promise<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  for (let before: number | undefined; ;) {
    const page = await read(before, size);
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (!last || page.length < size) return;
    before = last.id;
    await letOthersIn();
  }
}
