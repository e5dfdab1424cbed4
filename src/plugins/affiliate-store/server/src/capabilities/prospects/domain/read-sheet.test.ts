import { MOST_PROSPECTS, readProspects } from './read-sheet';

const sheet = (...rows: ReadonlyArray<readonly string[]>) => readProspects(rows.map((cells, at) => ({ line: at + 1, cells })));

test('a sheet is read by the names of its columns; a line that cannot be taken says why and stops no other', () => {
  const read = sheet(
    ['Website', 'E-Mail', 'Name', 'Notes'],
    ['lea.example', 'Lea@Example.com', 'Léa', 'met in Lyon'],
    ['', 'lea@example.com', 'Léa again', ''],
    ['', 'nobody', 'No address', ''],
    ['not a site', '', 'No site', ''],
    ['', '', 'Nothing', ''],
    ['https://max.example/blog', '', '', ''],
  );
  expect(read.ok && read.value.map((one) => ('said' in one ? one.said : one.refusal))).toEqual([
    { key: 'mail:lea@example.com', name: 'Léa', email: 'lea@example.com', site: 'https://lea.example', note: 'met in Lyon' },
    'TWICE_IN_FILE',
    'EMAIL_WRONG',
    'SITE_WRONG',
    'NAMELESS',
    { key: 'site:max.example/blog', name: 'max.example', email: null, site: 'https://max.example/blog', note: null },
  ]);
});

test('a sheet that does not say who anybody is, or is too long, is refused whole', () => {
  expect(sheet(['Colour'], ['red'])).toMatchObject({ ok: false, failure: { code: 'PROSPECT_SHEET_NAMELESS' } });
  const many = Array.from({ length: MOST_PROSPECTS + 1 }, (_, n) => [`p${n}@example.com`]);
  expect(sheet(['email'], ...many)).toMatchObject({ ok: false, failure: { code: 'PROSPECT_SHEET_TOO_LONG' } });
});
