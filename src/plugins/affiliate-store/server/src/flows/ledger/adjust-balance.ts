import type { Core } from '@strapi/strapi';
import { currencies } from '../../capabilities/currencies/service';
import { creditRecipes, payoutRecipes } from '../../capabilities/commissions/service';
import { ledger } from '../../capabilities/ledger/service';
import {
  adjustmentApprovalAbove,
  exceedsBalance,
  exceedsDebt,
  movedInto,
  payoutFailures,
  payouts,
  type Adjustment,
  type AdjustmentKind,
  type MovedInto,
} from '../../capabilities/payouts/service';
import { people, type Party } from '../../capabilities/people/service';
import { payable } from '../../kernel/account';
import type { Failure } from '../../kernel/failure';
import type { JournalDraft } from '../../kernel/journal';
import { minor } from '../../kernel/money';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { mayApprove, needsSecondPerson } from '../../kernel/second-person';
import { audit } from '../../platform/audit';
import { now } from '../../platform/clock';
import { setting } from '../../platform/settings';
import { togetherOrNot } from '../../platform/transaction';
import { followEntry } from '../cases/follow-cases';
import { writeContestWon } from '../contests/write-contest-mail';
import { writeCreditMail } from '../payouts/write-payout-mail';

/** An entry somebody wants to make; the amount in minor units, above zero. */
export interface AdjustmentWish {
  /** Whose: a party the books know, or for store credit whoever is at an e-mail address. */
  readonly party?: string | undefined;
  readonly email?: string | undefined;
  readonly currency: string;
  readonly kind: AdjustmentKind;
  /** The other currency of a currency move. */
  readonly into?: string | undefined;
  readonly amount: number;
  readonly reason: string;
  readonly by: string;
  /** The case whose decision it is. */
  readonly caseId?: string;
  /** The contest it was won in. */
  readonly contestId?: string;
}

const journalsOf = (made: Adjustment, party: Party): JournalDraft[] => {
  const entry = { id: made.publicId, party: party.publicId, currency: made.currency, amount: minor(made.amount) };
  if (made.kind === 'credit') return creditRecipes.creditGranted(entry);
  if (made.into !== null) {
    const into = { currency: made.into.currency, amount: minor(made.into.amount) };
    return payoutRecipes.balanceMoved({ ...entry, into });
  }
  if (made.kind === 'forfeiture') return payoutRecipes.balanceForfeited(entry);
  if (made.kind === 'reinstatement') return payoutRecipes.balanceReinstated(entry);
  if (made.kind === 'bonus') return payoutRecipes.bonusGranted(entry, made.bucket);
  return made.kind === 'write_off' ? payoutRecipes.debtWrittenOff(entry) : payoutRecipes.deductionMade(entry, 'platform_revenue');
};

/** Why an entry about what was given up may not be booked: more than was, or its owner has kept it since it was confirmed. */
const refusalOfForfeit = async (strapi: Core.Strapi, made: Adjustment): Promise<Failure | null> => {
  if (made.kind === 'reinstatement') {
    // An entry that waits for nobody is counted as booked already.
    const left = (await payouts(strapi).forfeited(made.partyId)).get(made.currency) ?? 0;
    const forfeited = made.state === 'booked' ? left + made.amount : left;
    return made.amount > forfeited ? payoutFailures.because('REINSTATEMENT_EXCEEDS', { forfeited }) : null;
  }
  if (made.kind !== 'forfeiture' || made.state !== 'awaiting_approval') return null;
  const notice = await payouts(strapi).lockForfeitureNotice({ adjustment_id: made.publicId });
  return notice?.state === 'confirmed' ? null : payoutFailures.because('FORFEITURE_SPARED');
};

/** Books it (J20, J21, J22, J23, J24, J32), or says why it may not be. The party is locked. */
const book = async (strapi: Core.Strapi, made: Adjustment, party: Party, by: string): Promise<Failure | null> => {
  const available = await ledger(strapi).lockBalance(payable(party.publicId, 'available', made.currency));
  if (exceedsDebt(made.kind, made.amount, available))
    return payoutFailures.because('WRITE_OFF_EXCEEDS_DEBT', { debt: Math.max(0, -available) });
  if (exceedsBalance(made.kind, made.amount, available))
    return payoutFailures.because('BALANCE_EXCEEDED', { available: Math.max(0, available) });
  const refused = await refusalOfForfeit(strapi, made);
  if (refused) return refused;
  await ledger(strapi).post(journalsOf(made, party), { orderId: null, actor: by, occurredAt: now() });
  if (made.kind === 'credit') await writeCreditMail(strapi, party, made);
  if (made.contestId !== null) await writeContestWon(strapi, party, made);
  return null;
};

/**
 * What a currency move brings, at the stored rate of this moment; null for every other kind. Where a second person has to look, they approve
 * the amounts that were reckoned here, whatever the rate has become.
 */
const reckonMove = async (
  strapi: Core.Strapi,
  { kind, currency, into, amount }: AdjustmentWish,
): Promise<Outcome<MovedInto | null, Failure>> => {
  if ((kind === 'currency_move') !== (into !== undefined) || into === currency)
    return failed(payoutFailures.because('MOVE_CURRENCY_WRONG'));
  if (into === undefined) return ok(null);
  const [there, back] = [await currencies(strapi).ratesThen(currency, into), await currencies(strapi).ratesThen(into, currency)];
  const rate = there(now()) ?? back(now());
  if (!rate) return failed(payoutFailures.because('MOVE_RATE_MISSING'));
  const moved = movedInto(amount, { from: currency, to: into }, rate);
  return moved.amount > 0 ? ok(moved) : failed(payoutFailures.because('MOVE_WORTH_NOTHING'));
};

/** Whose balance it is about. Store credit may be given to a buyer, whom the books get to know by it; a mistyped address is nobody's. */
const partyWished = async (strapi: Core.Strapi, { party, email, kind }: AdjustmentWish): Promise<Party | null> => {
  if (party !== undefined) return (await people(strapi).partiesByPublicId([party])).get(party) ?? null;
  if (email === undefined || kind !== 'credit' || !(await people(strapi).isKnown(email))) return null;
  return people(strapi).partyOfPerson(email);
};

/** Makes an entry about somebody's balance, or leaves it for a second person where it is above the limit. */
export const adjustBalance = (strapi: Core.Strapi, wish: AdjustmentWish): Promise<Outcome<Adjustment, Failure>> =>
  togetherOrNot(strapi, async () => {
    const { currency, kind, amount, reason, by, caseId, contestId } = wish;
    const found = await partyWished(strapi, wish);
    const party = found ? await people(strapi).lockParty(found.id) : null;
    if (!party) return failed(payoutFailures.because('PARTY_NOT_FOUND'));
    const reckoned = await reckonMove(strapi, wish);
    if (!reckoned.ok) return reckoned;
    const into = reckoned.value;
    const waits = needsSecondPerson(amount, currency, await setting(strapi, adjustmentApprovalAbove));
    const made = await payouts(strapi).addAdjustment({
      partyId: party.id,
      currency,
      kind,
      amount,
      bucket: 'available',
      reason,
      state: waits ? 'awaiting_approval' : 'booked',
      madeBy: by,
      caseId,
      contestId,
      into,
    });
    const refusal = waits ? null : await book(strapi, made, party, by);
    if (refusal) return failed(refusal);
    await audit(strapi, {
      actor: by,
      action: 'payouts.adjust',
      subject: `party:${party.publicId}`,
      reason,
      after: {
        adjustment: made.publicId,
        kind,
        amount,
        currency,
        waits,
        ...(into === null ? {} : { into }),
        ...(caseId === undefined ? {} : { case: caseId }),
        ...(contestId === undefined ? {} : { contest: contestId }),
      },
    });
    return ok(made);
  });

/** Somebody else lets an adjustment be booked, or anybody turns it down. */
export const decideAdjustment = (
  strapi: Core.Strapi,
  id: string,
  { to, by }: { readonly to: 'booked' | 'rejected'; readonly by: string },
): Promise<Outcome<Adjustment, Failure>> =>
  togetherOrNot(strapi, async () => {
    const made = await payouts(strapi).lockAdjustment(id);
    if (!made) return failed(payoutFailures.because('ADJUSTMENT_NOT_FOUND'));
    if (made.state !== 'awaiting_approval') return failed(payoutFailures.because('ADJUSTMENT_DECIDED'));
    if (to === 'booked' && !mayApprove(by, [made.madeBy])) return failed(payoutFailures.because('SECOND_PERSON_NEEDED'));
    const party = await people(strapi).lockParty(made.partyId);
    if (!party) return failed(payoutFailures.because('PARTY_NOT_FOUND'));
    const refusal = to === 'booked' ? await book(strapi, made, party, by) : null;
    if (refusal) return failed(refusal);
    await payouts(strapi).decideAdjustment(made, { state: to, by });
    if (made.kind === 'forfeiture' && to === 'rejected') {
      const notice = await payouts(strapi).lockForfeitureNotice({ adjustment_id: id });
      if (notice?.state === 'confirmed') await payouts(strapi).closeForfeitureNotice(notice, { state: 'turned_down' });
    }
    await followEntry(strapi, made, { to, by });
    await audit(strapi, {
      actor: by,
      action: 'payouts.decide-adjustment',
      subject: `party:${party.publicId}`,
      after: { adjustment: id, to },
    });
    return ok({ ...made, state: to, decidedBy: by, decidedAt: now() });
  });
