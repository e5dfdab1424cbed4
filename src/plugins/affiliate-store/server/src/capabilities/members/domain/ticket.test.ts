import fc from 'fast-check';
import { readTicketText, splitToken, ticketText } from './ticket';

const tickets = fc.record({
  assetId: fc.stringMatching(/^[A-Za-z0-9_]{1,64}$/),
  customerId: fc.nat(),
  expiresAt: fc.integer({ min: 0, max: 8.64e15 }),
});

test('what is written into a ticket is read out of it', () => {
  fc.assert(
    fc.property(tickets, (ticket) => {
      const parts = splitToken(`${ticketText(ticket)}.${'a'.repeat(64)}`);
      expect(parts && readTicketText(parts.text)).toEqual(ticket);
    }),
  );
});

test.each([
  '',
  '.',
  'a.b.c',
  `fil.1.2.${'g'.repeat(64)}`,
  `../x.1.2.${'a'.repeat(64)}`,
  `fil.1.2.3.${'a'.repeat(64)}`,
  `fil.-1.2.${'a'.repeat(64)}`,
  'a'.repeat(5000),
])('%j is no token', (token) => {
  expect(splitToken(token)).toBeNull();
});
