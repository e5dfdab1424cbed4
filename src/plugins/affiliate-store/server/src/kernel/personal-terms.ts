// The words about a person's own: shared by the room that answers for them and by the map of all tables.

/** Why something of an erased person stays. Each reason has words of its own wherever people read it. */
export type StayReason = 'books' | 'invoices' | 'agreement' | 'identity' | 'numbers' | 'log';

/** In which a person finds their own again. */
export type PersonalGroup = 'account' | 'purchases' | 'letters' | 'traces' | 'programs' | 'words' | 'money' | 'documents' | 'selling';

/** Why somebody cannot be erased yet. */
export type Hindrance =
  | 'SELLS_HERE'
  | 'SUBSCRIPTION_RUNS'
  | 'ORDER_UNDER_WAY'
  | 'DISPUTE_OPEN'
  | 'REFUND_UNDER_WAY'
  | 'PAYOUT_UNDER_WAY'
  | 'CASE_OPEN'
  | 'APPLICATION_OPEN'
  | 'MONEY_OPEN';
