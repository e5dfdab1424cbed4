import { lazy, type ComponentType } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';
import { storePath, useSite } from '../ui/site';
import { SupportLink } from '../ui/support-link';
import { AccountTabs, HelpTabs, MoneyTabs, PartnerTabs, StudioTabs } from './area-tabs';
import { PageHead } from './page-head';
import { useSession } from './session';
import { Shell } from './shell';
import { Empty } from './states';

const page = <Module extends Record<string, unknown>>(load: () => Promise<Module>, name: keyof Module) =>
  lazy(async () => ({ default: (await load())[name] as ComponentType }));

const Library = page(() => import('./learn/library'), 'Library');
const Apply = page(() => import('./apply/apply'), 'Apply');
const Start = page(() => import('./start/start'), 'Start');
const Step = page(() => import('./start/step'), 'Step');
const Account = page(() => import('./account/orders'), 'Account');
const Order = page(() => import('./account/order'), 'Order');
const Subscriptions = page(() => import('./account/subscriptions'), 'Subscriptions');
const PartnerOverview = page(() => import('./partner/overview'), 'PartnerOverview');
const Commissions = page(() => import('./partner/commissions'), 'Commissions');
const Commission = page(() => import('./partner/commissions'), 'Commission');
const Referrals = page(() => import('./partner/referrals'), 'Referrals');
const Learning = page(() => import('./partner/learning'), 'Learning');
const LearningLesson = page(() => import('./partner/learning'), 'LearningLesson');
const Contract = page(() => import('./partner/contract'), 'Contract');
const Cases = page(() => import('./partner/cases'), 'Cases');
const Case = page(() => import('./partner/case'), 'Case');
const ReferralReceipt = page(() => import('./partner/receipt'), 'ReferralReceipt');
const PartnerLinks = page(() => import('./partner/links'), 'PartnerLinks');
const Creatives = page(() => import('./partner/creatives'), 'Creatives');
const CreativeRequests = page(() => import('./partner/creative-requests'), 'CreativeRequests');
const CreativeRequest = page(() => import('./partner/creative-request'), 'CreativeRequest');
const PartnerBonuses = page(() => import('./partner/bonuses'), 'PartnerBonuses');
const Traffic = page(() => import('./partner/traffic'), 'Traffic');
const Clicks = page(() => import('./partner/clicks'), 'Clicks');
const ClickReceipt = page(() => import('./partner/clicks'), 'ClickReceipt');
const Report = page(() => import('./partner/report'), 'Report');
const Rates = page(() => import('./partner/rates'), 'Rates');
const PaidEvents = page(() => import('./partner/paid-events'), 'PaidEvents');
const Contests = page(() => import('./partner/contests'), 'Contests');
const News = page(() => import('./partner/news'), 'News');
const Messages = page(() => import('./partner/messages'), 'Messages');
const PartnerLetters = page(() => import('./partner/letters'), 'PartnerLetters');
const Network = page(() => import('./partner/network'), 'Network');
const PartnerSettings = page(() => import('./partner/settings'), 'PartnerSettings');
const PartnerTools = page(() => import('./partner/tools'), 'PartnerTools');
const Payouts = page(() => import('./payouts/payouts'), 'Payouts');
const PayeeIdentity = page(() => import('./payouts/identity'), 'PayeeIdentity');
const Payout = page(() => import('./payouts/payout'), 'Payout');
const Statements = page(() => import('./statements/statements'), 'Statements');
const SelfBilling = page(() => import('./statements/self-billing'), 'SelfBilling');
const Statement = page(() => import('./statements/statement'), 'Statement');
const StudioOverview = page(() => import('./studio/overview'), 'StudioOverview');
const StudioSales = page(() => import('./studio/sales'), 'StudioSales');
const StudioMethods = page(() => import('./studio/methods'), 'StudioMethods');
const StudioBonuses = page(() => import('./studio/bonuses'), 'StudioBonuses');
const StudioDeals = page(() => import('./studio/deals'), 'StudioDeals');
const StudioDeal = page(() => import('./studio/deal'), 'StudioDeal');
const StudioConfirmation = page(() => import('./studio/confirmation'), 'StudioConfirmation');
const StudioInvoices = page(() => import('./studio/invoices'), 'StudioInvoices');
const StudioSaleDetail = page(() => import('./studio/sales'), 'StudioSaleDetail');

const Help = page(() => import('./help/help'), 'Help');
const HelpArticle = page(() => import('./help/article'), 'HelpArticle');
const FeedbackBoard = page(() => import('./feedback/board'), 'FeedbackBoard');
const FeedbackEntry = page(() => import('./feedback/entry'), 'FeedbackEntry');
const StudioSubscriptions = page(() => import('./studio/subscriptions'), 'StudioSubscriptions');
const StudioSubscription = page(() => import('./studio/subscription'), 'StudioSubscriptionDetailPage');
const StudioCoupons = page(() => import('./studio/coupons'), 'StudioCoupons');
const StudioCoupon = page(() => import('./studio/coupon'), 'StudioCouponPage');
const StudioJoint = page(() => import('./studio/joint'), 'StudioJoint');

/** What an affiliate reads, and how they reach buyers. */
const reachRoutes = (
  <>
    <Route path="learning" element={<Learning />} />
    <Route path="learning/:id/:key" element={<LearningLesson />} />
    <Route path="letters" element={<PartnerLetters />} />
    <Route path="tools" element={<PartnerTools />} />
  </>
);

function NotThere() {
  const { t } = useSite();
  return (
    <>
      <PageHead title={t('portal.notFound')} />
      <Empty title={t('portal.notFoundHelp')} help="" />
    </>
  );
}

/** Says in plain words that an area is not open to this person; the API refuses in any case. */
function NotYours({ area }: { readonly area: 'partner' | 'studio' }) {
  const { t, locale } = useSite();
  return (
    <>
      <PageHead title={t(`area.${area}`)} />
      <Empty
        title={t(`${area}.notYours`)}
        help={t(`${area}.notYoursHelp`)}
        action={
          area === 'partner' ? (
            <a className="button button-primary" href={storePath(locale, '/programs')}>
              {t('programs.title')}
            </a>
          ) : (
            <SupportLink label={t('portal.write')} />
          )
        }
      />
    </>
  );
}

/** Pages of whoever makes something. */
const studioRoutes = (
  <Route path="studio" element={<StudioTabs />}>
    <Route index element={<StudioOverview />} />
    <Route path="sales" element={<StudioSales />} />
    <Route path="sales/:number" element={<StudioSaleDetail />} />
    <Route path="subscriptions" element={<StudioSubscriptions />} />
    <Route path="subscriptions/:id" element={<StudioSubscription />} />
    <Route path="coupons" element={<StudioCoupons />} />
    <Route path="coupons/:id" element={<StudioCoupon />} />
    <Route path="invoices" element={<StudioInvoices />} />
    <Route path="confirmation" element={<StudioConfirmation />} />
    <Route path="bonuses" element={<StudioBonuses />} />
    <Route path="deals" element={<StudioDeals />} />
    <Route path="deals/:id" element={<StudioDeal />} />
    <Route path="methods" element={<StudioMethods />} />
    <Route path="joint" element={<StudioJoint />} />
  </Route>
);

/** What one's links and sales came to. */
const figureRoutes = (
  <>
    <Route path="traffic" element={<Traffic />} />
    <Route path="clicks" element={<Clicks />} />
    <Route path="clicks/:id" element={<ClickReceipt />} />
    <Route path="events" element={<PaidEvents />} />
    <Route path="report" element={<Report />} />
  </>
);

/** What one is paid, and the paper of it. */
const moneyRoutes = (
  <Route element={<MoneyTabs />}>
    <Route path="payouts" element={<Payouts />} />
    <Route path="payouts/identity" element={<PayeeIdentity />} />
    <Route path="payouts/:id" element={<Payout />} />
    <Route path="statements" element={<Statements />} />
    <Route path="statements/self-billing" element={<SelfBilling />} />
    <Route path="statements/:id" element={<Statement />} />
  </Route>
);

/** Answers, for everybody; the board is of those who sell and recommend. */
const helpRoutes = (earns: boolean) => (
  <Route element={<HelpTabs />}>
    <Route path="help" element={<Help />} />
    <Route path="help/:id" element={<HelpArticle />} />
    {earns && <Route path="feedback" element={<FeedbackBoard />} />}
    {earns && <Route path="feedback/:id" element={<FeedbackEntry />} />}
  </Route>
);

export function PortalRoutes() {
  const { profile } = useSession();
  return (
    <Routes>
      <Route element={<Shell />}>
        <Route path="learn" element={<Library />} />
        <Route path="apply/:slug" element={<Apply />} />
        <Route path="start" element={<Start />} />
        <Route path="start/:id/:key" element={<Step />} />
        <Route path="account" element={<AccountTabs />}>
          <Route index element={<Account />} />
          <Route path="subscriptions" element={<Subscriptions />} />
          <Route path=":number" element={<Order />} />
        </Route>
        {moneyRoutes}
        {helpRoutes(profile.roles.includes('affiliate') || profile.roles.includes('creator'))}
        {profile.roles.includes('affiliate') ? (
          <Route path="partner" element={<PartnerTabs />}>
            <Route index element={<PartnerOverview />} />
            <Route path="commissions" element={<Commissions />} />
            <Route path="commissions/:id" element={<Commission />} />
            <Route path="links" element={<PartnerLinks />} />
            <Route path="creatives" element={<Creatives />} />
            <Route path="creatives/requests" element={<CreativeRequests />} />
            <Route path="creatives/requests/:id" element={<CreativeRequest />} />
            <Route path="bonuses" element={<PartnerBonuses />} />
            {figureRoutes}
            <Route path="contests" element={<Contests />} />
            {reachRoutes}
            <Route path="referrals" element={<Referrals />} />
            <Route path="rates" element={<Rates />} />
            <Route path="network" element={<Network />} />
            <Route path="contract" element={<Contract />} />
            <Route path="settings" element={<PartnerSettings />} />
            <Route path="news" element={<News />} />
            <Route path="messages" element={<Messages />} />
            <Route path="cases" element={<Cases />} />
            <Route path="cases/:id" element={<Case />} />
            <Route path="referrals/:id" element={<ReferralReceipt />} />
          </Route>
        ) : (
          <Route path="partner/*" element={<NotYours area="partner" />} />
        )}
        {profile.roles.includes('creator') ? studioRoutes : <Route path="studio/*" element={<NotYours area="studio" />} />}
        <Route index element={<Navigate to="/learn" replace />} />
        <Route path="*" element={<NotThere />} />
      </Route>
    </Routes>
  );
}
