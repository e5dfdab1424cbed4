import { isSlug, slugOf } from './slug';

describe('the slug of a short link', () => {
  test.each(['spring', 'Spring-2026', 'a1b', 'x'.repeat(40)])('may be %s', (typed) => {
    expect(isSlug(typed)).toBe(true);
    expect(slugOf(` ${typed} `)).toBe(typed.toLowerCase());
  });

  test.each([
    'ab',
    '-spring',
    'spring-',
    'spr--ing',
    'spr ing',
    'spr_ing',
    'größe',
    'spr/ing',
    '../admin',
    'x'.repeat(41),
    '',
    '\u212Aelvin',
  ])('is never %j', (typed) => {
    expect(isSlug(typed)).toBe(false);
  });
});
