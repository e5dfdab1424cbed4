import type { Core } from '@strapi/strapi';
import { affiliates, type Affiliate } from '../../capabilities/affiliates/service';
import { imports, liveKeyOf, type Import, type ImportLine, type SponsorNote } from '../../capabilities/imports/service';
import { people } from '../../capabilities/people/service';

/** Who brought somebody, as their line says it: by the number of a line that stands, or by address. */
const sponsorOf = async (strapi: Core.Strapi, of: Import, line: ImportLine): Promise<Affiliate | null> => {
  const sponsorId = line.said?.sponsorId ?? null;
  if (sponsorId === null) return null;
  const key = liveKeyOf(of.programId, of.parts[line.part]?.source ?? 'generic', 'affiliate', sponsorId);
  const standing = (await imports(strapi).standing([key])).get(key);
  if (standing?.affiliateId != null) return affiliates(strapi).affiliate(standing.affiliateId);
  const party = (await people(strapi).partiesByEmail([sponsorId])).get(sponsorId);
  const places = party ? await affiliates(strapi).affiliatesOfParty(party.id) : [];
  return places.find(({ programId }) => programId === of.programId) ?? null;
};

const bind = async (strapi: Core.Strapi, of: Import, place: Affiliate, sponsor: Affiliate | null): Promise<SponsorNote | null> => {
  if (!sponsor) return 'SPONSOR_UNKNOWN';
  if (place.sponsorId === sponsor.id) return null;
  // Whoever is bound here already was bound by this shop's own rules, which an old list does not overrule.
  if (place.sponsorId !== null) return 'SPONSOR_KEPT';
  const wish = { code: sponsor.code, reason: `So it stood in the programme that was imported (${of.publicId}).` };
  const bound = await affiliates(strapi).changeSponsor(place.documentId, wish, of.runBy ?? of.madeBy);
  return bound.ok ? 'SPONSOR_BOUND' : 'SPONSOR_NOT_TAKEN';
};

/**
 * Binds the affiliate of a line to who brought them, once everybody of the file has their place; it holds from the next order on, and no circle
 * closes. What cannot be bound is said on the line, which stands all the same. Inside a unit of its own.
 */
export const bindSponsorOf = async (strapi: Core.Strapi, of: Import, seen: ImportLine): Promise<void> => {
  const line = await imports(strapi).lockLine(seen.id);
  if (line?.state !== 'done' || line.affiliateId === null || (line.said?.sponsorId ?? null) === null) return;
  const place = await affiliates(strapi).affiliate(line.affiliateId);
  if (!place || line.notes.includes('SPONSOR_BOUND')) return;
  const note = await bind(strapi, of, place, await sponsorOf(strapi, of, line));
  const before = line.notes.filter((one) => one !== 'SPONSOR_UNKNOWN');
  await imports(strapi).keepLine(line.id, { notes: note === null ? before : [...before, note] });
};

/** Takes a binding back that an import made, where nobody changed it since. What was earned by it stays. Inside a unit of its own. */
export const releaseSponsorOf = async (strapi: Core.Strapi, of: Import, seen: ImportLine): Promise<void> => {
  const line = await imports(strapi).lockLine(seen.id);
  if (line?.affiliateId == null || !line.notes.includes('SPONSOR_BOUND')) return;
  const place = await affiliates(strapi).affiliate(line.affiliateId);
  const sponsor = await sponsorOf(strapi, of, line);
  if (!place || !sponsor || place.sponsorId !== sponsor.id) return;
  const wish = { code: null, reason: `The import that bound them was taken back (${of.publicId}).` };
  const freed = await affiliates(strapi).changeSponsor(place.documentId, wish, of.undoneBy ?? of.madeBy);
  if (!freed.ok) throw new Error(`line ${line.publicId} could not be freed of its sponsor: ${freed.failure.code}`);
  await imports(strapi).keepLine(line.id, { notes: line.notes.filter((one) => one !== 'SPONSOR_BOUND') });
};
