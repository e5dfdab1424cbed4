import { NavLink, Outlet } from 'react-router-dom';
import { storePath, useSite } from '../ui/site';
import { useSession } from './session';

export interface AreaTab {
  readonly to: string;
  readonly label: string;
}

interface AreaTabsProps {
  readonly tabs: readonly AreaTab[];
  /** A public page that belongs to the area. */
  readonly onward?: { readonly href: string; readonly label: string };
}

/** The pages of an area, above whichever is open; a page below one of them keeps it marked. */
export function AreaTabs({ tabs, onward }: AreaTabsProps) {
  const { t } = useSite();
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
  return (
    <AreaTabs
      tabs={[
        { to: '/partner', label: t('area.overview') },
        { to: '/partner/links', label: t('ownLinks.title') },
        { to: '/partner/creatives', label: t('creatives.title') },
        { to: '/partner/traffic', label: t('traffic.title') },
        { to: '/partner/commissions', label: t('commissions.title') },
        { to: '/partner/referrals', label: t('referrals.title') },
        { to: '/partner/rates', label: t('rates.title') },
        { to: '/partner/contests', label: t('contests.title') },
        ...(profile.hasNetwork ? [{ to: '/partner/network', label: t('network.title') }] : []),
        { to: '/partner/letters', label: t('relay.title') },
        { to: '/partner/tools', label: t('tools.title') },
        { to: '/partner/contract', label: t('contract.title') },
        { to: '/partner/cases', label: t('cases.title') },
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
        { to: '/studio/confirmation', label: t('confirmation.tab') },
        { to: '/studio/joint', label: t('joint.title') },
        { to: '/studio/methods', label: t('studioMethods.tab') },
      ]}
    />
  );
}
