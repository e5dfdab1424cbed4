import { drawInformer, linesOf } from './informer';

test('a title is broken into lines that fit, and cut off where it does not', () => {
  expect(linesOf('Drawing by hand')).toEqual(['Drawing by hand']);
  expect(linesOf('Drawing by hand with Nour, from the first line')).toEqual(['Drawing by hand with Nour,', 'from the first line']);
  expect(linesOf('One two three four five six seven eight nine ten eleven twelve thirteen fourteen')).toEqual([
    'One two three four five six',
    'seven eight nine ten eleven…',
  ]);
  expect(linesOf('x'.repeat(40))).toEqual([`${'x'.repeat(29)}…`]);
});

test('a card shows title and price, runs nothing and fetches nothing', () => {
  const card = drawInformer({
    title: 'Clay </text><script>alert(1)</script>',
    price: '€49.00',
    picture: 'data:image/png;base64,AAAA',
    rightToLeft: false,
    brandColor: '"><script>',
  });
  expect(card).toContain('€49.00');
  expect(card).not.toContain('<script');
  expect(card.match(/href="[^"]*"/g)).toEqual(['href="data:image/png;base64,AAAA"']);
  expect(card).toContain('fill="#333333"');
});

test('a card without a price or a picture is whole, from right to left too', () => {
  const card = drawInformer({ title: 'طين', price: null, picture: null, rightToLeft: true, brandColor: '#3b4fe4' });
  expect(card).toContain('direction="rtl"');
  expect(card).toContain('x="284"');
  expect(card).not.toContain('<image');
  expect(card.match(/<text/g)).toHaveLength(1);
});
