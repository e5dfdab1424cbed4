import { Button, Field, Flex } from '@strapi/design-system';
import { Lock } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { styled } from 'styled-components';
import { saveSetting } from '../../../../contracts/admin';
import type { SettingView } from '../../../../contracts/admin';
import type { StoreError } from '../../shell/api';
import { Mono, Quiet, useAct, useCodeWords, useMay, useRefusalWords, useWords } from '../../shell/kit';
import { useUnsaved } from '../../shell/unsaved';
import { SettingField } from './setting-field';
import { draftOf, kindOf, valueOf } from './setting-values';

const Row = styled.form`
  display: grid;
  grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
  gap: 8px 32px;
  padding-block: 16px;
  scroll-margin-block-start: 16px;
  &:target,
  &:focus {
    outline: 0;
  }
  & + & {
    border-block-start: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
  h3 {
    font-weight: 600;
  }
  @media (max-width: 767px) {
    grid-template-columns: minmax(0, 1fr);
  }
`;
const Locked = styled.p`
  display: flex;
  align-items: center;
  gap: 8px;
  margin-block-start: 8px;
  font-size: 1.2rem;
  color: ${({ theme }) => theme.colors.neutral600};
  svg {
    width: 12px;
    height: 12px;
    flex: none;
  }
`;

const useSave = (setting: SettingView, onSaved: (saved: SettingView) => void) => {
  const words = useWords();
  const { toggleNotification } = useNotification();
  const act = useAct(saveSetting, ['adminSettings', 'adminOverview']);
  const save = (value: unknown) =>
    act.mutate(
      { asked: { params: { key: setting.key }, body: { value } } },
      {
        onSuccess: ({ data }) => {
          onSaved(data);
          toggleNotification({ type: 'success', message: words('settings.saved') });
        },
      },
    );
  return { save, error: act.error, busy: act.isPending, forget: act.reset };
};

/** What this setting is, in the administrator's language where the catalogue knows it. */
const About = ({ setting }: { readonly setting: SettingView }) => {
  const words = useWords();
  const say = useCodeWords();
  return (
    <div>
      <h3>{say('setting', `${setting.key}.label`, setting.label)}</h3>
      <Quiet>{say('setting', `${setting.key}.help`, setting.help)}</Quiet>
      {setting.lockedBy ? (
        <Locked>
          <Lock aria-hidden />
          <span>
            {words('settings.locked')} <Mono>{setting.lockedBy}</Mono>
          </span>
        </Locked>
      ) : null}
    </div>
  );
};

/** What the server found wrong; what a setting's own rule says is clearer than any sentence of ours. */
const useProblem = (error: StoreError | null): string | undefined => {
  const refusal = useRefusalWords();
  if (!error) return undefined;
  return error.code === 'INVALID_INPUT' ? error.message : refusal(error);
};

/** Saves the setting, or takes back what was typed. */
const Buttons = ({ busy, onUndo }: { readonly busy: boolean; readonly onUndo: () => void }) => {
  const words = useWords();
  return (
    <Flex gap={2} paddingTop={2}>
      <Button type="submit" size="S" loading={busy}>
        {words('settings.save')}
      </Button>
      <Button variant="tertiary" size="S" disabled={busy} onClick={onUndo}>
        {words('settings.undo')}
      </Button>
    </Flex>
  );
};

/** One setting: what it is, its field, and a button that saves it alone. */
export const SettingRow = ({ setting }: { readonly setting: SettingView }) => {
  const words = useWords();
  const mayChange = useMay('settings.update');
  const kind = kindOf(setting);
  const [draft, setDraft] = useState(() => draftOf(kind, setting));
  const [wrong, setWrong] = useState<string | null>(null);
  const { save, error, busy, forget } = useSave(setting, (saved) => setDraft(draftOf(kind, saved)));
  const found = useProblem(error);
  const before = draftOf(kind, setting);
  const changed = JSON.stringify(draft) !== JSON.stringify(before);
  const locked = setting.lockedBy !== null || !mayChange;
  useUnsaved(changed && !locked);
  const change = (next: typeof draft) => {
    setWrong(null);
    forget();
    setDraft(next);
  };
  const send = () => {
    const value = valueOf(kind, draft);
    if (value.ok) save(value.value);
    else setWrong(words(value.why));
  };
  return (
    <Row
      id={setting.key}
      tabIndex={-1}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      noValidate
    >
      <About setting={setting} />
      <Field.Root name={setting.key} error={wrong ?? found}>
        <SettingField setting={setting} kind={kind} draft={draft} disabled={locked} onChange={change} />
        <Field.Error />
        {changed && !locked ? <Buttons busy={busy} onUndo={() => change(before)} /> : null}
      </Field.Root>
    </Row>
  );
};
