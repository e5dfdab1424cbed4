import { blocksHtml, safeHtml } from './rich-text';

const paragraph = (...children: readonly object[]) => [{ type: 'paragraph', children }];
const text = (words: string, marks: object = {}) => ({ type: 'text', text: words, ...marks });
const link = (url: string) => paragraph({ type: 'link', url, children: [text('here')] });

describe('text of the block editor', () => {
  test('keeps what an editor may mean', () => {
    expect(
      blocksHtml([
        { type: 'heading', level: 1, children: [text('Why')] },
        ...paragraph(text('plain '), text('bold', { bold: true }), text(' and '), text('italic', { italic: true })),
        { type: 'list', format: 'ordered', children: [{ type: 'list-item', children: [text('one')] }] },
        { type: 'quote', children: [text('said')] },
      ]),
    ).toBe('<h2>Why</h2><p>plain <strong>bold</strong> and <em>italic</em></p><ol><li>one</li></ol><blockquote>said</blockquote>');
  });

  test('shows markup as the text it is', () => {
    expect(blocksHtml(paragraph(text('<script>alert(1)</script> & <b>')))).toBe(
      '<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;</p>',
    );
  });

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    '//evil.example',
  ])('a link to %j leads nowhere', (url) => {
    expect(blocksHtml(link(url))).not.toMatch(/script|data:|evil/i);
  });

  test('links elsewhere pass on no rank and no window; links within the site stay plain', () => {
    expect(blocksHtml(link('https://example.com/a?b=1&c=2'))).toBe(
      '<p><a href="https://example.com/a?b=1&amp;c=2" rel="noopener nofollow">here</a></p>',
    );
    expect(blocksHtml(link('/store/en/p/course'))).toBe('<p><a href="/store/en/p/course">here</a></p>');
  });

  test('what is not blocks gives no text', () => {
    expect(blocksHtml(null)).toBe('');
    expect(blocksHtml({ type: 'doc' })).toBe('');
    expect(blocksHtml('[]')).toBe('');
  });
});

describe('markup from elsewhere', () => {
  test.each([
    '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)></svg>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<style>@import url(//evil.example)</style>',
    '<p style="background:url(javascript:alert(1))">x</p>',
    '<form action="//evil.example"><input></form>',
    '<object data="x"></object>',
    '<a href="x" onclick="alert(1)">x</a>',
    '<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
    '<base href="//evil.example">',
    '<meta http-equiv="refresh" content="0;url=//evil.example">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  ])('%s can do nothing', (html) => {
    expect(safeHtml(html)).not.toMatch(/on\w+=|script|style|iframe|svg|form|object|base|meta|evil|xlink/i);
  });
});
