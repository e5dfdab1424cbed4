import { listSettings } from '../../../../contracts/admin';
import type { SettingView } from '../../../../contracts/admin';
import { Empty, Loaded, PageFrame, Section, Stack, useCodeWords, useRead, useWords } from '../../shell/kit';
import { ClockSection } from './clock-section';
import { SettingRow } from './setting-row';

const bySection = (settings: readonly SettingView[]): ReadonlyArray<readonly [string, readonly SettingView[]]> => {
  const sections = new Map<string, SettingView[]>();
  for (const setting of settings) sections.set(setting.section, [...(sections.get(setting.section) ?? []), setting]);
  return [...sections];
};

/** Everything this site decides; each setting is saved on its own. */
export const SettingsPage = () => {
  const words = useWords();
  const say = useCodeWords();
  const query = useRead(listSettings);
  return (
    <PageFrame title={words('settings.title')} subtitle={words('settings.subtitle')} permission="settings.read">
      <Stack>
        <Loaded query={query}>
          {({ data }) =>
            data.length === 0 ? (
              <Empty title={words('settings.none')} />
            ) : (
              <Stack>
                {bySection(data).map(([section, settings]) => (
                  <Section key={section} title={say('settings.section', section, section)}>
                    {settings.map((setting) => (
                      <SettingRow key={setting.key} setting={setting} />
                    ))}
                  </Section>
                ))}
              </Stack>
            )
          }
        </Loaded>
        <ClockSection />
      </Stack>
    </PageFrame>
  );
};
