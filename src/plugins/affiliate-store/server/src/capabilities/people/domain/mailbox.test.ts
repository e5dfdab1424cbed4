import fc from 'fast-check';
import { hintOf, mailboxOf, normalizeEmail, sameMailbox } from './mailbox';

test('an address has one spelling: trimmed, lower case', () => {
  expect(normalizeEmail('  Anna@Example.COM ')).toBe('anna@example.com');
});

test('normalising twice changes nothing more', () => {
  fc.assert(fc.property(fc.emailAddress(), (address) => normalizeEmail(normalizeEmail(address)) === normalizeEmail(address)));
});

test.each([
  ['a.n.n.a+shop@gmail.com', 'anna@googlemail.com', true],
  ['anna+one@example.com', 'anna+two@example.com', true],
  ['a.nna@example.com', 'anna@example.com', false],
  ['anna@example.com', 'anna@example.org', false],
])('%s and %s are one mailbox: %s', (left, right, same) => {
  expect(sameMailbox(left, right)).toBe(same);
});

test('what is no address stays what it is, so that two of them are not one', () => {
  expect(mailboxOf('nonsense')).toBe('nonsense');
});

test.each([
  ['anna.smith@example.com', 'a…h@e…e.com'],
  ['a@b.co', 'a…@b….co'],
])('the hint of %s tells its owner and nobody else', (address, hint) => {
  expect(hintOf(address)).toBe(hint);
});
