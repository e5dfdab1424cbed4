import { disputeAnswers } from './dispute-answer';
import { disputeFiles } from './dispute-file';
import { firstPurchases } from './first-purchase';
import { orderTables } from './order-money';

/** Every table of the room. */
export const tables = [...orderTables, firstPurchases, disputeAnswers, disputeFiles];
