import { existsSync } from 'node:fs';
import path from 'node:path';

import { PLUGIN, ROOT, SERVER, filesBelow, textOf } from './tree';

const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...filesBelow('docs').filter((file) => file.endsWith('.md'))];

/** Files that a page leads to, as paths from the root. */
const linksOf = (page: string): string[] =>
  [...textOf(page).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => String(target).split('#')[0] ?? '')
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target))
    .map((target) => path.posix.join(path.posix.dirname(page), target));

describe('the documents', () => {
  test('lead to nothing that is not there', () => {
    const broken = pages.flatMap((page) =>
      linksOf(page)
        .filter((target) => !existsSync(path.join(ROOT, target)))
        .map((target) => `${page} → ${target}`),
    );
    expect(broken).toEqual([]);
  });

  test('are all found from docs/README.md', () => {
    const listed = new Set(linksOf('docs/README.md'));
    expect(pages.filter((page) => page.startsWith('docs/') && page !== 'docs/README.md' && !listed.has(page))).toEqual([]);
  });

  test.each([
    ['docs/attacks.md', 100],
    ['docs/rules.md', 60],
  ])('name tests that are there, wherever %s says what shows something', (document, most) => {
    const named = [...textOf(document).matchAll(/`([\w./-]+\.test\.tsx?)` “([^”]+)”/g)].map(([, file = '', title = '']) => ({
      file,
      title,
    }));
    expect(named.length).toBeGreaterThan(most);
    const gone = named.filter(({ file, title }) => {
      const at = ['tests', SERVER, PLUGIN].map((folder) => `${folder}/${file}`).find((each) => existsSync(path.join(ROOT, each)));
      // A title in single quotes has its own escaped.
      return at === undefined || ![title, title.replaceAll("'", "\\'")].some((each) => textOf(at).includes(each));
    });
    expect(gone).toEqual([]);
    // Every line says by which test, or why by none.
    const rows = textOf(document).split('\n').filter((line) => /^\| [A-Z\d, -]* ?\| [^-]/.test(line) && !/\| what is (?:tried|promised) \|/.test(line)); // oxfmt-ignore
    expect(rows.length).toBeGreaterThan(30);
    expect(rows.filter((row) => (row.split(' | ').at(-1) ?? '').length < 25)).toEqual([]);
  });

  test('say of every rule about money and affiliates which story shows it', () => {
    const rules = [...textOf('docs/rules.md').matchAll(/B-(\d+)(?=[ ,|])/g)].map(([, rule]) => Number(rule));
    const from = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, nth) => first + nth);
    expect([...new Set(rules)].sort((a, b) => a - b)).toEqual([...from(15, 28), 33, ...from(36, 61)]);
  });

  // Seen in other shops: a webhook set up from an old list, and refunds that nobody heard of.
  test('tell the site’s administrator every event that the store acts on', () => {
    const [, table = ''] = /const LOOK[^{]*\{([\s\S]*?)\n\};/.exec(textOf(`${SERVER}/flows/checkout/apply-notice.ts`)) ?? [];
    const handled = [...table.matchAll(/^ {2}'([a-z_.]+)':/gm)].map(([, event]) => event);
    const [, list = ''] = /<!-- events -->([\s\S]*?)<!-- \/events -->/.exec(textOf('docs/guides/site-admin.md')) ?? [];
    expect(handled.length).toBeGreaterThan(10);
    expect([...list.matchAll(/`([a-z_.]+)`/g)].map(([, event]) => event).sort()).toEqual(handled.sort());
  });
});
