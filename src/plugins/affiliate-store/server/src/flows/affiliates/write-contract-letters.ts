import type { Core } from '@strapi/strapi';
import { affiliates, REMINDED_BEFORE_MS, type Affiliate } from '../../capabilities/affiliates/service';
import { messaging } from '../../capabilities/messaging/service';
import { people } from '../../capabilities/people/service';
import { now } from '../../platform/clock';
import { languageOfParty } from '../messaging/party-language';
import { writeTierEndings } from './write-tier-mail';

const DAY = 86_400_000;
/** How far back notices are looked for that nobody was written of: longer than any job is tried. */
const LOOKED_BACK_MS = 7 * DAY;

const write = async (
  strapi: Core.Strapi,
  affiliate: Affiliate,
  kind: 'contract_notice' | 'contract_ending' | 'contract_ended',
  { day, dedupeKey }: { readonly day: number; readonly dedupeKey: string },
): Promise<void> => {
  if (affiliate.email === '' || affiliate.state === 'blocked') return;
  const party = (await people(strapi).partiesByPublicId([affiliate.partyPublicId])).get(affiliate.partyPublicId);
  await messaging(strapi).queueMail({
    kind,
    to: affiliate.email,
    locale: party ? await languageOfParty(strapi, party) : 'en',
    dedupeKey,
    facts: { program: affiliate.programName, day },
  });
};

const writeNotices = async (strapi: Core.Strapi): Promise<void> => {
  const notices = await affiliates(strapi).entriesSince('noticed', now() - LOOKED_BACK_MS);
  const told = await affiliates(strapi).affiliates(notices.map(({ affiliateId }) => affiliateId));
  for (const notice of notices) {
    const affiliate = told.get(notice.affiliateId);
    const day = notice.noticeEndsAt ?? notice.at;
    if (affiliate) await write(strapi, affiliate, 'contract_notice', { day, dedupeKey: `contract-notice:${notice.publicId}` });
  }
};

/** Contracts in their last thirty days, and those that ended lately, unless they were renewed since. */
const writeEnds = async (strapi: Core.Strapi): Promise<void> => {
  const at = now();
  const ids = await affiliates(strapi).runningOut(at - LOOKED_BACK_MS, at + REMINDED_BEFORE_MS);
  const concerned = [...(await affiliates(strapi).affiliates(ids)).values()];
  const standing = await affiliates(strapi).contractsAt(concerned, at);
  for (const affiliate of concerned) {
    const contract = standing.get(affiliate.id)?.contract;
    const day = contract?.validUntil;
    // Whose contract ended for want of sales, or by one side, was told so by another letter.
    if (day === undefined || contract?.lapsed || contract?.parted || day > at + REMINDED_BEFORE_MS) continue;
    const kind = day > at ? 'contract_ending' : 'contract_ended';
    await write(strapi, affiliate, kind, { day, dedupeKey: `${kind}:${affiliate.id}:${day}` });
  }
};

/** Writes to affiliates what their contracts have to tell them; whoever was written to is not written to again. */
export const writeContractLetters = async (strapi: Core.Strapi): Promise<void> => {
  await writeNotices(strapi);
  await writeEnds(strapi);
  await writeTierEndings(strapi);
};
