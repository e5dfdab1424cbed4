import type { Core } from '@strapi/strapi';
import type { ShopView } from '../../../../../contracts/catalog';
import { now } from '../../../platform/clock';
import { setting, settingNamed } from '../../../platform/settings';
import { brandColor, shopName, supportEmail } from '../../../platform/shop-identity';
import { priceExchanges, shopFacts } from '../ports';
import { defaultCurrency, locales, tagline, termsUrl } from '../settings';
import { currenciesOnSale } from '../store/listing';

/** What a storefront needs to know about the shop itself. */
export const readShopView = async (strapi: Core.Strapi): Promise<ShopView> => {
  const version = await settingNamed(strapi, 'legal.termsVersion');
  const main = await setting(strapi, defaultCurrency);
  const sold = await currenciesOnSale(strapi);
  const converted = (await priceExchanges(strapi).offered(now())).map(({ to }) => to).filter((code) => !sold.includes(code));
  return {
    name: await setting(strapi, shopName),
    tagline: await setting(strapi, tagline),
    brandColor: await setting(strapi, brandColor),
    supportEmail: await setting(strapi, supportEmail),
    defaultCurrency: main,
    currencies: [...new Set([main, ...sold, ...converted])],
    convertedCurrencies: converted,
    locales: [...(await setting(strapi, locales))],
    testMode: shopFacts(strapi).testMode(),
    demo: process.env['AFFILIATE_STORE_DEMO'] === 'true',
    trackingParameter: await shopFacts(strapi).trackingParameter(),
    asksConsent: (await settingNamed(strapi, 'tracking.consentMode')) === 'required',
    termsVersion: typeof version === 'string' ? version : '',
    termsUrl: await setting(strapi, termsUrl),
  };
};
