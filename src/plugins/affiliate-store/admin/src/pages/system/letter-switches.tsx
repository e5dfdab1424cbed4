import { Flex, Toggle } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { styled } from 'styled-components';
import { switchLetter } from '../../../../contracts/admin';
import type { LetterBoard, LetterKindRow } from '../../../../contracts/admin';
import { Quiet, useAct, useCodeWords, useMay, useRefusalWords, useWords } from '../../shell/kit';

export type Locks = LetterBoard['lockedBy'];

// Above the link that covers a row.
const Raised = styled.div`
  position: relative;
  z-index: 1;
  width: fit-content;
`;

interface SwitchProps {
  readonly label: string;
  readonly on: boolean;
  readonly disabled: boolean;
  readonly onChange: (on: boolean) => void;
}

const Switch = ({ label, on, disabled, onChange }: SwitchProps) => {
  const words = useWords();
  return (
    <Raised>
      <Toggle
        aria-label={label}
        checked={on}
        disabled={disabled}
        onLabel={words('letters.on')}
        offLabel={words('letters.off')}
        onChange={(event: { target: { checked: boolean } }) => onChange(event.target.checked)}
      />
    </Raised>
  );
};

const useSwitch = (kind: string) => {
  const words = useWords();
  const refusal = useRefusalWords();
  const { toggleNotification } = useNotification();
  const act = useAct(switchLetter, ['adminLetters', 'adminSettings']);
  const change = (body: { readonly sent?: boolean; readonly sms?: boolean }) =>
    act.mutate(
      { asked: { params: { kind }, body } },
      {
        onSuccess: () => toggleNotification({ type: 'success', message: words('settings.saved') }),
        onError: (error) => toggleNotification({ type: 'danger', message: refusal(error) }),
      },
    );
  return { change, busy: act.isPending };
};

interface Props {
  readonly letter: LetterKindRow;
  readonly locked: Locks;
  /** In a panel, where no head of a column says what is switched. */
  readonly labelled?: boolean;
}

/** Whether it is sent; of what cannot be switched off, why. */
export const MailSwitch = ({ letter, locked }: Props) => {
  const words = useWords();
  const say = useCodeWords();
  const mayChange = useMay('settings.update');
  const { change, busy } = useSwitch(letter.kind);
  const name = say('mailKind', letter.kind, letter.kind);
  if (letter.must !== null) return <Quiet>{words(`letterMust.${letter.must}`)}</Quiet>;
  return (
    <>
      <Switch
        label={words('letters.sendNamed', { name })}
        on={letter.sent}
        disabled={busy || !mayChange || locked.mail !== null}
        onChange={(sent) => change({ sent })}
      />
      {locked.mail === null ? null : (
        <Quiet>
          {words('settings.locked')} {locked.mail}
        </Quiet>
      )}
    </>
  );
};

/** Whether it also goes by SMS; nothing where it cannot. */
export const SmsSwitch = ({ letter, locked }: Props) => {
  const words = useWords();
  const say = useCodeWords();
  const mayChange = useMay('settings.update');
  const { change, busy } = useSwitch(letter.kind);
  if (letter.sms === null) return <Quiet>—</Quiet>;
  return (
    <Switch
      label={words('letters.smsNamed', { name: say('mailKind', letter.kind, letter.kind) })}
      on={letter.sms}
      disabled={busy || !mayChange || locked.sms !== null}
      onChange={(sms) => change({ sms })}
    />
  );
};

/** Both switches, named, under each other. */
export const LetterSwitches = (props: Props) => {
  const words = useWords();
  return (
    <Flex gap={6} wrap="wrap" alignItems="flex-start">
      <div>
        <Quiet>{words('letters.sent')}</Quiet>
        <MailSwitch {...props} />
      </div>
      {props.letter.sms === null ? null : (
        <div>
          <Quiet>{words('letters.sms')}</Quiet>
          <SmsSwitch {...props} />
        </div>
      )}
    </Flex>
  );
};
