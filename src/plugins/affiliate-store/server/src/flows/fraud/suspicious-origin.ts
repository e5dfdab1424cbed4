import type { Core } from '@strapi/strapi';
import { affiliates, type Affiliate, type Terms } from '../../capabilities/affiliates/service';
import { attribution } from '../../capabilities/attribution/service';
import { bannedSources, bannedSourcesOf, fraud, type Evidence, type Limits } from '../../capabilities/fraud/service';
import { payouts } from '../../capabilities/payouts/service';
import { people } from '../../capabilities/people/service';
import { setting } from '../../platform/settings';

/** The first line of the shop's list that speaks of a host, for all programs or for this one. */
export const bannedAt = async (
  strapi: Core.Strapi,
  lines: readonly string[],
  host: string | null,
  programId: number,
): Promise<Evidence['bannedSource']> => {
  for (const { host: found, program, why } of bannedSourcesOf(lines, host)) {
    const isHere = program === null || (await affiliates(strapi).listing(program))?.program.id === programId;
    if (isHere) return { host: found, why };
  }
  return null;
};

/** Where the click that won came from. Nothing is read where neither the shop's list nor the contract asks. */
export const ofTheOrigin = async (
  strapi: Core.Strapi,
  clickId: number | null,
  { programId, terms }: { readonly programId: number; readonly terms: Pick<Terms, 'forbidsBrandAds'> },
): Promise<Pick<Evidence, 'bannedSource' | 'brandAd'>> => {
  const lines = await setting(strapi, bannedSources);
  if (clickId === null || (lines.length === 0 && terms.forbidsBrandAds === undefined)) return { bannedSource: null, brandAd: null };
  const { host, searchAd } = await attribution(strapi).originOf(clickId);
  return {
    bannedSource: await bannedAt(strapi, lines, host, programId),
    brandAd: terms.forbidsBrandAds === undefined ? null : searchAd,
  };
};

/** Who else is paid to the affiliate's account, without those a person has looked at and let go. */
export const ofTheAccount = async (
  strapi: Core.Strapi,
  { partyId, partyPublicId }: Affiliate,
  { sharedAccount }: Limits,
): Promise<Pick<Evidence, 'sharedAccount'>> => {
  const ids = sharedAccount ? await payouts(strapi).sharingAccount(partyId) : [];
  if (ids.length === 0) return { sharedAccount: [] };
  const cleared = await fraud(strapi).clearedAccounts([partyId, ...ids]);
  const others = [...(await people(strapi).parties(ids)).values()];
  const isCleared = (id: number, publicId: string): boolean =>
    cleared.some((pair) =>
      pair.partyId === partyId ? pair.with.includes(publicId) : pair.partyId === id && pair.with.includes(partyPublicId),
    );
  return { sharedAccount: others.filter(({ id, publicId }) => !isCleared(id, publicId)).map(({ publicId }) => publicId) };
};
