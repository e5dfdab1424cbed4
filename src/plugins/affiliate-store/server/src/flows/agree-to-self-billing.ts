import type { Core } from '@strapi/strapi';
import type { SelfBillingView } from '../../../contracts/self-billing';
import { catalog } from '../capabilities/catalog/service';
import { people } from '../capabilities/people/service';
import type { Party } from '../capabilities/people/service';
import { payoutFailures } from '../capabilities/payouts/service';
import { selfBilling, selfBillingFailures, TERMS_VERSION } from '../capabilities/self-billing/service';
import type { Agreement, BusinessData } from '../capabilities/self-billing/service';
import { isInUnion, readVatId, taxFailures } from '../capabilities/taxes/service';
import type { Failure } from '../kernel/failure';
import { failed, ok } from '../kernel/outcome';
import type { Outcome } from '../kernel/outcome';
import { audit } from '../platform/audit';
import { now } from '../platform/clock';
import { isoOf } from '../platform/moments';
import { togetherOrNot } from '../platform/transaction';
import { treatmentFor } from './self-bill';

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
  const treated = agreement && recipient && treatmentFor(agreement, recipient.country);
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
      version: agreement.version,
      since: isoOf(agreement.since),
      at: isoOf(agreement.at),
    },
    known: await knownOf(strapi, party),
    obstacle: treated && 'obstacle' in treated ? treated.obstacle : null,
  };
};

const checked = async (strapi: Core.Strapi, said: BusinessData, version: string): Promise<Outcome<BusinessData, Failure>> => {
  const recipient = await selfBilling(strapi).recipient();
  if (!recipient) return failed(selfBillingFailures.because('SELF_BILLING_NOT_OFFERED'));
  if (version !== TERMS_VERSION) return failed(selfBillingFailures.because('SELF_BILLING_TERMS_CHANGED', { version: TERMS_VERSION }));
  // A number of another part of the world is none this shop can check; it stands on the paper as it was typed.
  const unread = said.vatId === '' || !isInUnion(said.country) ? said.vatId : undefined;
  const vatId = readVatId(said.vatId)?.id ?? unread;
  if (vatId === undefined) return failed(taxFailures.because('VAT_ID_INVALID'));
  const data = { ...said, vatId };
  const treated = treatmentFor(data, recipient.country);
  return 'obstacle' in treated ? failed(selfBillingFailures.because(OBSTACLES[treated.obstacle])) : ok(data);
};

/** Writes an agreement down with the words and the moment, or its end; the party is locked, so that two windows make one story. */
const write = (
  strapi: Core.Strapi,
  party: Party,
  by: string,
  next: (before: Agreement | null) => (BusinessData & Pick<Agreement, 'state' | 'version' | 'since'>) | null,
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
