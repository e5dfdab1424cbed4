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

  test('name tests that are there, wherever they say what shows that an attack comes to nothing', () => {
    const named = [...textOf('docs/attacks.md').matchAll(/`([\w./-]+\.test\.tsx?)` “([^”]+)”/g)].map(([, file = '', title = '']) => ({
      file,
      title,
    }));
    expect(named.length).toBeGreaterThan(100);
    const gone = named.filter(({ file, title }) => {
      const at = ['tests', SERVER, PLUGIN].map((folder) => `${folder}/${file}`).find((each) => existsSync(path.join(ROOT, each)));
      // A title in single quotes has its own escaped.
      return at === undefined || ![title, title.replaceAll("'", "\\'")].some((each) => textOf(at).includes(each));
    });
    expect(gone).toEqual([]);
    // Every line says by which test, or why by none.
    const rows = textOf('docs/attacks.md').split('\n').filter((line) => /^\| [A-Z\d, ]* ?\| [^-]/.test(line) && !line.includes('| what is tried |')); // oxfmt-ignore
    expect(rows.filter((row) => (row.split(' | ').at(-1) ?? '').length < 25)).toEqual([]);
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
