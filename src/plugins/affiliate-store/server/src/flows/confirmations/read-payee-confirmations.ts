import type { Core } from '@strapi/strapi';
import type { PayeeConfirmationDetail, PayeeConfirmationRow } from '../../../../contracts/admin';
import {
  confirmationFailures,
  confirmations,
  mayBePaid,
  type Confirmation,
  type ConfirmationState,
} from '../../capabilities/confirmations/service';
import { people, type Party } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { maybeIsoOf } from '../../platform/moments';
import { isOverdue } from './hand-in-identity';
import { sellersAmong } from './payee-standing';
import { papersOf } from './read-confirmations';

const rowOf = async (strapi: Core.Strapi, party: Party, kept: Confirmation): Promise<PayeeConfirmationRow> => ({
  id: party.publicId,
  name: party.name,
  email: party.emailNorm ?? '',
  state: kept.state,
  paid: mayBePaid(kept, true),
  handedInAt: maybeIsoOf(kept.handedInAt),
  dueOn: kept.state === 'in_review' ? kept.dueOn : null,
  overdue: await isOverdue(strapi, kept),
});

const ORDER: Readonly<Record<ConfirmationState, number>> = { in_review: 0, sent_back: 1, missing: 2, confirmed: 3 };
const byNeed = (a: PayeeConfirmationRow, b: PayeeConfirmationRow): number =>
  ORDER[a.state] - ORDER[b.state] || (a.dueOn ?? '').localeCompare(b.dueOn ?? '') || a.name.localeCompare(b.name);

/** One page of payees who sell nothing and of whom something is kept; `from` is how many are above it. */
export const listPayeeConfirmationsOf = async (
  strapi: Core.Strapi,
  state: ConfirmationState | undefined,
  page: { readonly from: number; readonly limit: number },
): Promise<{ readonly rows: PayeeConfirmationRow[]; readonly next: number | null; readonly total: number }> => {
  const kept = (await confirmations(strapi).everyone()).filter((one) => state === undefined || one.state === state);
  const parties = await people(strapi).parties(kept.map(({ partyId }) => partyId));
  const sellers = await sellersAmong(strapi, [...parties.values()]);
  const rows: PayeeConfirmationRow[] = [];
  for (const one of kept) {
    const party = parties.get(one.partyId);
    if (party && !sellers.has(party.id)) rows.push(await rowOf(strapi, party, one));
  }
  const end = page.from + page.limit;
  return { rows: rows.sort(byNeed).slice(page.from, end), next: end < rows.length ? end : null, total: rows.length };
};

/** A payee who sells nothing; whoever sells is found among the creators. */
export const payeeToConfirm = async (strapi: Core.Strapi, publicId: string): Promise<Outcome<Party, Failure>> => {
  const party = (await people(strapi).partiesByPublicId([publicId])).get(publicId);
  const sells = party && (await sellersAmong(strapi, [party])).has(party.id);
  return party && !sells ? ok(party) : failed(confirmationFailures.because('CONFIRMATION_NOT_FOUND'));
};

/** One payee with everything staff decides by. */
export const readPayeeConfirmationOf = async (
  strapi: Core.Strapi,
  publicId: string,
): Promise<Outcome<PayeeConfirmationDetail, Failure>> => {
  const party = await payeeToConfirm(strapi, publicId);
  if (!party.ok) return party;
  const kept = await confirmations(strapi).of(party.value.id);
  return ok({ ...(await rowOf(strapi, party.value, kept)), ...(await papersOf(strapi, party.value, kept, party.value.name)) });
};
