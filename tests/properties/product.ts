import * as balances from '../../src/plugins/affiliate-store/server/src/capabilities/commissions/domain/balances';
import * as dispute from '../../src/plugins/affiliate-store/server/src/capabilities/commissions/domain/book-dispute';
import * as fee from '../../src/plugins/affiliate-store/server/src/capabilities/commissions/domain/book-fee';
import * as inquiry from '../../src/plugins/affiliate-store/server/src/capabilities/commissions/domain/book-inquiry';
import * as refund from '../../src/plugins/affiliate-store/server/src/capabilities/commissions/domain/book-refund';
import * as sale from '../../src/plugins/affiliate-store/server/src/capabilities/commissions/domain/book-sale';
import * as failures from '../../src/plugins/affiliate-store/server/src/capabilities/commissions/domain/failures';
import * as hold from '../../src/plugins/affiliate-store/server/src/capabilities/commissions/domain/hold-share';
import * as invariants from '../../src/plugins/affiliate-store/server/src/capabilities/commissions/domain/invariants';
import * as mature from '../../src/plugins/affiliate-store/server/src/capabilities/commissions/domain/mature-share';
import * as payoutState from '../../src/plugins/affiliate-store/server/src/capabilities/commissions/domain/payout-state';
import * as reassign from '../../src/plugins/affiliate-store/server/src/capabilities/commissions/domain/reassign';
import * as creditRecipes from '../../src/plugins/affiliate-store/server/src/capabilities/commissions/domain/recipes-credit';
import * as taxRecipes from '../../src/plugins/affiliate-store/server/src/capabilities/commissions/domain/recipes-self-billing';
import * as reject from '../../src/plugins/affiliate-store/server/src/capabilities/commissions/domain/reject-share';
import * as recipes from '../../src/plugins/affiliate-store/server/src/capabilities/commissions/domain/recipes-payout';
import * as recompute from '../../src/plugins/affiliate-store/server/src/capabilities/commissions/domain/recompute';

/** The modules of the product that a story runs through, by file name, so that a mutant can stand in for the real one. */
export const MODULES = {
  balances,
  'book-dispute': dispute,
  'book-fee': fee,
  'book-inquiry': inquiry,
  'book-refund': refund,
  'book-sale': sale,
  failures,
  'hold-share': hold,
  invariants,
  'mature-share': mature,
  'payout-state': payoutState,
  reassign,
  'recipes-credit': creditRecipes,
  'recipes-payout': recipes,
  'recipes-self-billing': taxRecipes,
  'reject-share': reject,
  recompute,
};

/** The product, seen from outside. */
export type Product = typeof balances &
  typeof dispute &
  typeof fee &
  typeof inquiry &
  typeof refund &
  typeof sale &
  typeof failures &
  typeof hold &
  typeof invariants &
  typeof mature &
  typeof payoutState &
  typeof reassign &
  typeof creditRecipes &
  typeof recipes &
  typeof taxRecipes &
  typeof reject &
  typeof recompute;

/** The real one. */
export const product: Product = Object.assign({}, ...Object.values(MODULES)) as Product;
