import type { Core } from '@strapi/strapi';
import { now } from '../../../platform/clock';
import { sql } from '../../../platform/transaction';
import type { LinkStyle, LinkTags, OwnLink } from '../domain/own-link';

const TABLE = 'afs_own_links';

type Raw = Record<string, unknown>;

const TAGS = [
  ['subId', 'sub_id'],
  ['channel', 'channel'],
  ['utmSource', 'utm_source'],
  ['utmMedium', 'utm_medium'],
  ['utmCampaign', 'utm_campaign'],
  ['utmContent', 'utm_content'],
  ['utmTerm', 'utm_term'],
] as const;

const tagsOf = (row: Raw): LinkTags =>
  Object.fromEntries(TAGS.flatMap(([key, column]) => (typeof row[column] === 'string' && row[column] !== '' ? [[key, row[column]]] : [])));

const placeOf = (row: Raw): OwnLink['hidden'] =>
  row['host_id'] === null || row['host_id'] === undefined
    ? null
    : { hostId: Number(row['host_id']), path: String(row['path']), landingPage: Boolean(row['landing_page']) };

const linkOf = (row: Raw): OwnLink => ({
  id: Number(row['id']),
  slug: String(row['slug']),
  affiliateId: Number(row['affiliate_id']),
  programId: Number(row['program_id']),
  name: String(row['name']),
  style: row['style'] as LinkStyle,
  target: String(row['target']),
  tags: tagsOf(row),
  hidden: placeOf(row),
  createdAt: Number(row['created_at']),
  retiredAt: row['retired_at'] === null || row['retired_at'] === undefined ? null : Number(row['retired_at']),
});

export type NewLink = Omit<OwnLink, 'id' | 'createdAt' | 'retiredAt'>;

/** Makes a link; null where its slug, or its path on its host, is taken or ever was. */
export const insertLink = async (strapi: Core.Strapi, { tags, hidden, ...link }: NewLink): Promise<OwnLink | null> => {
  const at = now();
  const [row] = (await sql(strapi)(TABLE)
    .insert({
      slug: link.slug,
      affiliate_id: link.affiliateId,
      program_id: link.programId,
      name: link.name,
      style: link.style,
      target: link.target,
      host_id: hidden?.hostId ?? null,
      path: hidden?.path ?? null,
      landing_page: hidden?.landingPage ?? null,
      ...Object.fromEntries(TAGS.map(([key, column]) => [column, tags[key] ?? null])),
      created_at: at,
      changed_at: at,
    })
    // Either key: the slug, or the path on its host.
    .onConflict()
    .ignore()
    .returning('*')) as Raw[];
  return row ? linkOf(row) : null;
};

/** What of a link may be changed. */
export interface LinkChange {
  readonly name?: string | undefined;
  readonly retired?: boolean | undefined;
  /** Of hidden links alone. */
  readonly landingPage?: boolean | undefined;
}

/** Changes a link of one of these places; null for anybody else's. */
export const changeLink = async (
  strapi: Core.Strapi,
  slug: string,
  affiliateIds: readonly number[],
  change: LinkChange,
): Promise<OwnLink | null> => {
  const [row] = (await sql(strapi)(TABLE)
    .where({ slug })
    .whereIn('affiliate_id', [...affiliateIds])
    .update({
      changed_at: now(),
      ...(change.name === undefined ? {} : { name: change.name }),
      ...(change.retired === undefined ? {} : { retired_at: change.retired ? now() : null }),
      ...(change.landingPage === undefined ? {} : { landing_page: change.landingPage }),
    })
    .returning('*')) as Raw[];
  return row ? linkOf(row) : null;
};

/** Which links are listed: of some places, those in use or those retired. */
export interface LinkFilter {
  readonly affiliateIds: readonly number[];
  readonly retired: boolean;
}

const listed = (strapi: Core.Strapi, { affiliateIds, retired }: LinkFilter) => {
  const query = sql(strapi)(TABLE).whereIn('affiliate_id', [...affiliateIds]);
  return retired ? query.whereNotNull('retired_at') : query.whereNull('retired_at');
};

/** A page of links, newest first. */
export const linksOf = async (
  strapi: Core.Strapi,
  filter: LinkFilter,
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
): Promise<readonly OwnLink[]> => {
  const query = listed(strapi, filter).orderBy('id', 'desc').limit(limit);
  if (before !== undefined) query.where('id', '<', before);
  return ((await query) as Raw[]).map(linkOf);
};

export const countLinks = async (strapi: Core.Strapi, filter: LinkFilter): Promise<number> => {
  const row = (await listed(strapi, filter).count({ n: '*' }).first()) as { n: number | string } | undefined;
  return Number(row?.n ?? 0);
};

/** Links by slug, of some places alone. */
export const linksBySlug = async (
  strapi: Core.Strapi,
  slugs: readonly string[],
  affiliateIds: readonly number[],
): Promise<readonly OwnLink[]> =>
  slugs.length === 0
    ? []
    : (
        (await sql(strapi)(TABLE)
          .whereIn('slug', [...slugs])
          .whereIn('affiliate_id', [...affiliateIds])) as Raw[]
      ).map(linkOf);

/** Links that changed since a moment (UTC ms), and the newest change seen. */
export const linksSince = async (
  strapi: Core.Strapi,
  since: number,
): Promise<{ readonly links: readonly OwnLink[]; readonly newest: number }> => {
  const rows = (await sql(strapi)(TABLE).where('changed_at', '>=', since)) as Raw[];
  return {
    links: rows.map(linkOf),
    newest: rows.reduce((latest, row) => Math.max(latest, Number(row['changed_at'])), since),
  };
};
