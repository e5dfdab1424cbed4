import { useEffect } from 'react';
import { Link, useLocation } from 'react-router-dom';
import { styled } from 'styled-components';
import { listSettings } from '../../../../contracts/admin';
import type { SettingView } from '../../../../contracts/admin';
import { Empty, Loaded, PageFrame, Section, Stack, useCodeWords, useRead, useWords } from '../../shell/kit';
import { UnsavedGuard } from '../../shell/unsaved';
import { SettingRow } from './setting-row';

type Sections = ReadonlyArray<readonly [string, readonly SettingView[]]>;

const bySection = (settings: readonly SettingView[]): Sections => {
  const sections = new Map<string, SettingView[]>();
  for (const setting of settings) sections.set(setting.section, [...(sections.get(setting.section) ?? []), setting]);
  return [...sections];
};

const Jumps = styled.nav`
  display: flex;
  flex-wrap: wrap;
  gap: 4px 16px;
  a {
    padding-block: 4px;
    color: ${({ theme }) => theme.colors.primary600};
    text-decoration: none;
  }
  a:hover {
    text-decoration: underline;
  }
`;

/** Brings the setting or section that the address names into view, once there is something to see. */
const useJump = (): void => {
  const { hash } = useLocation();
  useEffect(() => {
    if (hash === '') return;
    const place = document.getElementById(decodeURIComponent(hash.slice(1)));
    place?.scrollIntoView({ block: 'start' });
    place?.focus({ preventScroll: true });
  }, [hash]);
};

const AllSettings = ({ settings }: { readonly settings: readonly SettingView[] }) => {
  const words = useWords();
  const say = useCodeWords();
  const sections = bySection(settings);
  useJump();
  if (sections.length === 0) return <Empty title={words('settings.none')} />;
  return (
    <>
      <Jumps aria-label={words('settings.sections')}>
        {sections.map(([section]) => (
          <Link key={section} to={`#${section}`}>
            {say('settings.section', section, section)}
          </Link>
        ))}
      </Jumps>
      {sections.map(([section, rows]) => (
        <Section key={section} id={section} title={say('settings.section', section, section)}>
          {rows.map((setting) => (
            <SettingRow key={setting.key} setting={setting} />
          ))}
        </Section>
      ))}
    </>
  );
};

/** Everything this site decides; each setting is saved on its own. */
export const SettingsPage = () => {
  const words = useWords();
  const query = useRead(listSettings);
  return (
    <PageFrame title={words('settings.title')} subtitle={words('settings.subtitle')} permission="settings.read">
      <UnsavedGuard>
        <Stack>
          <Loaded query={query}>{({ data }) => <AllSettings settings={data} />}</Loaded>
        </Stack>
      </UnsavedGuard>
    </PageFrame>
  );
};
