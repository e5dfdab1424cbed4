import { BANNED_LINE, bannedSourcesOf } from './banned-source';

const LIST = ['deals.example: publishes our codes', 'forum.example @spring: spam in threads'];

test('a host is on the list with everything below it, and nothing beside it', () => {
  const hosts = (host: string | null) => bannedSourcesOf(LIST, host).map(({ host: found, program, why }) => [found, program, why]);
  expect(hosts('deals.example')).toEqual([['deals.example', null, 'publishes our codes']]);
  expect(hosts('m.deals.example')).toEqual([['deals.example', null, 'publishes our codes']]);
  expect(hosts('forum.example')).toEqual([['forum.example', 'spring', 'spam in threads']]);
  for (const other of [null, 'gooddeals.example', 'example', 'deals.example.org']) expect(hosts(other)).toEqual([]);
});

test('a line says a host and why', () => {
  for (const line of LIST) expect(BANNED_LINE.test(line)).toBe(true);
  for (const line of [
    'deals.example',
    'deals: no host',
    'deals.example:',
    'https://deals.example: an address',
    'Deals.example: capitals',
    '',
  ])
    expect([line, BANNED_LINE.test(line)]).toEqual([line, false]);
});
