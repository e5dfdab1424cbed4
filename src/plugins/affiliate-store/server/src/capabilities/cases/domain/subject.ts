import type { CaseKind } from './case';

/** What of one's own a case is about. */
export type Contested =
  | { readonly about: 'referral'; readonly outcome: 'won' | 'lost' | 'rejected' }
  | { readonly about: 'commission'; readonly state: string; readonly placeBlocked: boolean }
  | { readonly about: 'place' }
  | { readonly about: 'sale' }
  | { readonly about: 'lead'; readonly state: 'waiting' | 'accepted' | 'rejected' }
  /** `counted` by statistics; `pay` is what became of it where clicks pay. */
  | { readonly about: 'click'; readonly counted: boolean; readonly pay: string }
  | { readonly about: 'nothing' };

const LEADS: Readonly<Record<'waiting' | 'accepted' | 'rejected', CaseKind>> = {
  waiting: 'waiting_lead',
  accepted: 'wrong_amount',
  rejected: 'refused_lead',
};

/** What a click may have come to without having been left out. */
const LEFT_IN: readonly string[] = ['pays_nothing', 'waiting', 'paid'];

const ofReferral = (outcome: 'won' | 'lost' | 'rejected'): readonly CaseKind[] =>
  outcome === 'won' ? ['wrong_amount', 'held_commission', 'other'] : ['missing_commission', 'other'];

const ofCommission = (state: string): readonly CaseKind[] =>
  ['held', 'rejected'].includes(state) ? ['held_commission', 'wrong_amount', 'other'] : ['wrong_amount', 'other'];

/** Whether statistics or the pay of its day left a click out. */
const wasLeftOut = ({ counted, pay }: { readonly counted: boolean; readonly pay: string }): boolean => !counted || !LEFT_IN.includes(pay);

/** The kinds a case about something can be. A commission that a block holds is contested by appealing against the block. */
export const kindsFor = (contested: Contested): readonly CaseKind[] => {
  switch (contested.about) {
    case 'referral':
      return ofReferral(contested.outcome);
    case 'commission':
      return ofCommission(contested.state);
    case 'place':
      return ['appeal'];
    case 'sale':
      return ['missing_commission'];
    case 'lead':
      return [LEADS[contested.state]];
    case 'click':
      return wasLeftOut(contested) ? ['uncounted_click', 'other'] : ['other'];
    case 'nothing':
      return ['other'];
  }
};

/** The natural key of an open case, beside its partner: one for an order, a place, a day's sale of one product, a lead, a click, and one question. */
export const subjectKey = {
  order: (number: string): string => `order:${number}`,
  place: (documentId: string): string => `place:${documentId}`,
  sale: (day: string, product: string): string =>
    `sale:${day}:${product.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').slice(0, 100)}`,
  lead: (id: string): string => `lead:${id}`,
  click: (id: string): string => `click:${id}`,
  question: 'question',
} as const;
