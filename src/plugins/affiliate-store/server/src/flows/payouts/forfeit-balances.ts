import type { Core } from '@strapi/strapi';
import { affiliates } from '../../capabilities/affiliates/service';
import { ledger } from '../../capabilities/ledger/service';
import { messaging } from '../../capabilities/messaging/service';
import {
  forfeitAfterMonths,
  forfeitNoticeDays,
  forfeitTermsFrom,
  forfeitureStep,
  payoutFailures,
  payouts,
  type Adjustment,
  type ForfeitureNotice,
} from '../../capabilities/payouts/service';
import { people, type Party } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import { minor } from '../../kernel/money';
import { failed, type Outcome } from '../../kernel/outcome';
import { letOthersIn } from '../../platform/breath';
import { now } from '../../platform/clock';
import { isoOf } from '../../platform/moments';
import { setting } from '../../platform/settings';
import { together, togetherOrNot } from '../../platform/transaction';
import { adjustBalance } from '../ledger/adjust-balance';
import { languageOfParty } from '../messaging/party-language';

const MOST = 1_000;

/** When a party last agreed to a contract since the terms say that old balances are given up; null where they never did. */
const agreedSince = async (strapi: Core.Strapi, party: Party, from: string): Promise<number | null> => {
  if (from === '') return null;
  const places = await affiliates(strapi).affiliatesOfParty(party.id);
  const agreed = [...(await affiliates(strapi).contractsAt(places, now())).values()]
    .map(({ contract }) => contract.consent)
    .filter(({ consent, at }) => (consent === 'self' || consent === 'staff' || consent === 'paper') && at >= Date.parse(from))
    .map(({ at }) => at);
  return agreed.length === 0 ? null : Math.max(...agreed);
};

/** Since when nothing of a party has moved: no money, no bank data, no contract, and no notice they answered. */
const idleSince = async (strapi: Core.Strapi, party: Party, agreedAt: number): Promise<number> => {
  const moved = (await ledger(strapi).lastMoved([party.publicId])).get(party.publicId) ?? 0;
  const method = (await payouts(strapi).methods([party.id])).get(party.id)?.changedAt ?? 0;
  const kept = (await payouts(strapi).forfeitureNotices({ partyId: party.id, state: 'kept' }, 1))[0]?.closedAt ?? 0;
  return Math.max(moved, method, kept, agreedAt);
};

const tell = async (strapi: Core.Strapi, party: Party, notice: ForfeitureNotice): Promise<void> => {
  if (party.emailNorm === null) return;
  await messaging(strapi).queueMail({
    kind: 'balance_idle',
    to: party.emailNorm,
    locale: await languageOfParty(strapi, party),
    dedupeKey: `balance_idle:${notice.publicId}`,
    facts: { amount: { minor: minor(notice.amount), currency: notice.currency }, day: notice.dueAt, months: notice.months },
  });
};

/** Looks at one balance: tells of it, or ends the notice that stands where something has moved. */
const lookAt = (strapi: Core.Strapi, owner: string, currency: string): Promise<void> =>
  together(strapi, async () => {
    const found = (await people(strapi).partiesByPublicId([owner])).get(owner);
    const party = found ? await people(strapi).lockParty(found.id) : null;
    if (!party) return;
    const standing =
      (await payouts(strapi).forfeitureNotices({ partyId: party.id, state: 'noticed' }, MOST)).find((one) => one.currency === currency) ??
      null;
    const agreedAt = await agreedSince(strapi, party, await setting(strapi, forfeitTermsFrom));
    // Nobody is told who could not read the letter, or did not agree.
    if (!standing && (agreedAt === null || party.emailNorm === null)) return;
    const [months, noticeDays] = [await setting(strapi, forfeitAfterMonths), await setting(strapi, forfeitNoticeDays)];
    const idle = await idleSince(strapi, party, agreedAt ?? 0);
    const step = forfeitureStep({ idle, standing }, { months, noticeDays }, now());
    if (step.do === 'spare' && standing) await payouts(strapi).closeForfeitureNotice(standing, { state: 'moved' });
    if (step.do !== 'notice') return;
    const amount = (await ledger(strapi).balancesOf(owner)).find((row) => row.currency === currency)?.available ?? 0;
    if (amount <= 0) return;
    const notice = { partyId: party.id, currency, amount, idleSince: idle, months, dueAt: step.dueAt };
    await tell(strapi, party, await payouts(strapi).addForfeitureNotice(notice));
  });

/** Goes through everybody with a balance; nothing where the shop has no such rule. Nothing is ever taken here: a person confirms. */
export const watchOldBalances = async (strapi: Core.Strapi): Promise<void> => {
  if ((await setting(strapi, forfeitAfterMonths)) === 0) return;
  for (const { owner, currency } of await ledger(strapi).balances({ standing: 'available' }, null)) {
    await lookAt(strapi, owner, currency);
    await letOthersIn();
  }
};

/** Staff confirms that a balance is given up (J23); above the limit a second person has to. Never before its day, nor where anything moved. */
export const confirmForfeiture = (
  strapi: Core.Strapi,
  id: string,
  { by, reason }: { readonly by: string; readonly reason: string },
): Promise<Outcome<Adjustment, Failure>> =>
  togetherOrNot(strapi, async () => {
    const seen = await payouts(strapi).lockForfeitureNotice({ public_id: id });
    if (!seen) return failed(payoutFailures.because('FORFEITURE_NOT_FOUND'));
    const party = await people(strapi).lockParty(seen.partyId);
    if (!party) return failed(payoutFailures.because('PARTY_NOT_FOUND'));
    if (seen.state !== 'noticed') return failed(payoutFailures.because('FORFEITURE_SPARED'));
    if (now() < seen.dueAt) return failed(payoutFailures.because('FORFEITURE_NOT_DUE', { dueAt: isoOf(seen.dueAt) }));
    if ((await idleSince(strapi, party, 0)) > seen.idleSince) return failed(payoutFailures.because('FORFEITURE_SPARED'));
    await payouts(strapi).closeForfeitureNotice(seen, { state: 'confirmed' });
    const made = await adjustBalance(strapi, {
      party: party.publicId,
      currency: seen.currency,
      kind: 'forfeiture',
      amount: seen.amount,
      reason,
      by,
    });
    if (!made.ok) return made;
    await payouts(strapi).closeForfeitureNotice(
      { id: seen.id, state: 'confirmed' },
      { state: 'confirmed', adjustmentId: made.value.publicId },
    );
    return made;
  });

/** Their owner is still here: every notice that stands, or waits for a second person, is over. */
export const keepBalances = (strapi: Core.Strapi, { id }: Party): Promise<number> =>
  together(strapi, async () => {
    await people(strapi).lockParty(id);
    let kept = 0;
    for (const notice of await standingNotices(strapi, id))
      if (await payouts(strapi).closeForfeitureNotice(notice, { state: 'kept' })) kept += 1;
    return kept;
  });

/** What a party was told will be given up, and has not been: it may still be kept. */
export const standingNotices = async (strapi: Core.Strapi, partyId: number): Promise<readonly ForfeitureNotice[]> => {
  const confirmed = await payouts(strapi).forfeitureNotices({ partyId, state: 'confirmed' }, MOST);
  const entries = await payouts(strapi).adjustmentsById(confirmed.flatMap(({ adjustmentId }) => adjustmentId ?? []));
  return [
    ...(await payouts(strapi).forfeitureNotices({ partyId, state: 'noticed' }, MOST)),
    ...confirmed.filter(({ adjustmentId }) => entries.get(adjustmentId ?? '')?.state === 'awaiting_approval'),
  ];
};
