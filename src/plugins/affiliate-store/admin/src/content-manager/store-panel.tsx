import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { Link as DesignLink } from '@strapi/design-system';
import { ExternalLink } from '@strapi/icons';
import { Link } from 'react-router-dom';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { CreatorStanding, ProductCreator } from './creator-standing';
import { useRelatedTo } from './related';
import { Amount, Facts, to, useCodeWords, useWords } from '../shell/kit';
import type { Word } from '../shell/kit';
import { KEPT_TYPES } from './kept-types';
import { MONEY_FIELDS, MoneyCell, pricesOf, StateOf } from './money-columns';

const PREFIX = 'plugin::affiliate-store.';

type Document = Readonly<Record<string, unknown>>;

/** A place the store has for a document: one of its own pages, or a page of the shop. */
interface Place {
  readonly word: Word;
  readonly href: string;
  readonly shop?: true;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const idOf = (document: Document): string => textOf(document['documentId']);
/** The shop answers in it whatever a site's own languages are, and leads on to the visitor's. */
const FIRST_LANGUAGE = 'en';
const shopPage = (document: Document): string =>
  `/store/${textOf(document['language']) || FIRST_LANGUAGE}/p/${encodeURIComponent(textOf(document['slug']))}`;

const salesPageInShop = (document: Document): string =>
  `/store/${textOf(document['language']) || FIRST_LANGUAGE}/s/${encodeURIComponent(textOf(document['slug']))}`;

const ofOrder = (number: string): Place[] => [{ word: 'panel.openOrder', href: to.order(number) }];

/** What the store can show for each type. */
const PLACES: Readonly<Record<string, (document: Document) => Place[]>> = {
  order: (document) => ofOrder(textOf(document['number'])),
  commission: (document) => [
    ...ofOrder(textOf(document['orderNumber'])),
    {
      word: 'panel.explain',
      href: `${to.order(textOf(document['orderNumber']))}?why=commission~${encodeURIComponent(textOf(document['publicId']))}`,
    },
  ],
  referral: (document) => ofOrder(textOf(document['orderNumber'])),
  affiliate: (document) => [
    { word: 'panel.openAffiliate', href: to.affiliates({ affiliate: idOf(document) }) },
    { word: 'panel.affiliateOrders', href: to.orders({ affiliateCode: textOf(document['code']) }) },
  ],
  product: (document) => [
    { word: 'panel.productOrders', href: to.orders({ product: idOf(document) }) },
    { word: 'panel.inShop', href: shopPage(document), shop: true },
  ],
  offer: (document) => [
    { word: 'panel.offerCheckout', href: `/store/${FIRST_LANGUAGE}/checkout/${encodeURIComponent(idOf(document))}`, shop: true },
  ],
  creator: (document) => [{ word: 'creators.panelOpen', href: to.creators({ creator: idOf(document) }) }],
  'sales-page': (document) => [{ word: 'panel.pageInShop', href: salesPageInShop(document), shop: true }],
};

/** What to do instead of editing a kept type. */
const INSTEAD: Readonly<Record<string, Word>> = {
  order: 'kept.order',
  commission: 'kept.commission',
  referral: 'kept.referral',
  affiliate: 'kept.affiliate',
};

const Box = styled.div`
  display: grid;
  gap: 12px;
  width: 100%;
  font-size: 1.4rem;
  line-height: 1.5;
  color: ${({ theme }) => theme.colors.neutral700};
  a {
    color: ${({ theme }) => theme.colors.primary600};
  }
`;

/** The amounts of a row as money: the form beside it has only the minor units they are kept in. */
const Amounts = ({ name, document }: { readonly name: string; readonly document: Document }) => {
  const words = useWords();
  const fields = (MONEY_FIELDS as Partial<typeof MONEY_FIELDS>)[`${PREFIX}${name}` as keyof typeof MONEY_FIELDS];
  return !fields ? null : (
    <Facts facts={fields.map((field) => [words(`panel.money.${field}`), <MoneyCell key={field} row={document} name={field} />] as const)} />
  );
};

const Rate = ({ document }: { readonly document: Document }) => {
  const words = useWords();
  const { formatNumber } = useIntl();
  const rate = document['rateBasisPoints'];
  const shown =
    typeof rate === 'number'
      ? formatNumber(rate / 10_000, { style: 'percent', maximumFractionDigits: 2 })
      : words('affiliates.programRate');
  return <Facts facts={[[words('affiliates.rate'), shown]]} />;
};

/** What an offer costs, as money, and the orders of what it sells. */
const OfferProduct = ({ document }: { readonly document: Document }) => {
  const words = useWords();
  const product = useRelatedTo(idOf(document), 'offer/product');
  const prices = pricesOf(document['prices']);
  return (
    <>
      <Facts facts={prices.map((price) => [price.currency, <Amount key={price.currency} value={price} />] as const)} />
      {product ? <Link to={to.orders({ product: product.documentId })}>{words('panel.productOrders')}</Link> : null}
    </>
  );
};

const Reason = ({ document }: { readonly document: Document }) => {
  const say = useCodeWords();
  return <p>{say('reason', textOf(document['reason']), '')}</p>;
};

/** What only one type has to say. */
const OWN: Readonly<Record<string, (given: { readonly document: Document }) => ReactNode>> = {
  referral: Reason,
  affiliate: Rate,
  offer: OfferProduct,
  product: ({ document }) => <ProductCreator id={idOf(document)} />,
  creator: ({ document }) => <CreatorStanding id={idOf(document)} />,
};

const PanelContent = ({ name, document }: { readonly name: string; readonly document: Document | undefined }) => {
  const words = useWords();
  const Own = OWN[name];
  const places = document ? (PLACES[name]?.(document) ?? []) : [];
  const instead = INSTEAD[name];
  return (
    <Box>
      {document ? <StateOf uid={`${PREFIX}${name}`} row={document} /> : null}
      {document ? <Amounts name={name} document={document} /> : null}
      {document && Own ? <Own document={document} /> : null}
      {instead ? (
        <p>
          {words('kept.text')} {words(instead)}
        </p>
      ) : null}
      {places.map((place) =>
        place.shop ? (
          <DesignLink key={place.word} href={place.href} isExternal endIcon={<ExternalLink />}>
            {words(place.word)}
          </DesignLink>
        ) : (
          <Link key={place.word} to={place.href}>
            {words(place.word)}
          </Link>
        ),
      )}
      {!document && !instead ? <p>{words('panel.saveFirst')}</p> : null}
    </Box>
  );
};

/** The store's panel beside a document: where it is in the store, and what to do with what may not be edited here. */
export const StorePanel: PanelComponent = ({ model, document }) => {
  const words = useWords();
  const name = model.startsWith(PREFIX) ? model.slice(PREFIX.length) : '';
  if (!(name in PLACES)) return null;
  return { title: words(KEPT_TYPES.has(model) ? 'kept.title' : 'plugin.name'), content: <PanelContent name={name} document={document} /> };
};
StorePanel.displayName = 'StorePanel';
