import type * as accounts from '../contracts/accounts';
import type * as catalog from '../contracts/catalog';
import type * as checkout from '../contracts/checkout';
import type * as demo from '../contracts/demo';
import type * as followUps from '../contracts/follow-ups';
import type * as invoices from '../contracts/invoices';
import type * as orders from '../contracts/orders';
import type * as privacy from '../contracts/privacy';
import type * as subscriptions from '../contracts/subscriptions';
import type * as studio from '../contracts/studio';
import type * as tracking from '../contracts/tracking';
import { helpRoutes } from './help-routes';
import { moneyRoutes } from './money-routes';
import { partnerRoutes } from './partner-routes';
import { route } from './route';

export type { Route } from './route';

/** Every endpoint for people outside the admin panel, by the two halves of its id. */
export const routes = {
  ...partnerRoutes,
  ...helpRoutes,
  ...moneyRoutes,
  catalog: {
    listProducts: route<typeof catalog.listProducts>('GET', '/catalog/products', true),
    readProduct: route<typeof catalog.readProduct>('GET', '/catalog/products/:slug'),
    readSalesPage: route<typeof catalog.readSalesPage>('GET', '/catalog/sales-pages/:slug'),
    readShop: route<typeof catalog.readShop>('GET', '/catalog/shop'),
  },
  optOuts: {
    read: route<typeof accounts.readOptOut>('GET', '/unsubscribe/:token'),
    optOut: route<typeof accounts.optOut>('POST', '/unsubscribe/:token'),
    optIn: route<typeof accounts.optIn>('POST', '/unsubscribe/:token/undo'),
  },
  followUps: {
    read: route<typeof followUps.readFollowUp>('GET', '/checkout/follow-ups/:token'),
    accept: route<typeof followUps.acceptFollowUp>('POST', '/checkout/follow-ups/:token/accept'),
    decline: route<typeof followUps.declineFollowUp>('POST', '/checkout/follow-ups/:token/decline'),
  },
  club: {
    read: route<typeof followUps.readClub>('GET', '/me/club'),
    buy: route<typeof followUps.buyInClub>('POST', '/me/club/orders'),
    withdrawCard: route<typeof followUps.withdrawCard>('POST', '/me/club/withdraw-card'),
  },
  sms: {
    readMine: route<typeof accounts.readMySms>('GET', '/me/sms'),
    forgetMine: route<typeof accounts.forgetMySms>('POST', '/me/sms/forget'),
  },
  privacy: {
    readMine: route<typeof privacy.readOwnRequests>('GET', '/me/privacy'),
    askForFile: route<typeof privacy.askForOwnFile>('POST', '/me/privacy/files'),
    download: route<typeof privacy.downloadOwnFile>('GET', '/me/privacy/files/:id'),
    askForErasure: route<typeof privacy.askForOwnErasure>('POST', '/me/privacy/erasure'),
  },
  checkout: {
    createCart: route<typeof checkout.createCart>('POST', '/checkout/carts'),
    readCart: route<typeof checkout.readCart>('GET', '/checkout/carts/:token'),
    updateCart: route<typeof checkout.updateCart>('PATCH', '/checkout/carts/:token'),
    abandonPayment: route<typeof checkout.abandonPayment>('POST', '/checkout/carts/:token/abandon'),
    openNextCard: route<typeof checkout.openNextCard>('POST', '/checkout/carts/:token/next-card'),
    applyCoupon: route<typeof checkout.applyCoupon>('PUT', '/checkout/carts/:token/coupon'),
    startPayment: route<typeof checkout.startPayment>('POST', '/checkout/carts/:token/session'),
    readCredit: route<typeof checkout.readCartCredit>('GET', '/checkout/carts/:token/credit'),
    startPaymentWithCredit: route<typeof checkout.startPaymentWithCredit>('POST', '/checkout/carts/:token/credit-session'),
    readCartStatus: route<typeof checkout.readCartStatus>('GET', '/checkout/carts/:token/status'),
  },
  buyerInvoices: {
    listOfOrder: route<typeof invoices.listOrderDocuments>('GET', '/thank-you/:token/documents'),
    listMine: route<typeof invoices.listMyDocuments>('GET', '/me/documents'),
    readWritten: route<typeof invoices.readWrittenDocument>('GET', '/documents/:ticket/written'),
  },
  creatorInvoices: {
    list: route<typeof invoices.listStudioDocuments>('GET', '/studio/documents', true),
    export: route<typeof invoices.exportStudioDocuments>('GET', '/studio/documents/export'),
  },
  orders: {
    readThankYou: route<typeof orders.readThankYou>('GET', '/thank-you/:token'),
    resendAccessMail: route<typeof orders.resendAccessMail>('POST', '/thank-you/:token/resend'),
    listMine: route<typeof orders.listMyOrders>('GET', '/me/orders'),
    readMine: route<typeof orders.readMyOrder>('GET', '/me/orders/:number'),
  },
  members: {
    readLibrary: route<typeof orders.readLibrary>('GET', '/me/library'),
    createDownload: route<typeof orders.createDownload>('POST', '/me/downloads'),
    createOrderDownload: route<typeof orders.createOrderDownload>('POST', '/thank-you/:token/downloads'),
  },
  accounts: {
    requestLink: route<typeof accounts.requestSignInLink>('POST', '/auth/link'),
    useLink: route<typeof accounts.useSignInLink>('POST', '/auth/link/verify'),
    signIn: route<typeof accounts.signIn>('POST', '/auth/password'),
    refresh: route<typeof accounts.refreshSession>('POST', '/auth/refresh'),
    signOut: route<typeof accounts.signOut>('POST', '/auth/sign-out'),
    readProfile: route<typeof accounts.readProfile>('GET', '/me/profile'),
    setPassword: route<typeof accounts.setPassword>('PUT', '/me/password'),
  },
  studioDeals: {
    list: route<typeof studio.listStudioDeals>('GET', '/studio/deals', true),
    read: route<typeof studio.readStudioDeal>('GET', '/studio/deals/:id'),
    choices: route<typeof studio.listDealChoices>('GET', '/studio/deals/choices'),
    propose: route<typeof studio.proposeDeal>('POST', '/studio/deals'),
    answer: route<typeof studio.answerDeal>('POST', '/studio/deals/:id/answer'),
    withdraw: route<typeof studio.withdrawDeal>('POST', '/studio/deals/:id/withdraw'),
    end: route<typeof studio.endDeal>('POST', '/studio/deals/:id/notice'),
  },
  subscriptions: {
    listMine: route<typeof subscriptions.listMySubscriptions>('GET', '/me/subscriptions'),
    cancelMine: route<typeof subscriptions.cancelMySubscription>('POST', '/me/subscriptions/:id/cancel'),
    changeCard: route<typeof subscriptions.changeMyCard>('POST', '/me/subscriptions/:id/card'),
    pauseMine: route<typeof subscriptions.pauseMySubscription>('POST', '/me/subscriptions/:id/pause'),
    unpauseMine: route<typeof subscriptions.unpauseMySubscription>('POST', '/me/subscriptions/:id/unpause'),
    changeOfferMine: route<typeof subscriptions.changeMyOffer>('POST', '/me/subscriptions/:id/change'),
    keepOfferMine: route<typeof subscriptions.keepMyOffer>('POST', '/me/subscriptions/:id/keep'),
    resumeMine: route<typeof subscriptions.resumeMySubscription>('POST', '/me/subscriptions/:id/resume'),
  },
  tracking: {
    trackClick: route<typeof tracking.trackClick>('POST', '/track/click'),
    trackVisit: route<typeof tracking.trackVisit>('POST', '/track/visit'),
    leaveLead: route<typeof tracking.leaveLead>('POST', '/track/lead'),
  },
  partnerWays: {
    listCustomers: route<typeof tracking.listPartnerCustomers>('GET', '/partner/customers', true),
    tryLink: route<typeof tracking.tryOwnLink>('POST', '/partner/try-link'),
  },
  partnerKeys: {
    list: route<typeof tracking.listKeys>('GET', '/partner/keys'),
    make: route<typeof tracking.makeKey>('POST', '/partner/keys'),
    end: route<typeof tracking.endKey>('POST', '/partner/keys/:id/end'),
  },
  partnerAddresses: {
    list: route<typeof tracking.listPostbackAddresses>('GET', '/partner/postback-addresses'),
    add: route<typeof tracking.addPostbackAddress>('POST', '/partner/postback-addresses'),
    change: route<typeof tracking.changePostbackAddress>('PUT', '/partner/postback-addresses/:id'),
    rotate: route<typeof tracking.rotatePostbackSecret>('POST', '/partner/postback-addresses/:id/rotate-secret'),
    test: route<typeof tracking.testPostbackAddress>('POST', '/partner/postback-addresses/:id/test'),
    remove: route<typeof tracking.removePostbackAddress>('POST', '/partner/postback-addresses/:id/remove'),
    listDeliveries: route<typeof tracking.listAddressDeliveries>('GET', '/partner/postback-deliveries', true),
    resend: route<typeof tracking.resendAddressDelivery>('POST', '/partner/postback-deliveries/:id/resend'),
  },
  demoMailbox: {
    list: route<typeof demo.listDemoMails>('GET', '/demo/mails'),
    read: route<typeof demo.readDemoMail>('GET', '/demo/mails/:id'),
  },
  cases: {
    list: route<typeof tracking.listCases>('GET', '/partner/cases', true),
    read: route<typeof tracking.readCase>('GET', '/partner/cases/:id'),
    listBlocks: route<typeof tracking.listBlocks>('GET', '/partner/blocks'),
    open: route<typeof tracking.openCase>('POST', '/partner/cases'),
    write: route<typeof tracking.writeInCase>('POST', '/partner/cases/:id/messages'),
    withdraw: route<typeof tracking.withdrawCase>('POST', '/partner/cases/:id/withdraw'),
  },
  studio: {
    readSummary: route<typeof studio.readStudioSummary>('GET', '/studio/summary'),
    listSales: route<typeof studio.listStudioSales>('GET', '/studio/sales', true),
    readSale: route<typeof studio.readStudioSale>('GET', '/studio/sales/:number'),
    previewRefund: route<typeof studio.previewStudioRefund>('GET', '/studio/sales/:number/refund-preview'),
    refund: route<typeof studio.refundStudioSale>('POST', '/studio/sales/:number/refunds'),
  },
  confirmation: {
    read: route<typeof studio.readConfirmation>('GET', '/studio/confirmation'),
    handIn: route<typeof studio.handInConfirmation>('PUT', '/studio/confirmation'),
  },
  studioCoupons: {
    list: route<typeof studio.listStudioCoupons>('GET', '/studio/coupons', true),
    readChoices: route<typeof studio.readStudioCouponChoices>('GET', '/studio/coupon-choices'),
    read: route<typeof studio.readStudioCoupon>('GET', '/studio/coupons/:id'),
    make: route<typeof studio.makeStudioCoupon>('POST', '/studio/coupons'),
    change: route<typeof studio.changeStudioCoupon>('PUT', '/studio/coupons/:id'),
  },
  studioSubscriptions: {
    list: route<typeof studio.listStudioSubscriptions>('GET', '/studio/subscriptions', true),
    read: route<typeof studio.readStudioSubscription>('GET', '/studio/subscriptions/:id'),
    end: route<typeof studio.endStudioSubscription>('POST', '/studio/subscriptions/:id/end'),
  },
  studioMethods: {
    read: route<typeof studio.readStudioMethods>('GET', '/studio/payment-methods'),
    change: route<typeof studio.changeStudioMethods>('PUT', '/studio/payment-methods'),
  },
} as const;

export type Routes = typeof routes;
