import type { Core } from '@strapi/strapi';
import { schemaNames } from '../../contracts/names';
import { affiliatesRoom } from './capabilities/affiliates';
import { guardPrograms } from './capabilities/affiliates/listeners/on-program-write';
import { affiliates } from './capabilities/affiliates/service';
import { applicationsRoom } from './capabilities/applications';
import { pathsRoom } from './capabilities/paths';
import { prospectsRoom } from './capabilities/prospects';
import { attributionRoom, tracking } from './capabilities/attribution';
import { casesRoom } from './capabilities/cases';
import { catalogRoom } from './capabilities/catalog';
import { catalog } from './capabilities/catalog/service';
import { bonusesRoom } from './capabilities/bonuses';
import { creativesRoom, showing } from './capabilities/creatives';
import { dealsRoom } from './capabilities/deals';
import { checkoutRoom } from './capabilities/checkout';
import { confirmationsRoom } from './capabilities/confirmations';
import { contestsRoom } from './capabilities/contests';
import { couponsRoom } from './capabilities/coupons';
import { currenciesRoom } from './capabilities/currencies';
import { commissionsRoom } from './capabilities/commissions';
import { inactivityRoom } from './capabilities/inactivity';
import { importsRoom } from './capabilities/imports';
import { fraudRoom } from './capabilities/fraud';
import { insightsRoom } from './capabilities/insights';
import { invoicesRoom } from './capabilities/invoices';
import { jointRoom } from './capabilities/joint';
import { ledgerRoom } from './capabilities/ledger';
import { linksRoom } from './capabilities/links';
import { mailingsRoom } from './capabilities/mailings';
import { managersRoom } from './capabilities/managers';
import { membersRoom } from './capabilities/members';
import { messagingRoom } from './capabilities/messaging';
import { operationsRoom } from './capabilities/operations';
import { ordersRoom } from './capabilities/orders';
import { paidEventsRoom } from './capabilities/paid-events';
import { payoutsRoom } from './capabilities/payouts';
import { peopleRoom } from './capabilities/people';
import { privacyRoom } from './capabilities/privacy';
import { relayRoom } from './capabilities/relay';
import { reconciliationRoom } from './capabilities/reconciliation';
import { selfBillingRoom } from './capabilities/self-billing';
import { sitesRoom } from './capabilities/sites';
import { statementsRoom } from './capabilities/statements';
import { postbacksRoom } from './capabilities/postbacks';
import { taxesRoom } from './capabilities/taxes';
import { subscriptionsRoom } from './capabilities/subscriptions';
import { feedbackRoom } from './capabilities/feedback';
import { helpRoom } from './capabilities/help';
import { talkRoom } from './capabilities/talk';
import { webhooksRoom } from './capabilities/webhooks';
import { managedWall } from './flows/managers/managed-wall';
import { takeUpBackup } from './flows/operations/take-up-restore';
import { programsChanged } from './flows/affiliates/show-programs';
import { hostRecordsResolver } from './integrations/host-records';
import { privateFiles } from './integrations/private-files';
import { payoutRails } from './integrations/payout-rails';
import { smtp } from './integrations/smtp';
import { vies } from './integrations/vies';
import { webhookCourier } from './integrations/webhook-courier';
import { stripeGateway } from './integrations/stripe/gateway';
import { stripeTax } from './integrations/stripe/tax';
import { generatedReads, scopesOfReads } from './platform/generated-reads';
import { personalMap } from './personal/map';
import { plugin } from './platform/plugin';
import { whenSettingsChange } from './platform/settings';
import { reads } from './reads';
import { creatorStandings, priceExchanges, shopFactsService } from './shop-facts';
import { storefrontSurface } from './storefront/surface';

const UID = 'plugin::affiliate-store';

/** The composition root: the rooms of the store, and what they are plugged into. */
export default plugin({
  rooms: [
    peopleRoom,
    privacyRoom,
    catalogRoom,
    confirmationsRoom,
    affiliatesRoom,
    applicationsRoom,
    pathsRoom,
    prospectsRoom,
    attributionRoom,
    linksRoom,
    relayRoom,
    jointRoom,
    importsRoom,
    inactivityRoom,
    sitesRoom,
    creativesRoom,
    bonusesRoom,
    dealsRoom,
    postbacksRoom,
    contestsRoom,
    paidEventsRoom,
    couponsRoom,
    currenciesRoom,
    checkoutRoom,
    ordersRoom,
    commissionsRoom,
    ledgerRoom,
    payoutsRoom,
    casesRoom,
    managersRoom,
    talkRoom,
    helpRoom,
    feedbackRoom,
    fraudRoom,
    reconciliationRoom,
    statementsRoom,
    selfBillingRoom,
    taxesRoom,
    invoicesRoom,
    subscriptionsRoom,
    membersRoom,
    mailingsRoom,
    messagingRoom,
    insightsRoom,
    operationsRoom,
    webhooksRoom,
    privateFiles,
    smtp,
    vies,
    webhookCourier,
    hostRecordsResolver,
    payoutRails,
    generatedReads(reads),
    {
      name: 'composition',
      services: {
        'shop-facts': shopFactsService,
        'price-exchanges': priceExchanges,
        'creator-standings': creatorStandings,
        'payment-gateway': () => stripeGateway(),
        'tax-reckoner': () => stripeTax(),
        'managed-wall': ({ strapi }: { strapi: Core.Strapi }) => managedWall(strapi),
      },
    },
  ],
  guards: [
    { uid: `${UID}.order`, useInstead: 'Orders change by payments, and by the refund button on their page in Store → Orders.' },
    { uid: `${UID}.commission`, useInstead: 'Commissions change with their order: refund it in Store → Orders.' },
    { uid: `${UID}.payout`, useInstead: 'Payouts are made, confirmed and cancelled in Store → Payouts.' },
    { uid: `${UID}.referral`, useInstead: 'A referral is decided when its order is placed and is never edited.' },
    { uid: `${UID}.affiliate`, useInstead: 'Add, approve or block affiliates in Store → Affiliates.' },
  ],
  personal: personalMap,
  generatedScopes: scopesOfReads(reads),
  schemaNames: schemaNames(),
  register: (strapi) => {
    // A tagged address is counted and cleaned before the cache of pages may answer it.
    strapi.server.use(tracking(strapi));
    strapi.server.use(showing(strapi));
    storefrontSurface.register(strapi);
  },
  beforeWork: takeUpBackup,
  bootstrap: (strapi) => {
    const forget = () => {
      programsChanged();
      storefrontSurface.invalidate('all');
    };
    catalog(strapi).whenChanged(forget);
    affiliates(strapi).whenProgramsChange(forget);
    // What pages say of the shop, and whether they ask for consent, is decided in the settings.
    whenSettingsChange(() => catalog(strapi).pricesChanged());
    guardPrograms(strapi);
  },
  destroy: () => undefined,
});
