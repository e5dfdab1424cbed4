/** Places at which a test may let the process die, to show that nothing is lost there and nothing happens twice. */
export type CrashPoint =
  | 'inbox.kept'
  | 'settle.before'
  | 'settle.order'
  | 'settle.ledger'
  | 'settle.commissions'
  | 'settle.access'
  | 'settle.mail'
  | 'settle.committed'
  | 'fee.booked'
  | 'mail.sent';

const wanted = process.env['NODE_ENV'] === 'test' ? process.env['AFFILIATE_STORE_DIE_AT'] : undefined;

/** Ends the process at once, as a power cut would, if a test asked for it here. Does nothing anywhere else. */
export const crashPoint = (point: CrashPoint): void => {
  if (wanted === point) process.kill(process.pid, 'SIGKILL');
};
