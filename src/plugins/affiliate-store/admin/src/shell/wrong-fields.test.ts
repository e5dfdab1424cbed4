import { withoutStar, wrongNames } from './wrong-fields';

describe('what the store found wrong', () => {
  it('is named as the fields of the form are, each once', () => {
    const fields = [
      { path: ['body', 'email'], message: 'an address' },
      { path: ['body', 'words', '0', 'title'], message: 'longer' },
      { path: ['body', 'words', '1', 'title'], message: 'longer' },
    ];
    expect(wrongNames({ fields })).toEqual(['email', 'words']);
  });

  it('is nothing where no field is to blame', () => {
    expect(wrongNames({ fields: [] })).toEqual([]);
    expect(wrongNames({ fields: [{ path: ['body'], message: 'something else' }] })).toEqual([]);
  });
});

describe('what a label says', () => {
  it('is said without the star of a field that is needed', () => {
    expect([withoutStar('Name*'), withoutStar(' Name * '), withoutStar('2 * 3 cards')]).toEqual(['Name', 'Name', '2 * 3 cards']);
  });
});
