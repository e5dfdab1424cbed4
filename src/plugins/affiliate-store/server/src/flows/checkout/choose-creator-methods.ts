import type { Core } from '@strapi/strapi';
import type { Data, Input } from '../../../../contracts/endpoint';
import type { changeStudioMethods, readStudioMethods } from '../../../../contracts/studio';
import { catalog, catalogFailures } from '../../capabilities/catalog/service';
import { checkout, checkoutFailures, onIn, openToCreators, type ByCountry } from '../../capabilities/checkout/service';
import { people } from '../../capabilities/people/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { together } from '../../platform/transaction';
import { methodTerms } from './choose-methods';

type Shown = Data<typeof readStudioMethods>;
type Wanted = Input<typeof changeStudioMethods>['body']['countries'];

const ELSEWHERE = '*';

/** The creators a signed-in person is; only who has products of their own can choose for them. */
const creatorsOf = async (strapi: Core.Strapi, userId: number | undefined): Promise<Outcome<readonly string[], Failure>> => {
  const party = userId === undefined ? null : await people(strapi).partyOfUser(userId);
  const known = party?.emailNorm ? await catalog(strapi).creatorsWithEmails([party.emailNorm]) : [];
  return known.length > 0 ? ok(known.map(({ documentId }) => documentId)) : failed(catalogFailures.because('NOT_A_CREATOR'));
};

const shownFor = async (strapi: Core.Strapi, creators: readonly string[]): Promise<Shown> => {
  const terms = await methodTerms(strapi);
  const [own] = (await checkout(strapi).creatorMethods(creators)).values();
  const countries = [...new Set([...Object.keys(terms.shop), ...Object.keys(own ?? {})])].filter((code) => code !== ELSEWHERE).sort();
  return {
    countries: [...countries, ELSEWHERE].map((country) => {
      const open = openToCreators(terms, country);
      const chosen = own?.[country] ?? own?.[ELSEWHERE];
      const taken = chosen ? open.filter((method) => chosen.includes(method)) : onIn(terms.shop, country);
      return { country, open, taken: [...taken], own: own?.[country] !== undefined };
    }),
  };
};

/** What buyers of somebody's own products may pay with, by country. */
export const readCreatorMethods = async (strapi: Core.Strapi, userId: number | undefined): Promise<Outcome<Shown, Failure>> => {
  const creators = await creatorsOf(strapi, userId);
  return creators.ok ? ok(await shownFor(strapi, creators.value)) : creators;
};

/** Chooses them, among what the shop allows now; what it forbids later counts no more, whatever was chosen. */
export const chooseCreatorMethods = async (
  strapi: Core.Strapi,
  userId: number | undefined,
  wanted: Wanted,
  by: string,
): Promise<Outcome<Shown, Failure>> => {
  const creators = await creatorsOf(strapi, userId);
  if (!creators.ok) return creators;
  const terms = await methodTerms(strapi);
  for (const { country, methods } of wanted) {
    const open = openToCreators(terms, country);
    const closed = methods.find((method) => !open.includes(method));
    if (closed) return failed(checkoutFailures.because('METHOD_NOT_OPEN', { country, method: closed, open: open.join(', ') }));
  }
  const chosen: ByCountry = Object.fromEntries(wanted.map(({ country, methods }) => [country, [...new Set(methods)]]));
  return together(strapi, async () => {
    const before = await checkout(strapi).creatorMethods(creators.value);
    for (const creator of creators.value) {
      await checkout(strapi).keepCreatorMethods(creator, wanted.length === 0 ? null : chosen, by);
      await audit(strapi, {
        actor: by,
        action: 'creator.payment-methods',
        subject: `creator:${creator}`,
        before: before.get(creator) ?? null,
        after: wanted.length === 0 ? null : chosen,
      });
    }
    return ok(await shownFor(strapi, creators.value));
  });
};
