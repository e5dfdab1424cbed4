import type { Core } from '@strapi/strapi';
import type { SiteProduct, SiteProgramView } from '../../../../contracts/admin';
import { affiliateFailures, affiliates, termsOf, type Program } from '../../capabilities/affiliates/service';
import { catalog, THE_SHOP, type ProductOfSeller } from '../../capabilities/catalog/service';
import { orders } from '../../capabilities/orders/service';
import type { Failure } from '../../kernel/failure';
import { minor, moneyView } from '../../kernel/money';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { now } from '../../platform/clock';
import { afterCommit, togetherOrNot } from '../../platform/transaction';
import { excessOfMore, excessOfProgram } from './guard-margin';
import { earningRange, programsChanged } from './show-programs';
import { writeLetInMail } from './write-let-in-mail';

const DAY = 86_400_000;
const DAYS = 90;
/** Beyond so many products of one seller, the others are let in on their own pages. */
const MOST_PRODUCTS = 2_000;
const MOST_SELLERS = 500;
/** Sales looked at, in bites. */
const MOST_SALES = 2_000;
const BITE = 200;

/** What was sold of some products lately, prices added up by currency. */
const soldLately = async (strapi: Core.Strapi, products: ReadonlySet<string>) => {
  const span = { from: now() - DAYS * DAY, until: now() };
  const volume = new Map<string, number>();
  let sales = 0;
  let looked = 0;
  let after: { readonly paidAt: number; readonly id: number } | null = null;
  for (;;) {
    const bite = await orders(strapi).paymentsWithin(span, after, BITE);
    const snapshots = await orders(strapi).snapshots(bite.map(({ orderId }) => orderId));
    for (const { currency, lines } of snapshots.values())
      for (const { productId, gross } of lines)
        if (products.has(productId)) {
          sales += 1;
          volume.set(currency, (volume.get(currency) ?? 0) + gross);
        }
    looked += bite.length;
    const last = bite.at(-1);
    if (!last || bite.length < BITE || looked >= MOST_SALES) return { sales, volume, cut: bite.length === BITE && looked >= MOST_SALES };
    after = { paidAt: last.paidAt, id: last.id };
  }
};

const figuresOf = async (
  strapi: Core.Strapi,
  program: Program,
  outside: readonly ProductOfSeller[],
): Promise<SiteProgramView['figures']> => {
  const ids = outside.map(({ documentId }) => documentId);
  const offers = (await catalog(strapi).offersOfProducts(ids, now())).filter(({ active }) => active);
  const { least, most } = await earningRange(strapi, program, offers);
  const { sales, volume, cut } = await soldLately(strapi, new Set(ids));
  const excess = await excessOfMore(strapi, termsOf(program), offers);
  return {
    products: ids.length,
    offers: offers.length,
    earnsFrom: least && moneyView(least),
    earnsUpTo: most && moneyView(most),
    days: DAYS,
    sales,
    volume: [...volume].sort().map(([currency, amount]) => moneyView({ minor: minor(amount), currency })),
    cut,
    excess: excess && { code: excess.code, message: excess.message },
  };
};

const sellersOf = async (strapi: Core.Strapi): Promise<SiteProgramView['sellers']> => {
  const names = new Map((await affiliates(strapi).programs()).map(({ id, name }) => [id, name]));
  const taken = new Map((await catalog(strapi).sitePrograms()).map(({ seller, programId }) => [seller, names.get(programId) ?? null]));
  const creators = await catalog(strapi).allCreators(MOST_SELLERS);
  return [
    { id: THE_SHOP, name: null, program: taken.get(THE_SHOP) ?? null },
    ...creators.map(({ documentId: id, name }) => ({ id, name, program: taken.get(id) ?? null })),
  ];
};

/** Of a seller's products: those let in, those that could be, and those with a program of their own. */
const sorted = (products: readonly ProductOfSeller[]) => ({
  inside: products.filter(({ programBy, inSiteProgram }) => programBy !== 'product' && inSiteProgram),
  outside: products.filter(({ programBy, inSiteProgram }) => programBy !== 'product' && !inSiteProgram),
  elsewhere: products.filter(({ programBy }) => programBy === 'product'),
});

const isSeller = async (strapi: Core.Strapi, seller: string): Promise<boolean> =>
  seller === THE_SHOP || (await catalog(strapi).creator(seller)) !== null;

const ofProgram = async (strapi: Core.Strapi, { id }: Program) =>
  (await catalog(strapi).sitePrograms()).find(({ programId }) => programId === id) ?? null;

/** Whose everything a program is for, and what letting in the rest would mean: of `asked`, else of whose it is. */
export const siteProgramView = async (
  strapi: Core.Strapi,
  documentId: string,
  asked?: string,
): Promise<Outcome<SiteProgramView, Failure>> => {
  const program = await affiliates(strapi).programOfDocument(documentId);
  if (!program) return failed(affiliateFailures.because('PROGRAM_NOT_FOUND'));
  if (asked !== undefined && !(await isSeller(strapi, asked))) return failed(affiliateFailures.because('SITE_SELLER_UNKNOWN'));
  const seller = (await ofProgram(strapi, program))?.seller ?? null;
  const shown = asked ?? seller;
  const products = sorted(shown === null ? [] : await catalog(strapi).publishedOfSeller(shown, MOST_PRODUCTS));
  const names = new Map((await affiliates(strapi).programs()).map(({ id, name }) => [id, name]));
  const view = ({ documentId: id, name, creatorName, programId }: ProductOfSeller): SiteProduct => ({
    id,
    name,
    creator: creatorName,
    program: programId === null ? null : (names.get(programId) ?? null),
  });
  return ok({
    seller,
    sellers: await sellersOf(strapi),
    shown,
    inside: products.inside.map(view),
    outside: products.outside.map(view),
    elsewhere: products.elsewhere.map(view),
    figures: shown === null ? null : await figuresOf(strapi, program, products.outside),
  });
};

/** What public pages and cards show of a program is made anew once this is committed. */
const changed = (strapi: Core.Strapi): void => afterCommit(strapi, programsChanged);

/**
 * Makes a program the one for everything of a seller, or of nobody. Products that were let in follow at once, so that every price that comes
 * under its terms by it is looked at; products that were not, and those with a program of their own, stay as they are.
 */
const sellerPut = (strapi: Core.Strapi, documentId: string, seller: string | null, by: string): Promise<Outcome<null, Failure>> =>
  togetherOrNot(strapi, async () => {
    const program = await affiliates(strapi).programOfDocument(documentId);
    if (!program) return failed(affiliateFailures.because('PROGRAM_NOT_FOUND'));
    if (seller !== null && !(await isSeller(strapi, seller))) return failed(affiliateFailures.because('SITE_SELLER_UNKNOWN'));
    const before = (await ofProgram(strapi, program))?.seller ?? null;
    if (before === seller) return ok(null);
    await catalog(strapi).dropSiteProgram(program.id);
    if (seller !== null) {
      const put = await catalog(strapi).putSiteProgram({ seller, programId: program.id, since: now() });
      if (!put) return failed(affiliateFailures.because('SITE_PROGRAM_TAKEN'));
      const excess = await excessOfProgram(strapi, program.id);
      if (excess) return failed(excess);
    }
    const subject = `program:${documentId}`;
    await audit(strapi, { actor: by, action: 'program.site', subject, before: { seller: before }, after: { seller } });
    changed(strapi);
    return ok(null);
  });

/** The same, and how it stands then: figures are added up when nothing is locked any more. */
export const putSiteProgram = async (
  strapi: Core.Strapi,
  documentId: string,
  seller: string | null,
  by: string,
): Promise<Outcome<SiteProgramView, Failure>> => {
  const put = await sellerPut(strapi, documentId, seller, by);
  return put.ok ? siteProgramView(strapi, documentId) : put;
};

interface AtTheDoor {
  readonly products: readonly string[];
  readonly inside: boolean;
}

/** Lets products in, or takes them out: all that are named or none, so that what was read is what is done. */
const doorOpened = (
  strapi: Core.Strapi,
  documentId: string,
  { products, inside }: AtTheDoor,
  by: string,
): Promise<Outcome<null, Failure>> =>
  togetherOrNot(strapi, async () => {
    const program = await affiliates(strapi).programOfDocument(documentId);
    if (!program) return failed(affiliateFailures.because('PROGRAM_NOT_FOUND'));
    const of = await ofProgram(strapi, program);
    if (!of) return failed(affiliateFailures.because('SITE_PROGRAM_NONE'));
    const known = sorted(await catalog(strapi).publishedOfSeller(of.seller, MOST_PRODUCTS));
    const mayChange = new Set([...known.inside, ...known.outside].map(({ documentId: id }) => id));
    if (!products.every((id) => mayChange.has(id))) return failed(affiliateFailures.because('SITE_PRODUCTS_CHANGED'));
    const wanted = new Set(products);
    const turned = (inside ? known.outside : known.inside).filter(({ documentId: id }) => wanted.has(id));
    await catalog(strapi).letIn(products, inside);
    const excess = inside ? await excessOfProgram(strapi, program.id) : null;
    if (excess) return failed(excess);
    const subject = `program:${documentId}`;
    await audit(strapi, { actor: by, action: 'program.site-products', subject, after: { products: [...products], inside } });
    await writeLetInMail(strapi, program, inside, turned);
    changed(strapi);
    return ok(null);
  });

/** The same, and how it stands then. */
export const letProductsIn = async (
  strapi: Core.Strapi,
  documentId: string,
  asked: AtTheDoor,
  by: string,
): Promise<Outcome<SiteProgramView, Failure>> => {
  const done = await doorOpened(strapi, documentId, asked, by);
  return done.ok ? siteProgramView(strapi, documentId) : done;
};
