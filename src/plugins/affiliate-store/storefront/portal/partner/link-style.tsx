import { useState } from 'react';
import { describedBy, Field } from '../../ui/field';
import { useSite } from '../../ui/site';
import { useStore } from '../use-store';

const STYLES = ['short', 'path', 'ref'] as const;
const HELP = { short: 'ownLinks.shortHelp', hidden: 'ownLinks.hiddenHelp', path: 'ownLinks.longHelp', ref: 'ownLinks.longHelp' } as const;
type Chosen = keyof typeof HELP;

/** How a short link ends. */
function Slug({ refused }: { readonly refused: string | null }) {
  const { t } = useSite();
  const slug = { id: 'slug', help: t('ownLinks.slugHelp'), error: refused };
  return (
    <Field label={t('ownLinks.slug')} {...slug}>
      <input
        id="slug"
        name="slug"
        dir="ltr"
        autoComplete="off"
        autoCapitalize="none"
        maxLength={40}
        className="input"
        {...describedBy(slug)}
      />
    </Field>
  );
}

/** Which host of the affiliate's own, and which path on it. */
function HiddenPlace({ hosts, refused }: { readonly hosts: ReadonlyArray<{ id: string; host: string }>; readonly refused: string | null }) {
  const { t } = useSite();
  const path = { id: 'link-path', help: t('ownLinks.pathHelp'), error: refused };
  return (
    <>
      <Field id="link-host" label={t('ownLinks.host')}>
        <select id="link-host" name="host" dir="ltr" className="input">
          {hosts.map(({ id, host }) => (
            <option key={id} value={id}>
              {host}
            </option>
          ))}
        </select>
      </Field>
      <Field label={t('ownLinks.path')} {...path}>
        <input
          id="link-path"
          name="path"
          dir="ltr"
          required
          autoComplete="off"
          autoCapitalize="none"
          maxLength={130}
          className="input"
          {...describedBy(path)}
        />
      </Field>
      <div className="sm:col-span-2">
        <label className="inline-flex min-h-8 items-center gap-2">
          <input type="checkbox" name="landing_page" aria-describedby="landing-page-help" />
          {t('ownLinks.landingPage')}
        </label>
        <p id="landing-page-help" className="text-13 text-muted">
          {t('ownLinks.landingPageHelp')}
        </p>
      </div>
    </>
  );
}

/** How the address looks: of hosts of one's own those that are proven. */
export function LinkStyleFields({ refused }: { readonly refused: string | null }) {
  const { t } = useSite();
  const [style, setStyle] = useState<Chosen>('short');
  const known = useStore(['hosts'], (client) => client.partnerHosts.list());
  const hosts = (known.data ?? []).filter(({ state }) => state === 'verified');
  const styles: readonly Chosen[] = hosts.length === 0 ? STYLES : [...STYLES, 'hidden'];
  return (
    <>
      <Field id="style" label={t('ownLinks.style')} help={t(HELP[style])}>
        <select id="style" name="style" className="input" value={style} onChange={(event) => setStyle(event.target.value as Chosen)}>
          {styles.map((one) => (
            <option key={one} value={one}>
              {t(`ownLinks.style.${one}`)}
            </option>
          ))}
        </select>
      </Field>
      {style === 'short' && <Slug refused={refused} />}
      {style === 'hidden' && <HiddenPlace hosts={hosts} refused={refused} />}
    </>
  );
}
