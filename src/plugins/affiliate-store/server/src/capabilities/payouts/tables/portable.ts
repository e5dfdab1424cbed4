import { carry, carryType } from '../../../platform/portable';
import { forfeitureNotices } from './forfeiture';
import { adjustments, items, runs } from './payout';
import { railCalls } from './rail';

/** Bank details stay: methods are sealed with this installation's key, and a batch file holds them in the clear. */
export const portable = [
  carryType('payout', 'afs_payouts', ['ownerUserId']),
  carry(items),
  carry(runs, ['file_text']),
  carry(adjustments),
  carry(railCalls),
  carry(forfeitureNotices),
];
