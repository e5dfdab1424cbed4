import { fileName, mediaType } from './file-name';

test.each([
  ['guide.pdf', 'guide.pdf'],
  ['  Mon  guide é.pdf ', 'Mon guide é.pdf'],
  ['.htaccess', 'htaccess'],
  ['a\r\nSet-Cookie: x.pdf', 'aSet-Cookie x.pdf'],
  ['invoice\u202efdp.exe', 'invoicefdp.exe'],
  ['دليل.pdf', 'دليل.pdf'],
])('%j is offered as %j', (given, name) => {
  expect(fileName(given)).toBe(name);
});

test.each(['../../etc/passwd', 'a/b.pdf', 'a\\b.pdf', '', '   ', '...', '\u0000', 'x'.repeat(201)])('%j is no file name', (given) => {
  expect(fileName(given)).toBeNull();
});

test.each([
  ['application/pdf', 'application/pdf'],
  ['Image/SVG+XML', 'image/svg+xml'],
  ['text/html; charset=utf-8', null],
  ['pdf', null],
  ['a/b\r\nX: y', null],
])('%j as a type is %j', (given, type) => {
  expect(mediaType(given)).toBe(type);
});
