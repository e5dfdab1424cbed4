import type { Core } from '@strapi/strapi';
import { siteKind, type OwnSettings, type PartnerSiteView } from '../../../../contracts/partner-settings';
import type { Locale } from '../../../../contracts/primitives';
import { affiliateFailures, affiliates } from '../../capabilities/affiliates/service';
import { messaging, type LetterReader } from '../../capabilities/messaging/service';
import { people } from '../../capabilities/people/service';
import { sites, type PartnerSite } from '../../capabilities/sites/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { isoOf, maybeIsoOf } from '../../platform/moments';
import { togetherOrNot } from '../../platform/transaction';
import { languageOfParty } from '../messaging/party-language';
import type { PartnerSelf } from '../affiliates/read-partner-portal';

/** Letters to affiliates, and to whoever is paid: an affiliate is both. */
const READERS: readonly LetterReader[] = ['affiliate', 'payee'];

export const siteView = ({ publicId, kind, url, addedAt, removedAt }: PartnerSite): PartnerSiteView => ({
  id: publicId,
  kind: siteKind.catch('other').parse(kind),
  url,
  addedAt: isoOf(addedAt),
  removedAt: maybeIsoOf(removedAt),
});

const settingsOf = async (strapi: Core.Strapi, { partyId }: PartnerSelf): Promise<Outcome<OwnSettings, Failure>> => {
  const party = await people(strapi).party(partyId);
  if (!party) return failed(affiliateFailures.because('NOT_AN_AFFILIATE'));
  const email = party.emailNorm ?? '';
  return ok({
    email,
    language: party.locale,
    languageNow: await languageOfParty(strapi, party),
    letters: [...(await messaging(strapi).letterChoices(email, READERS))],
    sites: (await sites(strapi).sitesOf(partyId)).map(siteView),
  });
};

/** What an affiliate has chosen for themself. */
export const readPartnerSettings = settingsOf;

/** Keeps what an affiliate chose: all of it, or, where a part is refused, nothing. */
export const changePartnerSettings = (
  strapi: Core.Strapi,
  self: PartnerSelf,
  {
    language,
    letters = [],
  }: {
    readonly language?: Locale | null | undefined;
    readonly letters?: ReadonlyArray<{ readonly kind: string; readonly wanted: boolean }> | undefined;
  },
): Promise<Outcome<OwnSettings, Failure>> =>
  togetherOrNot(strapi, async () => {
    const party = await people(strapi).party(self.partyId);
    if (!party) return failed(affiliateFailures.because('NOT_AN_AFFILIATE'));
    if (language !== undefined) await people(strapi).chooseLanguage(party.id, language);
    for (const said of letters) {
      const kept = await messaging(strapi).chooseLetter(party.emailNorm ?? '', READERS, said);
      if (!kept.ok) return kept;
    }
    return settingsOf(strapi, self);
  });

/** The sites of the party behind an affiliate staff names. */
export const sitesOfAffiliate = async (strapi: Core.Strapi, documentId: string): Promise<Outcome<PartnerSiteView[], Failure>> => {
  const place = await affiliates(strapi).affiliateOfDocument(documentId);
  return place ? ok((await sites(strapi).sitesOf(place.partyId)).map(siteView)) : failed(affiliateFailures.because('AFFILIATE_NOT_FOUND'));
};
