import { disposableMailOf, isDisposable } from './disposable';
import { DISPOSABLE_HOSTS } from './disposable-hosts';

test('a throw-away mailbox is known by its host, or one above it', () => {
  for (const email of ['a@mailinator.com', 'A@MAILINATOR.COM ', 'a@sub.yopmail.com', 'a@mailinator.com.'])
    expect([email, isDisposable(email)]).toEqual([email, true]);
  for (const email of ['a@gmail.com', 'a@notmailinator.com', 'mailinator.com@example.test', 'a@com', '', null])
    expect([email, isDisposable(email)]).toEqual([email, false]);
});

test('whose it is, is told', () => {
  const [thrown, own] = ['a@mailinator.com', 'a@example.test'];
  expect([
    disposableMailOf(thrown, own),
    disposableMailOf(own, thrown),
    disposableMailOf(thrown, thrown),
    disposableMailOf(own, own),
  ]).toEqual(['buyer', 'affiliate', 'both', null]);
});

test('the list is in order, without doubles and without anything but hosts', () => {
  expect([...new Set(DISPOSABLE_HOSTS)].sort()).toEqual([...DISPOSABLE_HOSTS]);
  for (const host of DISPOSABLE_HOSTS) expect(host).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
});
