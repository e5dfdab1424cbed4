import type { Reason, Rule } from './decision';
import { promiseTo, type Evidence, type Promised } from './evidence';
import type { Touch } from './touch';
import { firstDecides, levelOf, reasonOfLoss, reasonOfWin, VISITS } from './ways';
import { byAge, clickOrder, type Objection } from './weigh-touch';

/** Of the highest way, then the earliest or the latest in time, and of equals the lower click id (R01). */
const first = (valid: readonly Touch[], rule: Rule): Touch | undefined =>
  [...valid].sort(
    (a, b) => levelOf(a, rule) - levelOf(b, rule) || (firstDecides(a, rule) ? a.at - b.at : b.at - a.at) || clickOrder(a, b),
  )[0];

/** The touch that decides, and the rule with the model by which it does; `earlier` is the other of two that share, or the territory that does. */
export interface Chosen {
  readonly touch: Touch;
  readonly rule: Rule;
  readonly earlier?: Touch;
}

/**
 * The first and the last of the visits, where the model shares and no higher way has the sale. One order of age for both ends, so that two
 * touches of one millisecond are a first and a last one like any others. Of one affiliate at both ends it is theirs alone.
 */
const shared = (valid: readonly Touch[], chosen: Chosen): Chosen => {
  const { touch, rule } = chosen;
  if (rule.model !== 'multi_click' || levelOf(touch, rule) !== VISITS) return chosen;
  const visits = valid.filter((each) => levelOf(each, rule) === VISITS).sort(byAge);
  const [earlier = touch, last = touch] = [visits[0], visits.at(-1)];
  return earlier.affiliateId === last.affiliateId ? { touch: last, rule } : { touch: last, rule, earlier };
};

/**
 * The touch that decides. Affiliates of one order may have been promised different models, and then one promise has to give way: the one
 * made first is kept first. The model of the oldest terms picks among all touches; if it picks somebody under those terms (or older
 * ones) they have the sale, else the model of the next terms is asked. Where all were promised the same, that is the one model.
 */
export const decisive = (valid: readonly Touch[], rule: Rule, affiliates: Evidence['affiliates']): Chosen | undefined => {
  const promiseOf = ({ affiliateId }: Touch): Promised => promiseTo(affiliates.get(affiliateId), rule);
  const rounds = new Map(valid.map((touch) => [promiseOf(touch).version, promiseOf(touch)]));
  for (const [version, { model, firstShareBasisPoints }] of [...rounds].sort(([a], [b]) => a - b)) {
    const promised = { ...rule, model, ...(firstShareBasisPoints === undefined ? {} : { firstShareBasisPoints }) };
    const touch = first(valid, promised);
    const chosen = touch && shared(valid, { touch, rule: promised });
    if (chosen && promiseOf(chosen.touch).version <= version) return chosen;
  }
  return undefined;
};

/**
 * An order from a territory that somebody else brought, by what that somebody was promised: it goes to the holder, or is shared with them. What
 * the holder brought themself, or staff attached, is as it is; nor does a territory bring anything where nobody brought the buyer.
 */
export const inTerritory = (chosen: Chosen, holder: Touch | undefined, promised: Promised): Chosen => {
  const { touch, rule, earlier } = chosen;
  if (!holder || touch.kind === 'staff' || touch.affiliateId === holder.affiliateId) return chosen;
  if (promised.territoryRule === 'holder') return { touch: holder, rule };
  if (promised.territoryRule !== 'shared' || earlier) return chosen;
  const { territoryShareBasisPoints: share } = promised;
  return { touch, rule: { ...rule, ...(share === undefined ? {} : { territoryShareBasisPoints: share }) }, earlier: holder };
};

export const reasonOf = ({ touch, rule, earlier }: Chosen): Reason =>
  earlier && earlier.kind !== 'territory' ? 'LAST_OF_TWO' : reasonOfWin(touch, rule);
export const reasonOfOther = ({ kind }: Touch): Reason => (kind === 'territory' ? 'TERRITORY_SHARE' : 'FIRST_OF_TWO');

export const verdictOf = (touch: Touch, chosen: Chosen | undefined, objection: Objection | null): Objection => {
  if (objection) return objection;
  // Nobody won though a territory is kept: only its holder may earn there, and another brought the buyer.
  if (!chosen) return { verdict: 'lost', reason: touch.kind === 'territory' ? 'TERRITORY_CLOSED' : reasonOfLoss(undefined) };
  const { touch: best, earlier } = chosen;
  if (touch === best) return { verdict: 'won', reason: reasonOf(chosen) };
  if (touch === earlier) return { verdict: 'won', reason: reasonOfOther(touch) };
  const isWinners = [best, earlier].some((one) => one?.affiliateId === touch.affiliateId);
  return { verdict: 'lost', reason: isWinners ? 'OWN_TOUCH_WON' : reasonOfLoss(best) };
};
