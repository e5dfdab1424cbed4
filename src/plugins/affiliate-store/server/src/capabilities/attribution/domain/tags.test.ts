import { parametersOf, readTags, subIdOf, tagsAsText, tagsIn, utmOf, valuesOf, withParameters, withUtm } from './tags';

const query = (text: string): URLSearchParams => new URLSearchParams(text);

describe('what a link says of itself', () => {
  test('is read from its address, and where that is silent from the link it was made as', () => {
    const own = { link: 'spring', subId: 'letter-1', channel: 'mail', utmSource: 'letter' } as const;
    expect(readTags(query('sub_id=Letter-2&utm_source=x'), own)).toEqual({ ...own, subId: 'letter-2', utmSource: 'x' });
    expect(readTags(query(''), own)).toEqual(own);
    expect(readTags(query(''), null)).toBeNull();
  });

  test.each(['a b', 'ü', 'x'.repeat(65), '', '../../x', '<b>'])('sub-id %j is none', (typed) => {
    expect(subIdOf(typed)).toBeNull();
    expect(readTags(query(`sub_id=${encodeURIComponent(typed)}`), null)).toBeNull();
  });

  test('a channel nobody knows is none', () => {
    expect(readTags(query('channel=telepathy'), null)).toBeNull();
    expect(readTags(query('channel=QR'), null)).toEqual({ channel: 'qr' });
  });

  test('a utm value is cut, cleaned, and forgotten where it holds an address of somebody', () => {
    expect(utmOf('  spring\u0000 sale\n')).toBe('spring sale');
    expect(utmOf('ann@example.test')).toBeNull();
    expect([...(utmOf('ع'.repeat(300)) ?? '')]).toHaveLength(100);
  });

  test('comes back from its row as it went in', () => {
    const tags = { link: 'a', channel: 'qr', utmTerm: '"quoted"' } as const;
    expect(tagsIn(tagsAsText(tags))).toEqual(tags);
    expect([tagsAsText(null), tagsIn(null), tagsIn('')]).toEqual([null, null, null]);
  });

  test('counts once for each dimension it names', () => {
    expect(valuesOf({ link: 'a', subId: 'b', utmTerm: 'c' })).toEqual([
      ['link', 'a'],
      ['sub_id', 'b'],
    ]);
  });
});

describe('an address', () => {
  test('takes what it does not have yet, before its fragment', () => {
    expect(
      withParameters('/store/en?a=1#top', [
        ['a', '2'],
        ['b', 'x y'],
      ]),
    ).toBe('/store/en?a=1&b=x%20y#top');
    expect(withParameters('/store/en', [])).toBe('/store/en');
    expect(withParameters('/store?', [['b', '1']])).toBe('/store?b=1');
  });

  test('of the landing page carries the utm values and nothing else', () => {
    const tags = { link: 'a', subId: 'b', channel: 'qr', utmSource: 'poster' } as const;
    expect(withUtm('/store', tags)).toBe('/store?utm_source=poster');
    expect(withUtm('/store?utm_source=theirs', tags)).toBe('/store?utm_source=theirs');
    expect(parametersOf(tags)).toEqual([
      ['lk', 'a'],
      ['sub_id', 'b'],
      ['channel', 'qr'],
      ['utm_source', 'poster'],
    ]);
  });
});
