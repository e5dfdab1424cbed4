/** Places at which a test may let the process die, to show that nothing is lost there and nothing happens twice. */
export type CrashPoint =
  | 'inbox.kept'
  | 'settle.before'
  | 'settle.order'
  | 'settle.ledger'
  | 'settle.commissions'
  | 'settle.access'
  | 'settle.mail'
  | 'settle.documents'
  | 'cards.decided'
  | 'cards.one_captured'
  | 'cards.captured'
  | 'cards.giving_back'
  | 'notice.applied'
  | 'settle.committed'
  | 'fee.booked'
  | 'refund.reserved'
  | 'refund.answered'
  | 'refund.booked'
  | 'dispute.booked'
  | 'maturity.booked'
  | 'statement.made_up'
  | 'statement.issued'
  | 'payout.requested'
  | 'payout.claimed'
  | 'payout.sending'
  | 'payout.intended'
  | 'payout.transferred'
  | 'payout.settled'
  | 'payout.closed'
  | 'offer-change.agreed'
  | 'offer-change.told'
  | 'follow-up.begun'
  | 'follow-up.bound'
  | 'follow-up.charged'
  | 'mail.sent';

// The environment is read each time: a story arms the next point in a shop that is running (tests/support/serve.js).
const testing = process.env['NODE_ENV'] === 'test';

/** Ends the process at once, as a power cut would, if a test asked for it here. Does nothing anywhere else. */
export const crashPoint = (point: CrashPoint): void => {
  if (testing && process.env['AFFILIATE_STORE_DIE_AT'] === point) process.kill(process.pid, 'SIGKILL');
};
