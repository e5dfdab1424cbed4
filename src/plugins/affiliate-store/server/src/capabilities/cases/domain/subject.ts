import type { CaseKind } from './case';

/** What of one's own a case is about. */
export type Contested =
  | { readonly about: 'referral'; readonly outcome: 'won' | 'lost' | 'rejected' }
  | { readonly about: 'commission'; readonly state: string; readonly placeBlocked: boolean }
  | { readonly about: 'place' }
  | { readonly about: 'sale' }
  | { readonly about: 'nothing' };

/** The kinds a case about something can be. A commission that a block holds is contested by appealing against the block. */
export const kindsFor = (contested: Contested): readonly CaseKind[] => {
  switch (contested.about) {
    case 'referral':
      return contested.outcome === 'won' ? ['wrong_amount', 'held_commission', 'other'] : ['missing_commission', 'other'];
    case 'commission':
      return ['held', 'rejected'].includes(contested.state) ? ['held_commission', 'wrong_amount', 'other'] : ['wrong_amount', 'other'];
    case 'place':
      return ['appeal'];
    case 'sale':
      return ['missing_commission'];
    case 'nothing':
      return ['other'];
  }
};

/** The natural key of an open case, beside its partner: one for an order, a place, a day's sale of one product, and one question. */
export const subjectKey = {
  order: (number: string): string => `order:${number}`,
  place: (documentId: string): string => `place:${documentId}`,
  sale: (day: string, product: string): string =>
    `sale:${day}:${product.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').slice(0, 100)}`,
  question: 'question',
} as const;
