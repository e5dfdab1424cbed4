import type { Core } from '@strapi/strapi';
import type { decidePayeeConfirmation } from '../../../../contracts/admin';
import type { Input } from '../../../../contracts/endpoint';
import { confirmationFailures, confirmations } from '../../capabilities/confirmations/service';
import { messaging } from '../../capabilities/messaging/service';
import { payouts } from '../../capabilities/payouts/service';
import { people, type Party } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import { failed, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { together, togetherOrNot } from '../../platform/transaction';
import { decideInUnit, type ToldOfDecision } from './confirm-creator';
import { sellersAmong } from './payee-standing';
import { languageOfParty } from '../messaging/party-language';
import { payeeToConfirm } from './read-payee-confirmations';

/** Tells the payee. Whoever staff confirms without papers has not asked for anything. */
const writeTo = async (strapi: Core.Strapi, party: Party, { event, kind, reason }: ToldOfDecision): Promise<void> => {
  if (party.emailNorm === null || kind === 'by_hand') return;
  const letter = { to: party.emailNorm, locale: await languageOfParty(strapi, party), dedupeKey: `confirmation:${event}` };
  await (kind === 'confirmed'
    ? messaging(strapi).queueMail({ ...letter, kind: 'payee_confirmed', facts: { name: party.name } })
    : messaging(strapi).queueMail({ ...letter, kind: 'payee_not_confirmed', facts: { name: party.name, reason: reason ?? '' } }));
};

/** Staff decides about somebody it pays: about what it has looked at, and nothing that was handed in meanwhile. */
export const decideAboutPayee = (
  strapi: Core.Strapi,
  publicId: string,
  wanted: Input<typeof decidePayeeConfirmation>['body'],
  by: string,
): Promise<Outcome<null, Failure>> =>
  togetherOrNot(strapi, async () => {
    const known = await payeeToConfirm(strapi, publicId);
    if (!known.ok) return known;
    const party = await people(strapi).lockParty(known.value.id);
    if (!party) return failed(confirmationFailures.because('CONFIRMATION_NOT_FOUND'));
    return decideInUnit(strapi, party, wanted, { by, audited: 'payee', tell: (told) => writeTo(strapi, party, told) });
  });

/** Confirms, once in the life of an installation, everybody it has paid before it asked who they are: an upgrade holds nobody's money. */
export const confirmEarlierPayees = (strapi: Core.Strapi): Promise<void> =>
  together(strapi, async () => {
    if (!(await confirmations(strapi).begin('payees'))) return;
    const parties = await people(strapi).parties(await payouts(strapi).everPaid());
    const sellers = await sellersAmong(strapi, [...parties.values()]);
    let confirmed = 0;
    for (const party of parties.values()) {
      const before = await confirmations(strapi).of(party.id);
      if (sellers.has(party.id) || before.state !== 'missing' || before.identityId !== null) continue;
      await confirmations(strapi).keep({ ...before, state: 'confirmed', sells: true });
      await confirmations(strapi).tell(party.id, { kind: 'before', actor: 'system', reason: null, identityId: null });
      confirmed += 1;
    }
    if (confirmed > 0)
      await audit(strapi, { actor: 'system', action: 'payee.confirmed-before', subject: 'payees', after: { payees: confirmed } });
  });
