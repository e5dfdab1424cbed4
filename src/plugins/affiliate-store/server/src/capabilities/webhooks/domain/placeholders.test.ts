import { filledAddress, PLACEHOLDERS, sampleOf, troubleWith } from './placeholders';

test('every placeholder is filled, escaped, and what is not known is left empty', () => {
  const address = 'https://t.example/p?e={event}&s={sub_id}&a={amount}&c={currency}';
  expect(filledAddress(address, { event: 'sale', sub_id: 'a&b=c/../#é', amount: '14.70' })).toBe(
    'https://t.example/p?e=sale&s=a%26b%3Dc%2F..%2F%23%C3%A9&a=14.70&c=',
  );
});

test('a value can change neither the host nor add a parameter', () => {
  for (const value of ['@evil.example/', '//evil.example', '\r\nhost: evil', '&admin=1', '{event}', '#', '?']) {
    const url = new URL(filledAddress('https://t.example/{sub_id}/p?s={sub_id}&z=1', { sub_id: value }));
    expect([url.host, [...url.searchParams.keys()], url.searchParams.get('s'), url.hash]).toEqual(['t.example', ['s', 'z'], value, '']);
  }
});

test.each([
  ['https://t.example/p?e={event}', null],
  ['https://t.example/p', null],
  [`https://t.example/${PLACEHOLDERS.map((name) => `{${name}}`).join('/')}`, null],
  ['https://t.example/p?e={email}', 'unknown'],
  ['https://t.example/p?e={}', 'unknown'],
  ['https://t.example/p?e={event', 'unknown'],
  ['https://t.example/p?e=event}', 'unknown'],
  ['https://t.example/p?e={{event}}', 'unknown'],
  ['https://{sub_id}/p', 'place'],
  ['https://{sub_id}.example/p', 'place'],
  ['https://t.example:{ts}/p', 'place'],
  ['{event}://t.example/', 'place'],
] as const)('%s: %s', (address, trouble) => expect(troubleWith(address)).toBe(trouble));

test('a sample is an address like any other', () => {
  expect(sampleOf('https://t.example/p?e={event}&x={ts}')).toBe('https://t.example/p?e=x&x=x');
});
