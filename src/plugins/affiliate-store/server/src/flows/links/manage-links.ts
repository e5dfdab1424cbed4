import type { Core } from '@strapi/strapi';
import type { Data, Input } from '../../../../contracts/endpoint';
import type { OwnLinkView, changeOwnLink, listDestinations, makeOwnLink } from '../../../../contracts/links';
import { affiliates, isReserved, type Affiliate } from '../../capabilities/affiliates/service';
import {
  attribution,
  isTaggable,
  parametersOf,
  queryWithout,
  safeTarget,
  sourceRows,
  type Tags,
} from '../../capabilities/attribution/service';
import { catalog } from '../../capabilities/catalog/service';
import { publicUrl } from '../../capabilities/checkout/service';
import {
  addressOf,
  hostPathOf,
  isLandingPage,
  isSlug,
  linkFailures,
  links,
  slugOf,
  type HiddenPlace,
  type LinkFilter,
  type OwnLink,
} from '../../capabilities/links/service';
import type { Failure } from '../../kernel/failure';
import { minor, moneyView } from '../../kernel/money';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { isoOf, maybeIsoOf } from '../../platform/moments';
import { setting } from '../../platform/settings';
import { togetherOrNot } from '../../platform/transaction';
import { tagsView } from '../attribution/link-tags';
import { placeWithCode, type Page, type PartnerSelf } from '../affiliates/read-partner-portal';

const PAGE_SIZE = 25;
const MOST_LINKS = 500;
const MOST_PRODUCTS = 200;

type Asked = Input<typeof makeOwnLink>['body'];

/** An own link's tags as those of a click: its channel was one of the known ones when it was made. */
export const tagsOfLink = ({ slug, tags }: OwnLink): Tags => ({ ...(tags as Omit<Tags, 'link'>), link: slug });

/** Host and path of a hidden link; its host may be lapsed meanwhile, and is its affiliate's all the same. */
const hiddenAt = async (strapi: Core.Strapi, self: PartnerSelf, { hidden }: OwnLink): Promise<string | undefined> => {
  const host = hidden && (await links(strapi).hostsOf(self.partyId)).find(({ id }) => id === hidden.hostId);
  return host && hidden ? `${host.host}/${hidden.path}` : undefined;
};

const urlOf = async (strapi: Core.Strapi, self: PartnerSelf, link: OwnLink, code: string): Promise<string> =>
  addressOf({
    ...link,
    code,
    site: await setting(strapi, publicUrl),
    parameter: attribution(strapi).rules().parameter,
    parameters: parametersOf(tagsOfLink(link)),
    hiddenAt: await hiddenAt(strapi, self, link),
  });

type Sum = ReturnType<typeof sourceRows>[number];

/** What a link did; nothing where nobody followed it. */
const figuresOf = (sum: Sum | undefined): Pick<OwnLinkView, 'clicks' | 'countedClicks' | 'sales' | 'earned' | 'reversed'> => {
  const { clicks = 0, counted = 0, sales = 0, money = [] } = sum ?? {};
  const amounts = (of: 'earned' | 'reversed') =>
    money.flatMap((each) => (each[of] === 0 ? [] : [moneyView({ minor: minor(each[of]), currency: each.currency })]));
  return { clicks, countedClicks: counted, sales, earned: amounts('earned'), reversed: amounts('reversed') };
};

/** Links as their affiliate reads them, with what came of them since they were made. */
const views = async (strapi: Core.Strapi, self: PartnerSelf, found: readonly OwnLink[]): Promise<OwnLinkView[]> => {
  const { places } = self;
  const values = found.map(({ slug }) => slug);
  const affiliateIds = places.map(({ id }) => id);
  const { clicks, money } = await attribution(strapi).sourcesOf({ affiliateIds, dimension: 'link', values });
  const sums = new Map(sourceRows(clicks, money, { clicks: 0, counted: 0 }, found.length).map((row) => [row.value, row]));
  return Promise.all(
    found.map(async (link) => {
      const place = places.find(({ id }) => id === link.affiliateId);
      return {
        ...tagsView(tagsOfLink(link)),
        slug: link.slug,
        name: link.name,
        code: place?.code ?? '',
        program: place?.programName ?? '',
        style: link.style,
        url: await urlOf(strapi, self, link, place?.code ?? ''),
        target: link.target,
        landingPage: link.hidden?.landingPage ?? false,
        createdAt: isoOf(link.createdAt),
        retiredAt: maybeIsoOf(link.retiredAt),
        ...figuresOf(sums.get(link.slug)),
      };
    }),
  );
};

/** A page of somebody's links, newest first. */
export const listLinks = async (
  strapi: Core.Strapi,
  self: PartnerSelf,
  { retired, before }: { readonly retired: boolean; readonly before?: number | undefined },
): Promise<Page<OwnLinkView>> => {
  const filter: LinkFilter = { affiliateIds: self.places.map(({ id }) => id), retired };
  const found = await links(strapi).list(filter, { before, limit: PAGE_SIZE });
  const last = found.length === PAGE_SIZE ? found.at(-1) : undefined;
  return {
    rows: await views(strapi, self, found),
    nextCursor: last ? String(last.id) : null,
    total: await links(strapi).count(filter),
  };
};

/** Pages to choose from, in one language. */
export const destinations = async (strapi: Core.Strapi, { places }: PartnerSelf, locale: string): Promise<Data<typeof listDestinations>> =>
  Promise.all(
    places.map(async ({ code, programId, programName, state }) => ({
      code,
      program: programName,
      active: state === 'active',
      home: `/store/${locale}`,
      products: (await catalog(strapi).publishedInProgram(programId, MOST_PRODUCTS)).map(({ name, slug }) => ({
        name,
        path: `/store/${locale}/p/${slug}`,
      })),
    })),
  );

const parsed = (address: string): URL | null => {
  try {
    return new URL(address);
  } catch {
    return null;
  }
};

/** A pasted address as a target: pages of this site by their path, without the tag of whoever shared it. Null where links may not lead. */
const targetOf = async (strapi: Core.Strapi, asked: string): Promise<string | null> => {
  const rules = attribution(strapi).rules();
  const url = asked.startsWith('/') ? null : parsed(asked);
  const own = url !== null && url.host === parsed(await setting(strapi, publicUrl))?.host;
  const [, path = '', query = '', hash = ''] =
    /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(own ? `${url.pathname}${url.search}${url.hash}` : asked) ?? [];
  const clean = own || url === null ? `${path}${queryWithout(query.slice(1), rules.parameter, 'lk', 'sub_id', 'channel')}${hash}` : asked;
  const target = safeTarget(clean, { ...rules, home: '' });
  return target === '' ? null : target;
};

const refusalOfSlug = async (strapi: Core.Strapi, slug: string, place: Affiliate): Promise<Failure | null> => {
  if (!isSlug(slug)) return linkFailures.because('LINK_SLUG_MALFORMED');
  if (isReserved(slugOf(slug))) return linkFailures.because('LINK_SLUG_RESERVED');
  // A short link that reads like somebody's code would pass for theirs.
  const who = await affiliates(strapi).affiliateByCode(slug);
  return who && who.partyId !== place.partyId ? linkFailures.because('LINK_SLUG_TAKEN') : null;
};

const tagsAsked = ({ subId, channel, utm }: Asked): OwnLink['tags'] => ({
  ...(subId === undefined ? {} : { subId }),
  ...(channel === undefined ? {} : { channel }),
  ...(utm?.source === undefined ? {} : { utmSource: utm.source }),
  ...(utm?.medium === undefined ? {} : { utmMedium: utm.medium }),
  ...(utm?.campaign === undefined ? {} : { utmCampaign: utm.campaign }),
  ...(utm?.content === undefined ? {} : { utmContent: utm.content }),
  ...(utm?.term === undefined ? {} : { utmTerm: utm.term }),
});

/** Why a page may not be shown on an affiliate's own host. */
const refusalOfLandingPage = (strapi: Core.Strapi, target: string): Failure | null => {
  if (!isLandingPage(target)) return linkFailures.because('LINK_NO_LANDING_PAGE');
  return attribution(strapi).rules().landingPages ? null : linkFailures.because('LINK_LANDING_PAGES_OFF');
};

/** Where a hidden link is to be found; null for every other style. */
const hiddenPlace = async (
  strapi: Core.Strapi,
  self: PartnerSelf,
  { style, host, path, landingPage = false }: Asked,
  target: string,
): Promise<Outcome<HiddenPlace | null, Failure>> => {
  if (style !== 'hidden') return ok(null);
  const found = host === undefined ? null : await links(strapi).findHost(host, self.partyId);
  if (!found) return failed(linkFailures.because('HOST_NOT_FOUND'));
  if (found.state !== 'verified') return failed(linkFailures.because('HOST_NOT_VERIFIED'));
  const known = hostPathOf(path ?? '');
  if (known === null) return failed(linkFailures.because('LINK_PATH_MALFORMED'));
  const refusal = landingPage ? refusalOfLandingPage(strapi, target) : null;
  return refusal ? failed(refusal) : ok({ hostId: found.id, path: known, landingPage });
};

/** Makes a link for one of a person's places in programs. */
export const makeLink = async (strapi: Core.Strapi, self: PartnerSelf, asked: Asked): Promise<Outcome<OwnLinkView, Failure>> => {
  const place = placeWithCode(self, asked.code);
  if (place?.state !== 'active') return failed(linkFailures.because('LINK_PLACE_INACTIVE'));
  const target = await targetOf(strapi, asked.target);
  if (target === null) return failed(linkFailures.because('LINK_TARGET_REFUSED'));
  const { name, style } = asked;
  if (style === 'ref' && !isTaggable(target)) return failed(linkFailures.because('LINK_STYLE_UNFIT'));
  // Of the other styles the slug is seen in no address anybody types: one is made.
  const slug = style === 'short' ? (asked.slug ?? null) : null;
  const refusal = slug === null ? null : await refusalOfSlug(strapi, slug, place);
  if (refusal) return failed(refusal);
  const hidden = await hiddenPlace(strapi, self, asked, target);
  if (!hidden.ok) return hidden;
  const made = await togetherOrNot(strapi, async () => {
    if ((await links(strapi).count({ affiliateIds: [place.id], retired: false })) >= MOST_LINKS)
      return failed(linkFailures.because('LINK_LIMIT'));
    const { id: affiliateId, programId } = place;
    const link = await links(strapi).make({
      affiliateId,
      programId,
      name,
      style,
      target,
      slug,
      tags: tagsAsked(asked),
      hidden: hidden.value,
    });
    return link ? ok(link) : failed(linkFailures.because(hidden.value ? 'LINK_PATH_TAKEN' : 'LINK_SLUG_TAKEN'));
  });
  return made.ok ? ok((await views(strapi, self, [made.value]))[0] as OwnLinkView) : made;
};

/**
 * Renames a link, retires it or takes it back, or has a hidden one show its page or lead on; somebody else's is no different from one that does
 * not exist.
 */
export const changeLinkOf = async (
  strapi: Core.Strapi,
  self: PartnerSelf,
  slug: string,
  change: Input<typeof changeOwnLink>['body'],
): Promise<Outcome<OwnLinkView, Failure>> => {
  const mine = self.places.map(({ id }) => id);
  const changed = await togetherOrNot(strapi, async () => {
    const before = change.landingPage === undefined ? undefined : (await links(strapi).bySlug([slugOf(slug)], mine)).get(slugOf(slug));
    // Of a link that leads on at its own address there is no page to show.
    if (change.landingPage === true && before && !before.hidden) return failed(linkFailures.because('LINK_NO_LANDING_PAGE'));
    const refusal = change.landingPage === true && before ? refusalOfLandingPage(strapi, before.target) : null;
    if (refusal) return failed(refusal);
    const link = await links(strapi).change(slug, mine, before?.hidden ? change : { ...change, landingPage: undefined });
    return link ? ok(link) : failed(linkFailures.because('LINK_NOT_FOUND'));
  });
  return changed.ok ? ok((await views(strapi, self, [changed.value]))[0] as OwnLinkView) : changed;
};

/** Wide enough for a screen or a letter; what is printed larger is the drawing's business. */
const PICTURE_WIDTH = 512;

/** The QR code of one's own link: a drawing, and a picture in base64. */
export const linkQr = async (
  strapi: Core.Strapi,
  self: PartnerSelf,
  slug: string,
): Promise<Outcome<{ readonly url: string; readonly svg: string; readonly png: string }, Failure>> => {
  const found = await links(strapi).bySlug(
    [slugOf(slug)],
    self.places.map(({ id }) => id),
  );
  const [link] = [...found.values()];
  if (!link) return failed(linkFailures.because('LINK_NOT_FOUND'));
  const url = await urlOf(strapi, self, link, self.places.find(({ id }) => id === link.affiliateId)?.code ?? '');
  const { default: QRCode } = await import('qrcode');
  const drawn = { errorCorrectionLevel: 'M', margin: 2 } as const;
  return ok({
    url,
    svg: await QRCode.toString(url, { ...drawn, type: 'svg' }),
    png: (await QRCode.toBuffer(url, { ...drawn, type: 'png', width: PICTURE_WIDTH })).toString('base64'),
  });
};
