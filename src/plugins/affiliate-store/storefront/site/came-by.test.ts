import { cameBy, cameByParameters } from './came-by';

describe('how somebody without a cookie came', () => {
  test('is a code, or the id a server was given, and is said again by the links of the page', () => {
    expect(cameBy({ query: { ref: 'ana', cid: 'c'.repeat(32) } })).toEqual({ code: 'ana', clickId: 'c'.repeat(32) });
    expect(cameByParameters(cameBy({ query: { ref: 'ana' } }))).toEqual({ by: 'ana' });
    expect(cameBy({ query: { by: 'ana', ref: 'ben' } })).toEqual({ code: 'ana' });
  });

  test.each<Record<string, string>>([{ ref: '<b>' }, { ref: '' }, { cid: 'short' }, { cid: '"'.repeat(40) }, {}])(
    '%j says nothing',
    (query) => {
      expect(cameByParameters(cameBy({ query }))).toEqual({});
    },
  );
});
