import { oneAddress } from './address';

test.each(['anna@example.com', "o'neil+shop@mail.example.co.uk", 'a.b-c_d@xn--bcher-kva.example'])('%s gets mail', (address) => {
  expect(oneAddress(address)).toBe(address);
});

test.each([
  'anna@example.com\r\nBcc: all@example.com',
  'anna@example.com\nX: y',
  '"a@b.com x"@evil.com',
  'a@b.com, c@d.com',
  'a@b.com;c@d.com',
  'Anna <a@b.com>',
  'a(comment)@b.com',
  'a@[127.0.0.1]',
  'a@localhost',
  'a b@c.com',
  'a@b..com',
  '.a@b.com',
  'a.@b.com',
  'a@b.com\u0000',
  'a@-b.com',
  `${'a'.repeat(65)}@b.com`,
  `a@${'b'.repeat(260)}.com`,
  'a'.repeat(10_000),
  '@',
  '',
  'group: a@b.com;',
  'ä@example.com',
])('%j gets none', (address) => {
  expect(oneAddress(address)).toBeNull();
});

test('hostile addresses are decided at once', () => {
  const started = performance.now();
  for (const address of [`${'a.'.repeat(50_000)}@b.com`, `a@${'b-'.repeat(50_000)}.com`, `${'('.repeat(100_000)}a@b.com`])
    oneAddress(address);
  expect(performance.now() - started).toBeLessThan(50);
});
