import { NavLink, Outlet } from 'react-router-dom';
import { formatNumber } from '../i18n/format';
import { storePath, useSite } from '../ui/site';
import { useSession } from './session';
import { useStore } from './use-store';

export interface AreaTab {
  readonly to: string;
  readonly label: string;
  /** How much is new behind it. */
  readonly count?: number;
}

interface AreaTabsProps {
  readonly tabs: readonly AreaTab[];
  /** A public page that belongs to the area. */
  readonly onward?: { readonly href: string; readonly label: string };
}

/** The pages of an area, above whichever is open; a page below one of them keeps it marked. */
export function AreaTabs({ tabs, onward }: AreaTabsProps) {
  const { t, locale } = useSite();
  return (
    <>
      <nav aria-label={t('area.pages')} className="no-print -ms-3 flex flex-wrap pt-4">
        {tabs.map((tab, at) => (
          <NavLink
            key={tab.to}
            to={tab.to}
            end={at === 0}
            className="flex min-h-9 items-center rounded-full px-3 text-muted hover:text-ink aria-[current=page]:bg-wash aria-[current=page]:font-medium aria-[current=page]:text-ink"
          >
            {tab.label}
            {tab.count !== undefined && tab.count > 0 && (
              <span className="ms-1.5 rounded-full bg-ink px-1.5 text-13 font-medium text-paper">
                <span aria-hidden="true">{formatNumber(locale, tab.count)}</span>
                <span className="sr-only">{t('talk.unread', { count: tab.count })}</span>
              </span>
            )}
          </NavLink>
        ))}
        {onward && (
          <a href={onward.href} className="flex min-h-9 items-center rounded-full px-3 text-muted hover:text-ink">
            {onward.label}
          </a>
        )}
      </nav>
      <Outlet />
    </>
  );
}

export function PartnerTabs() {
  const { t, locale } = useSite();
  const { profile } = useSession();
  const unread = useStore(['unread'], (client) => client.partnerTalk.unread()).data;
  return (
    <AreaTabs
      tabs={[
        { to: '/partner', label: t('area.overview') },
        { to: '/partner/links', label: t('ownLinks.title') },
        { to: '/partner/creatives', label: t('creatives.title') },
        { to: '/partner/bonuses', label: t('bonuses.title') },
        { to: '/partner/traffic', label: t('traffic.title') },
        { to: '/partner/report', label: t('report.title') },
        { to: '/partner/commissions', label: t('commissions.title') },
        { to: '/partner/referrals', label: t('referrals.title') },
        { to: '/partner/rates', label: t('rates.title') },
        { to: '/partner/events', label: t('paidEvents.title') },
        { to: '/partner/contests', label: t('contests.title') },
        ...(profile.hasNetwork ? [{ to: '/partner/network', label: t('network.title') }] : []),
        { to: '/partner/letters', label: t('relay.title') },
        { to: '/partner/tools', label: t('tools.title') },
        { to: '/partner/contract', label: t('contract.title') },
        { to: '/partner/news', label: t('news.title'), count: unread?.news ?? 0 },
        { to: '/partner/messages', label: t('messages.title'), count: unread?.messages ?? 0 },
        { to: '/partner/cases', label: t('cases.title') },
        { to: '/feedback', label: t('feedback.title') },
        { to: '/statements', label: t('statements.title') },
      ]}
      onward={{ href: storePath(locale, '/programs'), label: t('programs.title') }}
    />
  );
}

export function AccountTabs() {
  const { t } = useSite();
  return (
    <AreaTabs
      tabs={[
        { to: '/account', label: t('orders.title') },
        { to: '/account/subscriptions', label: t('subscriptions.title') },
      ]}
    />
  );
}

export function StudioTabs() {
  const { t } = useSite();
  return (
    <AreaTabs
      tabs={[
        { to: '/studio', label: t('area.overview') },
        { to: '/studio/sales', label: t('sales.title') },
        { to: '/statements', label: t('statements.title') },
        { to: '/studio/invoices', label: t('documents.title') },
        { to: '/studio/bonuses', label: t('bonuses.title') },
        { to: '/studio/deals', label: t('deals.title') },
        { to: '/studio/confirmation', label: t('confirmation.tab') },
        { to: '/studio/joint', label: t('joint.title') },
        { to: '/feedback', label: t('feedback.title') },
        { to: '/studio/methods', label: t('studioMethods.tab') },
      ]}
    />
  );
}
