import type { RenderRequest } from '../../contracts/rendering';

/** The currency asked for, if the shop sells in it. */
export const currencyOf = ({ query, shop }: Pick<RenderRequest<unknown>, 'query' | 'shop'>): string =>
  query['currency'] !== undefined && shop.currencies.includes(query['currency']) ? query['currency'] : shop.defaultCurrency;
