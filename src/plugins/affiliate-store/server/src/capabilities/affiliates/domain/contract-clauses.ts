import type { Terms } from './terms';

type EventClause = 'noSales' | 'leads' | 'leadsByThemselves' | 'clicks';
type PayClause = 'rate' | 'rules' | 'tiers' | 'hold' | 'payments' | 'months' | 'secondTier' | 'secondTierMonths';
type OtherClause = 'parties' | 'window' | 'forGood' | 'forMonths' | 'ownAllowed' | 'ownForbidden' | 'brandAds' | 'change' | 'end';
type Clause = PayClause | EventClause | OtherClause;

/** The words contracts are made of where the shop has written none of its own. */
export interface ContractWords {
  readonly thisVisit: string;
  readonly allPayments: string;
  readonly capPeriod: Readonly<Record<'day' | 'month', string>>;
  readonly base: Readonly<Record<Terms['commissionBase'], string>>;
  readonly model: Readonly<Record<Exclude<Terms['model'], 'multi_click'>, string>>;
  readonly secondTierBase: Readonly<Record<Terms['secondTierBase'], string>>;
  readonly clauses: Readonly<Record<Clause, string>>;
}
