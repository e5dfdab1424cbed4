import { existsSync } from 'node:fs';
import path from 'node:path';

import { ROOT, SERVER, filesBelow, textOf } from './tree';

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

  // Seen in other shops: a webhook set up from an old list, and refunds that nobody heard of.
  test('tell the site’s administrator every event that the store acts on', () => {
    const [, table = ''] = /const LOOK[^{]*\{([\s\S]*?)\n\};/.exec(textOf(`${SERVER}/flows/apply-notice.ts`)) ?? [];
    const handled = [...table.matchAll(/^ {2}'([a-z_.]+)':/gm)].map(([, event]) => event);
    const [, list = ''] = /<!-- events -->([\s\S]*?)<!-- \/events -->/.exec(textOf('docs/guides/site-admin.md')) ?? [];
    expect(handled.length).toBeGreaterThan(10);
    expect([...list.matchAll(/`([a-z_.]+)`/g)].map(([, event]) => event).sort()).toEqual(handled.sort());
  });
});
