import type * as leaving from '../contracts/leaving';
import type * as clicks from '../contracts/clicks';
import type * as partner from '../contracts/partner';
import { route } from './route';

/** What affiliates ask of the portal, by the two halves of its id. */
export const partnerRoutes = {
  certificates: { read: route<typeof partner.readCertificate>('GET', '/certificates/:number') },
  hosts: { ask: route<typeof partner.askAboutHost>('GET', '/hosts/known') },
  programs: {
    list: route<typeof partner.listMarketPrograms>('GET', '/marketplace/programs', true),
    read: route<typeof partner.readMarketProgram>('GET', '/marketplace/programs/:slug'),
    askToJoin: route<typeof partner.askToJoin>('POST', '/marketplace/programs/:slug/join'),
  },
  applications: {
    read: route<typeof partner.readApplication>('GET', '/me/applications/:slug'),
    handIn: route<typeof partner.handInApplication>('POST', '/me/applications/:slug'),
    change: route<typeof partner.changeApplication>('PUT', '/me/applications/:slug'),
    withdraw: route<typeof partner.withdrawApplication>('POST', '/me/applications/:slug/withdraw'),
  },
  partnerLearning: {
    list: route<typeof partner.listLearning>('GET', '/partner/learning'),
    read: route<typeof partner.readLearningLesson>('GET', '/partner/learning/:id/:key'),
  },
  paths: {
    list: route<typeof partner.listPaths>('GET', '/me/paths'),
    readStep: route<typeof partner.readPathStep>('GET', '/me/paths/:id/steps/:key'),
    markRead: route<typeof partner.markStepRead>('POST', '/me/paths/:id/steps/:key/read'),
    signNda: route<typeof partner.signNda>('POST', '/me/paths/:id/steps/:key/signature'),
    beginTry: route<typeof partner.beginQuiz>('POST', '/me/paths/:id/steps/:key/tries'),
    answerTry: route<typeof partner.answerQuiz>('POST', '/me/paths/:id/steps/:key/answers'),
    signContract: route<typeof partner.signPathContract>('POST', '/me/paths/:id/contract'),
  },
  enrolments: {
    read: route<typeof partner.readEnrolment>('GET', '/enrolments/:token'),
    join: route<typeof partner.joinByLetter>('POST', '/enrolments/:token'),
  },
  partner: {
    readSummary: route<typeof partner.readPartnerSummary>('GET', '/partner/summary'),
    readChart: route<typeof partner.readPartnerChart>('GET', '/partner/chart'),
    listLinks: route<typeof partner.listPartnerLinks>('GET', '/partner/links'),
    listCommissions: route<typeof partner.listPartnerCommissions>('GET', '/partner/commissions', true),
    explainCommission: route<typeof partner.explainPartnerCommission>('GET', '/partner/commissions/:id/explanation'),
    listReferrals: route<typeof partner.listPartnerReferrals>('GET', '/partner/referrals', true),
    readReceipt: route<typeof partner.readPartnerReceipt>('GET', '/partner/referrals/:id/receipt'),
  },
  partnerClicks: {
    list: route<typeof clicks.listPartnerClicks>('GET', '/partner/clicks', true),
    readReceipt: route<typeof clicks.readClickReceipt>('GET', '/partner/clicks/:id/receipt'),
  },
  studioJoint: {
    list: route<typeof partner.listStudioJoint>('GET', '/studio/joint-campaigns'),
    declare: route<typeof partner.declareJoint>('POST', '/studio/joint-campaigns'),
    end: route<typeof partner.endStudioJoint>('POST', '/studio/joint-campaigns/:id/end'),
    views: route<typeof partner.listStudioJointViews>('GET', '/studio/joint-campaigns/:id/views', true),
  },
  partnerJoint: {
    list: route<typeof partner.listPartnerJoint>('GET', '/partner/joint-campaigns'),
    answer: route<typeof partner.answerJoint>('POST', '/partner/joint-campaigns/:id/answer'),
    orders: route<typeof partner.listJointOrders>('GET', '/partner/joint-campaigns/:id/orders', true),
    view: route<typeof partner.viewJointOrder>('POST', '/partner/joint-campaigns/:id/orders/:number/view'),
  },
  jointAsks: {
    list: route<typeof partner.listJointAsks>('GET', '/partner-page/:token/joint-campaigns'),
    answer: route<typeof partner.answerJointAsk>('PUT', '/partner-page/:token/joint-campaigns'),
  },
  partnerPage: {
    read: route<typeof partner.readPartnerPage>('GET', '/partner-page/:token'),
    letters: route<typeof partner.agreeToLetters>('PUT', '/partner-page/:token/letters'),
    report: route<typeof partner.reportLetters>('POST', '/partner-page/:token/report'),
    find: route<typeof partner.findPartnerPage>('GET', '/thank-you/:token/partner'),
    listMine: route<typeof partner.listMyPartners>('GET', '/me/partners'),
  },
  partnerRelay: {
    read: route<typeof partner.readRelay>('GET', '/partner/relay'),
    list: route<typeof partner.listRelayLetters>('GET', '/partner/relay/letters', true),
    write: route<typeof partner.writeRelayLetter>('POST', '/partner/relay/letters'),
  },
  partnerHosts: {
    list: route<typeof partner.listPartnerHosts>('GET', '/partner/hosts'),
    add: route<typeof partner.addPartnerHost>('POST', '/partner/hosts'),
    check: route<typeof partner.checkPartnerHost>('POST', '/partner/hosts/:id/check'),
    remove: route<typeof partner.removePartnerHost>('POST', '/partner/hosts/:id/remove'),
  },
  partnerLinks: {
    list: route<typeof partner.listOwnLinks>('GET', '/partner/own-links', true),
    destinations: route<typeof partner.listDestinations>('GET', '/partner/destinations'),
    make: route<typeof partner.makeOwnLink>('POST', '/partner/own-links'),
    change: route<typeof partner.changeOwnLink>('PUT', '/partner/own-links/:slug'),
    qr: route<typeof partner.readLinkQr>('GET', '/partner/own-links/:slug/qr'),
  },
  partnerCreatives: {
    list: route<typeof partner.listCreatives>('GET', '/partner/creatives', true),
    choices: route<typeof partner.listCreativeChoices>('GET', '/partner/creatives/choices'),
  },
  partnerBonuses: {
    list: route<typeof partner.listPartnerBonuses>('GET', '/partner/bonuses', true),
    choices: route<typeof partner.listBonusChoices>('GET', '/partner/bonuses/choices'),
    register: route<typeof partner.registerBonus>('POST', '/partner/bonuses'),
    upload: route<typeof partner.sendBonusFile>('POST', '/partner/bonuses/:id/upload'),
    open: route<typeof partner.openOwnBonusFile>('POST', '/partner/bonuses/:id/file'),
    withdraw: route<typeof partner.withdrawBonus>('POST', '/partner/bonuses/:id/withdraw'),
  },
  studioBonuses: {
    list: route<typeof partner.listStudioBonuses>('GET', '/studio/bonuses', true),
    decide: route<typeof partner.decideStudioBonus>('POST', '/studio/bonuses/:id/decision'),
    open: route<typeof partner.openStudioBonusFile>('POST', '/studio/bonuses/:id/file'),
    readTerms: route<typeof partner.readStudioBonusTerms>('GET', '/studio/bonus-terms'),
    changeTerms: route<typeof partner.changeStudioBonusTerms>('PUT', '/studio/bonus-terms/:program'),
  },
  creativeRequests: {
    list: route<typeof partner.listCreativeRequests>('GET', '/partner/creative-requests', true),
    read: route<typeof partner.readCreativeRequest>('GET', '/partner/creative-requests/:id'),
    ask: route<typeof partner.askForCreative>('POST', '/partner/creative-requests'),
    write: route<typeof partner.writeAboutCreative>('POST', '/partner/creative-requests/:id/messages'),
    answer: route<typeof partner.answerProposal>('POST', '/partner/creative-requests/:id/answer'),
    withdraw: route<typeof partner.withdrawCreativeRequest>('POST', '/partner/creative-requests/:id/withdraw'),
  },
  partnerTraffic: {
    read: route<typeof partner.readTraffic>('GET', '/partner/traffic'),
    export: route<typeof partner.exportTraffic>('GET', '/partner/traffic/export'),
  },
  partnerReport: {
    read: route<typeof partner.readOwnReport>('GET', '/partner/report'),
    readSold: route<typeof partner.readSold>('GET', '/partner/report/sold'),
  },
  partnerEvents: {
    listLeads: route<typeof partner.listPaidLeads>('GET', '/partner/leads', true),
    listEarnings: route<typeof partner.listEventEarnings>('GET', '/partner/event-earnings', true),
    explain: route<typeof partner.explainEventEarning>('GET', '/partner/event-earnings/:id/explanation'),
  },
  partnerContests: {
    list: route<typeof partner.listPartnerContests>('GET', '/partner/contests'),
    chooseAlias: route<typeof partner.chooseContestAlias>('PUT', '/partner/contests/alias'),
  },
  partnerSettings: {
    read: route<typeof partner.readOwnSettings>('GET', '/partner/settings'),
    change: route<typeof partner.changeOwnSettings>('PUT', '/partner/settings'),
    addSite: route<typeof partner.addOwnSite>('POST', '/partner/sites'),
    removeSite: route<typeof partner.removeOwnSite>('POST', '/partner/sites/:id/remove'),
  },
  partnerTalk: {
    unread: route<typeof partner.readUnread>('GET', '/partner/unread'),
    listNews: route<typeof partner.listPartnerNews>('GET', '/partner/news', true),
    readNews: route<typeof partner.readPartnerNews>('POST', '/partner/news/:id/read'),
    listConversations: route<typeof partner.listConversations>('GET', '/partner/conversations'),
    listMessages: route<typeof partner.listMessages>('GET', '/partner/messages', true),
    write: route<typeof partner.writeMessage>('POST', '/partner/messages'),
    readMessages: route<typeof partner.readMessages>('POST', '/partner/messages/read'),
  },
  contracts: {
    list: route<typeof partner.listContracts>('GET', '/partner/contracts'),
    answer: route<typeof partner.answerContract>('POST', '/partner/contracts/:id/answers'),
    foreseeLeaving: route<typeof leaving.foreseeLeaving>('GET', '/partner/contracts/:id/leaving'),
    leave: route<typeof leaving.leaveProgram>('POST', '/partner/contracts/:id/leave'),
  },
  partnerNetwork: {
    read: route<typeof partner.readNetwork>('GET', '/partner/network'),
  },
  partnerTerritories: {
    list: route<typeof partner.listOwnTerritories>('GET', '/partner/territories'),
  },
  partnerRates: {
    read: route<typeof partner.readOwnRates>('GET', '/partner/rates'),
    estimate: route<typeof partner.estimateEarnings>('POST', '/partner/rates/estimate'),
  },
} as const;
