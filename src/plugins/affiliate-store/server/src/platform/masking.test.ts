import { maskEmails } from './masking';

describe('masking of e-mail addresses', () => {
  it('keeps the first letters and the end of the domain', () => {
    expect(maskEmails('lena@gmail.com')).toBe('l•••@g•••.com');
  });

  it('masks every address inside a longer text and leaves the rest alone', () => {
    expect(maskEmails('{"a":"ben.o+x@shop.example.org","b":7}, x@y.io')).toBe('{"a":"b•••@s•••.org","b":7}, x•••@y•••.io');
  });

  it('leaves text without an address as it is', () => {
    expect(maskEmails('no address @ all')).toBe('no address @ all');
  });

  it('does not try a long word again from each of its letters', () => {
    const long = 'a'.repeat(2_000_000);
    expect(maskEmails(`${long} lena@gmail.com`)).toBe(`${long} l•••@g•••.com`);
  });
});
