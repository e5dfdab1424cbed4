import { storePath, useSite } from '../ui/site';
import { AreaMenu } from './area-menu';
import type { AreaGroup, AreaPage } from './place';
import { useSession } from './session';
import { useStore } from './use-store';

/** A page that needs no group. */
const alone = (page: AreaPage): AreaGroup => ({ label: page.label, pages: [page] });

/**
 * What an affiliate finds, by what they come for: what there is to show, what came of it, what it pays, who to ask, and what was
 * agreed. The money lies in an area of its own, which a creator shares.
 */
export function PartnerTabs() {
  const { t, locale } = useSite();
  const { profile } = useSession();
  const unread = useStore(['unread'], (client) => client.partnerTalk.unread()).data;
  const groups: readonly AreaGroup[] = [
    alone({ to: '/partner', label: t('area.overview') }),
    {
      label: t('area.promote'),
      pages: [
        { to: '/partner/links', label: t('ownLinks.title') },
        { to: '/partner/creatives', label: t('creatives.title') },
        { to: '/partner/bonuses', label: t('bonuses.title') },
        { to: '/partner/letters', label: t('relay.title') },
        { to: '/partner/tools', label: t('tools.title') },
        { to: storePath(locale, '/programs'), label: t('programs.title'), outside: true },
      ],
    },
    {
      label: t('area.results'),
      pages: [
        { to: '/partner/report', label: t('report.title') },
        { to: '/partner/referrals', label: t('referrals.title') },
        { to: '/partner/traffic', label: t('traffic.title') },
        { to: '/partner/clicks', label: t('clicks.title') },
        { to: '/partner/events', label: t('paidEvents.title') },
        { to: '/partner/contests', label: t('contests.title') },
        ...(profile.hasNetwork ? [{ to: '/partner/network', label: t('network.title') }] : []),
      ],
    },
    {
      label: t('area.money'),
      pages: [
        { to: '/partner/commissions', label: t('commissions.title') },
        { to: '/payouts', label: t('area.payouts') },
        { to: '/statements', label: t('statements.title') },
      ],
    },
    {
      label: t('area.talk'),
      pages: [
        { to: '/partner/messages', label: t('messages.title'), count: unread?.messages ?? 0 },
        { to: '/partner/news', label: t('news.title'), count: unread?.news ?? 0 },
        { to: '/partner/cases', label: t('cases.title') },
        { to: '/feedback', label: t('feedback.title') },
      ],
    },
    {
      label: t('area.agreed'),
      pages: [
        { to: '/partner/contract', label: t('contract.title') },
        { to: '/partner/learning', label: t('learning.title') },
        { to: '/partner/rates', label: t('rates.title') },
        { to: '/partner/settings', label: t('ownSettings.title') },
      ],
    },
  ];
  return <AreaMenu groups={groups} />;
}

export function AccountTabs() {
  const { t } = useSite();
  return (
    <AreaMenu
      groups={[
        alone({ to: '/account', label: t('orders.title') }),
        alone({ to: '/account/subscriptions', label: t('subscriptions.title') }),
      ]}
    />
  );
}

/** What whoever is owed money is paid, and the paper of it; affiliates and creators alike. */
export function MoneyTabs() {
  const { t } = useSite();
  const { profile } = useSession();
  const earns = profile.roles.includes('affiliate') || profile.roles.includes('creator');
  return (
    <AreaMenu
      groups={
        earns
          ? [
              alone({ to: '/payouts', label: t('area.payouts') }),
              alone({ to: '/statements', label: t('statements.title') }),
              ...(profile.roles.includes('creator') ? [] : [alone({ to: '/payouts/identity', label: t('identity.link') })]),
            ]
          : []
      }
    />
  );
}

/** Answers that are written already, and what could be better; the board is of those who sell and recommend. */
export function HelpTabs() {
  const { t } = useSite();
  const { profile } = useSession();
  const earns = profile.roles.includes('affiliate') || profile.roles.includes('creator');
  const groups = earns
    ? [alone({ to: '/help', label: t('helpCentre.title') }), alone({ to: '/feedback', label: t('feedback.title') })]
    : [];
  return <AreaMenu groups={groups} />;
}

export function StudioTabs() {
  const { t } = useSite();
  const groups: readonly AreaGroup[] = [
    alone({ to: '/studio', label: t('area.overview') }),
    {
      label: t('area.sell'),
      pages: [
        { to: '/studio/sales', label: t('sales.title') },
        { to: '/studio/subscriptions', label: t('subscriptions.title') },
        { to: '/studio/coupons', label: t('ownCoupons.title') },
        { to: '/studio/invoices', label: t('documents.title') },
        { to: '/studio/methods', label: t('studioMethods.tab') },
      ],
    },
    {
      label: t('area.affiliates'),
      pages: [
        { to: '/studio/deals', label: t('deals.title') },
        { to: '/studio/bonuses', label: t('bonuses.title') },
        { to: '/studio/joint', label: t('joint.title') },
      ],
    },
    {
      label: t('area.money'),
      pages: [
        { to: '/payouts', label: t('area.payouts') },
        { to: '/statements', label: t('statements.title') },
      ],
    },
    alone({ to: '/studio/confirmation', label: t('confirmation.tab') }),
  ];
  return <AreaMenu groups={groups} />;
}
