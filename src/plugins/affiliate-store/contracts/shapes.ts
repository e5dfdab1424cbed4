import * as accounts from './accounts';
import * as catalog from './catalog';
import * as checkout from './checkout';
import * as clicks from './clicks';
import * as endpoints from './endpoint';
import * as invoices from './invoices';
import * as orders from './orders';
import * as partner from './partner';
import * as payouts from './payouts';
import * as primitives from './primitives';
import * as selfBilling from './self-billing';
import * as statements from './statements';
import * as studio from './studio';
import * as subscriptions from './subscriptions';
import * as tracking from './tracking';

/** Every module of the contracts whose shapes have a name in the documents of the API. */
export const MODULES: readonly Readonly<Record<string, unknown>>[] = [
  primitives,
  endpoints,
  accounts,
  catalog,
  checkout,
  clicks,
  invoices,
  orders,
  partner,
  payouts,
  selfBilling,
  statements,
  studio,
  subscriptions,
  tracking,
];
