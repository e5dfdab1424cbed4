import { leavingPage } from './leave-page';

const AWAY = { shop: 'https://shop.example', leave: '/spring?go=' } as const;
const body = (html: string): string =>
  leavingPage(`<!doctype html><html lang="en"><body>${html}</body></html>`, AWAY).replace(/^.*<body>|<\/body>.*$/gs, '');

describe('a page shown on another host', () => {
  it('leaves for the shop by every link into it, with what the link said', () => {
    expect(body('<a class="button" href="/store/en/checkout/off_1?currency=USD&amp;x=1">Buy</a>')).toBe(
      `<a class="button" href="/spring?go=${encodeURIComponent('/store/en/checkout/off_1?currency=USD&x=1')}">Buy</a>`,
    );
    expect(body('<a href="https://shop.example/store/en">Shop</a>')).toBe('<a href="/spring?go=%2Fstore%2Fen">Shop</a>');
  });

  it.each(['#main', 'https://elsewhere.example/a', 'mailto:help@shop.example', '//elsewhere.example'])('leaves %s as it is', (href) => {
    expect(body(`<a href="${href}">x</a>`)).toBe(`<a href="${href}">x</a>`);
  });

  it('takes its files from the shop', () => {
    expect(body('<img src="/uploads/a.jpg" srcset="/uploads/a.jpg 1x, https://cdn.example/b.jpg 2x" alt="" />')).toBe(
      '<img src="https://shop.example/uploads/a.jpg" srcset="https://shop.example/uploads/a.jpg 1x, https://cdn.example/b.jpg 2x" alt="" />',
    );
    expect(body('<video poster="/uploads/p.jpg"><source src="/uploads/v.mp4"></video>')).toContain(
      '<source src="https://shop.example/uploads/v.mp4" />',
    );
    expect(leavingPage('<html><head><link rel="stylesheet" href="/_store/a.css"></head></html>', AWAY)).toBe(
      '<!doctype html><html><head><link rel="stylesheet" href="https://shop.example/_store/a.css" /></head></html>',
    );
  });

  it('runs nothing and sends nothing', () => {
    expect(
      body(
        '<p>a</p><script type="module" src="/_store/a.js"></script><script>1 < 2</script><form action="/store/en/x"><input name="q"></form><p>b</p>',
      ),
    ).toBe('<p>a</p><p>b</p>');
  });

  it('keeps drawings and words', () => {
    const kept = '<svg viewBox="0 0 1 1"><path d="M0 0"></path></svg><p>R&amp;D &lt; 5 “ok” عربي</p>';
    expect(body(kept)).toBe(kept);
  });
});
