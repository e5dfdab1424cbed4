import { isTimely, momentOfHeader, signedText } from './signature';

const at = Date.UTC(2026, 5, 15, 12);

test('what is signed names moment, method, path and body', () => {
  expect(signedText('1781524800', 'post', '/api/affiliate-store/postback/abc', '{"id":"1"}')).toBe(
    '1781524800.POST./api/affiliate-store/postback/abc.{"id":"1"}',
  );
});

test.each(['', '0', '178152480', '17815248000', '1781524800.5', ' 1781524800', '-781524800', '1e9', 'now'])('%j is no moment', (header) => {
  expect(momentOfHeader(header)).toBeNull();
});

test('a moment is whole seconds', () => {
  expect(momentOfHeader('1781524800')).toBe(1_781_524_800_000);
});

test.each([
  [0, true],
  [-300_000, true],
  [300_000, true],
  [-301_000, false],
  [301_000, false],
])('a message sent %d ms from now is timely: %s', (away, timely) => {
  expect(isTimely(at + away, at)).toBe(timely);
});
