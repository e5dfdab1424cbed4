import type { Core } from '@strapi/strapi';
import { affiliates, type AffiliatesService } from '../../capabilities/affiliates/service';
import { attribution, networkOf, type AttributionService } from '../../capabilities/attribution/service';
import { creatives, drawInformer, type Creative, type CreativesService } from '../../capabilities/creatives/service';
import { answerCache } from '../../platform/answer-cache';
import { setting } from '../../platform/settings';
import { brandColor } from '../../platform/shop-identity';
import { goodsOf } from './creative-goods';

/** What a page that shows a piece is handed. */
export type Shown = { readonly picture: string } | { readonly drawing: string };

/** Somebody in front of a page that shows a piece. */
export interface Onlooker {
  readonly ip: string;
  readonly userAgent: string;
  /** True for a browser that only looks ahead. */
  readonly ahead: boolean;
}

export interface CreativeShower {
  /** What is shown under a piece's address; null where there is nothing. */
  readonly show: (piece: string) => Promise<Shown | null>;
  /** Counts it for the affiliate whose code the address carries; a code that does not count, or not for this piece, counts nothing. */
  readonly count: (piece: string, code: string, seen: Onlooker) => void;
}

/** A card is drawn anew after a minute at most: its title and its price are the shop's own. */
const cards = answerCache({ max: 500, ttlMs: 60_000 });

const cardOf = async (strapi: Core.Strapi, creative: Creative): Promise<{ readonly drawing: string } | null> => {
  const goods = (await goodsOf(strapi, [creative])).get(creative.id);
  if (!goods) return null;
  return {
    drawing: drawInformer({
      title: goods.name,
      price: goods.price,
      picture: goods.cover === null ? null : await creatives(strapi).embedded(goods.cover),
      rightToLeft: creative.language === 'ar',
      brandColor: await setting(strapi, brandColor),
    }),
  };
};

/** Shows pieces on pages of others: made once per process, because it runs for every impression. */
export const creativeShower = (strapi: Core.Strapi): CreativeShower => {
  // Services exist only after the plugin is registered.
  let known: { readonly pieces: CreativesService; readonly people: AffiliatesService; readonly visits: AttributionService } | undefined;
  const cast = () => (known ??= { pieces: creatives(strapi), people: affiliates(strapi), visits: attribution(strapi) });
  return {
    show: async (piece) => {
      const found = cast().pieces.known(piece);
      if (found?.kind === 'banner') return found.picture && { picture: found.picture.url };
      if (found?.kind !== 'informer') return null;
      const card = await cards.get('card', { piece, version: found.version }, async () => ({ card: await cardOf(strapi, found) }));
      return card.card;
    },
    count: (piece, code, { ip, userAgent, ahead }) => {
      const { pieces, people, visits } = cast();
      const found = pieces.known(piece);
      const link = people.linkOf(code);
      if (!found || ahead || link?.state !== 'active') return;
      if (found.programId !== null && found.programId !== link.programId) return;
      const agent = visits.agent(userAgent);
      if (userAgent === '' || agent.robot) return;
      pieces.shown({ creativeId: found.id, affiliateId: link.affiliateId, place: `${networkOf(ip)} ${agent.family}` });
    },
  };
};
