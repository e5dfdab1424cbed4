import { mailboxOf, samePerson, type Person } from './same-person';

const nobody: Person = { userId: null, partyId: null, email: null };
const person = (change: Partial<Person>): Person => ({ ...nobody, ...change });

describe('two addresses', () => {
  test.each([
    ['Ana@Example.com', 'ana@example.com'],
    [' ana@example.com ', 'ana@example.com'],
    ['ana+shop@example.com', 'ana@example.com'],
    ['a.n.a@gmail.com', 'ana@gmail.com'],
    ['a.na+x@googlemail.com', 'ana@gmail.com'],
    ['ana@example.com.', 'ana@example.com'],
  ])('%s and %s end in one mailbox', (left, right) => {
    expect(mailboxOf(left)).toBe(mailboxOf(right));
  });

  test.each([
    ['a.na@example.com', 'ana@example.com'],
    ['ana@example.org', 'ana@example.com'],
    ['anna@gmail.com', 'ana@gmail.com'],
  ])('%s and %s are two mailboxes', (left, right) => {
    expect(mailboxOf(left)).not.toBe(mailboxOf(right));
  });
});

describe('buyer and affiliate', () => {
  test('are one person by account, by party or by mailbox', () => {
    expect(samePerson(person({ userId: 7 }), person({ userId: 7 }))).toBe(true);
    expect(samePerson(person({ partyId: 3 }), person({ partyId: 3, email: 'other@example.com' }))).toBe(true);
    expect(samePerson(person({ email: 'A.n.a+x@gmail.com' }), person({ email: 'ana@gmail.com' }))).toBe(true);
  });

  test('are not one person because nothing is known of either', () => {
    expect(samePerson(nobody, nobody)).toBe(false);
    expect(samePerson(person({ email: '' }), person({ email: '' }))).toBe(false);
    expect(samePerson(person({ userId: 7 }), person({ partyId: 7 }))).toBe(false);
  });
});
