import { wrongNames } from './wrong-fields';

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
