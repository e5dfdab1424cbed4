import type { Core } from '@strapi/strapi';
import type { Program } from '../../capabilities/affiliates/service';
import { catalog, type ProductOfSeller } from '../../capabilities/catalog/service';
import { messaging } from '../../capabilities/messaging/service';
import { people } from '../../capabilities/people/service';
import { now } from '../../platform/clock';
import { languageOfParty } from '../messaging/party-language';
import { earningRange } from './show-programs';

const ofCreators = (products: readonly ProductOfSeller[]): ReadonlyMap<string, readonly ProductOfSeller[]> => {
  const found = new Map<string, ProductOfSeller[]>();
  for (const product of products) {
    if (product.creatorId === null) continue;
    found.set(product.creatorId, [...(found.get(product.creatorId) ?? []), product]);
  }
  return found;
};

/**
 * Tells each creator which of their products staff let into a program, or took out: what affiliates earn comes out of their share, and nobody
 * asked them. Inside the unit of work that does it.
 */
export const writeLetInMail = async (
  strapi: Core.Strapi,
  program: Program,
  inside: boolean,
  products: readonly ProductOfSeller[],
): Promise<void> => {
  for (const [creatorId, theirs] of ofCreators(products)) {
    const creator = await catalog(strapi).creator(creatorId);
    if (!creator) continue;
    const party = await people(strapi).partyForEmail(creator.email, creator.name);
    if (party.emailNorm === null) continue;
    const documents = theirs.map(({ documentId }) => documentId);
    const offers = (await catalog(strapi).offersOfProducts(documents, now())).filter(({ active }) => active);
    const { least, most } = await earningRange(strapi, program, offers);
    await messaging(strapi).queueMail({
      to: party.emailNorm,
      locale: await languageOfParty(strapi, party),
      kind: 'products_let_in',
      dedupeKey: `let-in:${program.id}:${creatorId}:${inside}:${now()}`,
      facts: { program: program.name, inside, products: theirs.map(({ name }) => name), least, most },
    });
  }
};
