/**
 * One of the two cards of an order. `waiting` for its buyer, `reserved` at its bank, `capturing` or `releasing` once it is decided, `captured`
 * or `released` in the end; `refused` when its bank did not let the reserved amount be taken, `returning` when it was taken and goes back,
 * because the other one could not be; `returned` when it has.
 */
export type CardState = 'waiting' | 'reserved' | 'capturing' | 'captured' | 'refused' | 'releasing' | 'released' | 'returning' | 'returned';

/** How a card stands at the provider. `unasked`: no page was opened for it. `gone`: whatever was reserved is not any more, nothing ever will be. */
export type CardSight = 'unasked' | 'open' | 'reserved' | 'captured' | 'gone';

export interface CardSeen {
  readonly state: CardState;
  readonly sight: CardSight;
}

/**
 * What comes next. `wait` for the buyer; `capture` and `release` ask the provider about the cards that are not there yet; `settle`: both are
 * taken, the order is paid; `give_up`: nothing is reserved or taken; `give_back`: one is taken and the other never will be.
 */
export type CardStep = 'wait' | 'capture' | 'release' | 'settle' | 'give_up' | 'give_back';

const isGone = ({ state, sight }: CardSeen): boolean => sight === 'gone' || state === 'refused';

/**
 * What is to be done with the two cards of an order, from how they stand at the provider and what was decided before. Both are taken or
 * neither is (B-24): a card is taken only once both are reserved, and what one bank took alone goes back.
 */
export const nextCardStep = (cards: readonly CardSeen[], over: boolean): CardStep => {
  const taken = cards.filter(({ sight }) => sight === 'captured').length;
  if (taken === cards.length) return 'settle';
  const releasing = over || cards.some((card) => isGone(card) || ['releasing', 'released', 'returning', 'returned'].includes(card.state));
  const held = cards.some(({ sight }) => sight === 'reserved' || sight === 'open');
  if (releasing) {
    if (held) return 'release';
    return taken > 0 ? 'give_back' : 'give_up';
  }
  // Taken by hand in the provider's dashboard counts as reserved: the other one is taken too.
  return cards.every(({ sight }) => sight === 'reserved' || sight === 'captured') ? 'capture' : 'wait';
};
