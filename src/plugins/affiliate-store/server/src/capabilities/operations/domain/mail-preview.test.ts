import { withoutLinks } from './mail-preview';

describe('a mail shown to someone who may not see personal data', () => {
  it('has no working link in its HTML', () => {
    expect(withoutLinks('<a href="https://shop.example/in?token=abc">Open</a>')).toBe('<a href="https://link.hidden">Open</a>');
  });

  it('has no working link in its text', () => {
    expect(withoutLinks('Open https://shop.example/in?token=abc now (http://a.b/c).')).toBe(
      'Open https://link.hidden now (https://link.hidden).',
    );
  });
});
