import type { Core } from '@strapi/strapi';
import type { SelfBillingView } from '../../../../contracts/self-billing';
import { catalog } from '../../capabilities/catalog/service';
import { people } from '../../capabilities/people/service';
import type { Party } from '../../capabilities/people/service';
import { payoutFailures } from '../../capabilities/payouts/service';
import { selfBilling, selfBillingFailures, TERMS_VERSION } from '../../capabilities/self-billing/service';
import type { Agreement, BusinessData, Treatment } from '../../capabilities/self-billing/service';
import { countsAsCompany, isInUnion, readVatId, standingOf, taxes, taxFailures } from '../../capabilities/taxes/service';
import type { VatCheck } from '../../capabilities/taxes/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok } from '../../kernel/outcome';
import type { Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { now } from '../../platform/clock';
import { isoOf } from '../../platform/moments';
import { togetherOrNot } from '../../platform/transaction';
import { askRegister } from '../taxes/ask-about-vat';
import { rateAtHome, treatmentFor } from './self-bill';

const OBSTACLES = { CHARGES_VAT: 'SELF_BILLING_CHARGES_VAT', VAT_ID_NEEDED: 'SELF_BILLING_VAT_ID_NEEDED' } as const;

const agreed = (agreement: Agreement | null): Agreement | null => (agreement?.state === 'agreed' ? agreement : null);

/** What invoices of a creator say of them already: nobody is asked twice. */
const knownOf = async (strapi: Core.Strapi, { emailNorm }: Party): Promise<SelfBillingView['known']> => {
  const paper = emailNorm === null ? null : await catalog(strapi).sellerPaper(emailNorm);
  return paper?.address ? { name: paper.name, address: paper.address, country: paper.country, vatId: paper.vatId } : null;
};

/** How self-billing stands for a payee. */
export const readSelfBillingOf = async (strapi: Core.Strapi, party: Party): Promise<SelfBillingView> => {
  const recipient = await selfBilling(strapi).recipient();
  const agreement = agreed(await selfBilling(strapi).agreementOf(party.id));
  const rate = recipient ? await rateAtHome(strapi, recipient.country) : 0;
  const treated = agreement && recipient && treatmentFor(agreement, { country: recipient.country, rate });
  return {
    offered: recipient !== null,
    shopCountry: recipient?.country ?? null,
    version: TERMS_VERSION,
    agreement: agreement && {
      name: agreement.name,
      address: agreement.address,
      country: agreement.country,
      vatId: agreement.vatId,
      status: agreement.status,
      liableFrom: agreement.liableFrom,
      version: agreement.version,
      since: isoOf(agreement.since),
      at: isoOf(agreement.at),
    },
    known: await knownOf(strapi, party),
    obstacle: treated && 'obstacle' in treated ? treated.obstacle : null,
    rate: treated && 'treatment' in treated && treated.treatment === 'domestic' ? rate : null,
  };
};

/** What a payee says, with what the register said of their number. */
type Checked = BusinessData & Pick<Agreement, 'vatCheck'>;

/**
 * Asks the register about a number that decides where tax is paid, where the shop asks about those of its buyers too. One that is not registered
 * is refused; without an answer its form does where the shop owes the tax, but no tax is paid to a number nobody has confirmed.
 */
const confirmed = async (
  strapi: Core.Strapi,
  data: BusinessData,
  by: { readonly treatment: Treatment; readonly requester: string },
): Promise<Outcome<Checked, Failure>> => {
  const policy = await taxes(strapi).policy();
  const isDecisive = by.treatment === 'domestic' || by.treatment === 'reverse_charge';
  if (!policy.ask || !isDecisive || readVatId(data.vatId) === null) return ok({ ...data, vatCheck: null });
  const question = { vatId: data.vatId, requester: by.requester };
  const known: VatCheck | null = await taxes(strapi).latestCheck(question);
  const fresh = known && standingOf(known, policy, now()) === 'confirmed' ? known : await askRegister(strapi, question);
  if (fresh.state === 'invalid') return failed(taxFailures.because('VAT_ID_NOT_REGISTERED'));
  const stands = by.treatment === 'domestic' ? fresh.state === 'valid' : countsAsCompany(standingOf(fresh, policy, now()));
  return stands ? ok({ ...data, vatCheck: fresh.id }) : failed(selfBillingFailures.because('SELF_BILLING_VAT_ID_UNANSWERED'));
};

const checked = async (strapi: Core.Strapi, said: BusinessData, version: string): Promise<Outcome<Checked, Failure>> => {
  const recipient = await selfBilling(strapi).recipient();
  if (!recipient) return failed(selfBillingFailures.because('SELF_BILLING_NOT_OFFERED'));
  if (version !== TERMS_VERSION) return failed(selfBillingFailures.because('SELF_BILLING_TERMS_CHANGED', { version: TERMS_VERSION }));
  // A number of another part of the world is none this shop can check; it stands on the paper as it was typed.
  const unread = said.vatId === '' || !isInUnion(said.country) ? said.vatId : undefined;
  const vatId = readVatId(said.vatId)?.id ?? unread;
  if (vatId === undefined) return failed(taxFailures.because('VAT_ID_INVALID'));
  const data = { ...said, vatId, liableFrom: said.status === 'vat_liable' ? said.liableFrom : null };
  const treated = treatmentFor(data, { country: recipient.country, rate: await rateAtHome(strapi, recipient.country) });
  if ('obstacle' in treated) return failed(selfBillingFailures.because(OBSTACLES[treated.obstacle]));
  return confirmed(strapi, data, { treatment: treated.treatment, requester: recipient.vatId });
};

/** Writes an agreement down with the words and the moment, or its end; the party is locked, so that two windows make one story. */
const write = (
  strapi: Core.Strapi,
  party: Party,
  by: string,
  next: (before: Agreement | null) => (Checked & Pick<Agreement, 'state' | 'version' | 'since'>) | null,
): Promise<Outcome<null, Failure>> =>
  togetherOrNot(strapi, async () => {
    const locked = await people(strapi).lockParty(party.id);
    if (!locked) return failed(payoutFailures.because('NOT_A_PAYEE'));
    const before = await selfBilling(strapi).agreementOf(party.id);
    const said = next(before);
    if (!said) return ok(null);
    await selfBilling(strapi).say(locked, { ...said, by });
    await audit(strapi, {
      actor: by,
      action: said.state === 'agreed' ? 'self-billing.agree' : 'self-billing.end',
      subject: `party:${party.publicId}`,
      before: before ? { state: before.state, status: before.status, country: before.country } : null,
      after: { state: said.state, status: said.status, country: said.country, version: said.version },
    });
    return ok(null);
  });

/** Agrees to self-billing, or changes the business data of what was agreed to. */
export const agree = async (
  strapi: Core.Strapi,
  party: Party,
  { version, by, ...said }: BusinessData & { readonly version: string; readonly by: string },
): Promise<Outcome<SelfBillingView, Failure>> => {
  const data = await checked(strapi, said, version);
  if (!data.ok) return data;
  const written = await write(strapi, party, by, (before) => ({
    ...data.value,
    state: 'agreed',
    version,
    since: agreed(before)?.since ?? now(),
  }));
  return written.ok ? ok(await readSelfBillingOf(strapi, party)) : written;
};

/** Ends it; who never agreed has ended nothing. */
export const endAgreement = async (strapi: Core.Strapi, party: Party, by: string): Promise<Outcome<SelfBillingView, Failure>> => {
  const written = await write(strapi, party, by, (before) => (before?.state === 'agreed' ? { ...before, state: 'ended' } : null));
  return written.ok ? ok(await readSelfBillingOf(strapi, party)) : written;
};
