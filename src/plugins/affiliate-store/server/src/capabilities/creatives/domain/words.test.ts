import { escaped, filledIn, htmlOf, namesIn, pictureTag, strangersIn } from './words';

const FILLING = { link: 'https://shop.example/r/ana?to=%2Fp&sub_id=crv_1', name: 'Ana', product: 'Clay & more', price: '€49.00' };

describe('words with placeholders', () => {
  test('are filled in once, wherever they stand', () => {
    expect(filledIn('{product} for {price}: {link} {link}', FILLING)).toBe(`Clay & more for €49.00: ${FILLING.link} ${FILLING.link}`);
    // A product may be called as a placeholder is written.
    expect(filledIn('{product}', { ...FILLING, product: '{price}' })).toBe('{price}');
  });

  test('say which of them nobody knows, and which they have', () => {
    expect(strangersIn('{link} {Link} {prise} {prise} {} { link }')).toEqual(['Link', 'prise']);
    expect([...namesIn('{link} {price} {else}')]).toEqual(['link', 'price']);
  });

  test('become HTML in which nothing but the link is a tag', () => {
    expect(htmlOf('<b>{product}</b>\nnow\n\n{link}', { ...FILLING, name: '<i>' })).toBe(
      '<p>&lt;b&gt;Clay &amp; more&lt;/b&gt;<br>now</p>\n' +
        '<p><a href="https://shop.example/r/ana?to=%2Fp&amp;sub_id=crv_1" rel="sponsored">https://shop.example/r/ana?to=%2Fp&amp;sub_id=crv_1</a></p>',
    );
  });
});

test('a picture is a paid link and cannot be broken out of', () => {
  const tag = pictureTag({ link: 'https://s/r/a?x="&y', address: 'https://s/c/1/a', width: 728, height: 90, says: `A "b" <c> 'd'` });
  expect(tag).toBe(
    '<a href="https://s/r/a?x=&quot;&amp;y" rel="sponsored"><img src="https://s/c/1/a" width="728" height="90" alt="A &quot;b&quot; &lt;c&gt; &#39;d&#39;" loading="lazy"></a>',
  );
  expect(escaped('&amp;')).toBe('&amp;amp;');
});
