import { Flex } from '@strapi/design-system';
import { styled } from 'styled-components';
import { previewLetter, testLetter } from '../../../../contracts/admin';
import type { LetterKindRow } from '../../../../contracts/admin';
import { ActButton } from '../../shell/act-button';
import { Choice, Facts, Loaded, Quiet, Stack, useCodeWords, useMay, useRead, useUrlState, useWords } from '../../shell/kit';
import { SidePanel } from '../../shell/side-panel';
import { LetterSwitches } from './letter-switches';
import type { Locks } from './letter-switches';

/** The languages letters are written in, each by its own name. */
const LANGUAGES = [
  { value: 'en', label: 'English' },
  { value: 'fr', label: 'Français' },
  { value: 'es', label: 'Español' },
  { value: 'pt-BR', label: 'Português (Brasil)' },
  { value: 'ar', label: 'العربية' },
] as const;
type Language = (typeof LANGUAGES)[number]['value'];

const FORMS = ['html', 'text'] as const;

export const Paper = styled.iframe`
  width: 100%;
  min-height: 52rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: #fff;
`;
export const PlainText = styled.pre`
  white-space: pre-wrap;
  overflow-wrap: anywhere;
  font-size: 1.3rem;
  line-height: 1.5;
`;

interface Props {
  readonly letter: LetterKindRow;
  readonly locked: Locks;
  readonly onClose: () => void;
}

const Drawn = ({ kind, locale, form }: { readonly kind: string; readonly locale: Language; readonly form: string }) => {
  const words = useWords();
  const query = useRead(previewLetter, { params: { kind }, query: { locale } });
  return (
    <Loaded query={query}>
      {({ data }) => (
        <Stack>
          <Facts
            facts={[
              [words('mails.subject'), <bdi key="subject">{data.subject}</bdi>],
              [words('letters.sms'), data.sms === null ? null : <bdi key="sms">{data.sms}</bdi>],
            ]}
          />
          {form === 'text' ? (
            <PlainText dir={locale === 'ar' ? 'rtl' : 'ltr'} lang={locale}>
              {data.text}
            </PlainText>
          ) : (
            <Paper title={data.subject} sandbox="" srcDoc={data.html} />
          )}
        </Stack>
      )}
    </Loaded>
  );
};

/** A kind of letter: who gets it, whether it is sent, and what it looks like in each language. It is shown without scripts and cannot leave its frame. */
export const LetterPanel = ({ letter, locked, onClose }: Props) => {
  const words = useWords();
  const say = useCodeWords();
  const maySend = useMay('mails.send');
  const { values, change } = useUrlState(['language', 'form'] as const);
  const locale = LANGUAGES.find(({ value }) => value === values.language)?.value ?? 'en';
  const form = values.form === 'text' ? 'text' : 'html';
  return (
    <SidePanel title={say('mailKind', letter.kind, letter.kind)} onClose={onClose}>
      <Stack>
        <p>{say('letterWhen', letter.kind, '')}</p>
        <Facts facts={[[words('letters.to'), words(`letterTo.${letter.to}`)]]} />
        <LetterSwitches letter={letter} locked={locked} labelled />
        <Flex gap={4} wrap="wrap" alignItems="flex-end">
          <Choice
            required
            label={words('letters.language')}
            value={locale}
            options={LANGUAGES}
            onChoose={(language) => change({ language })}
          />
          <Choice
            required
            label={words('letters.form')}
            value={form}
            options={FORMS.map((value) => ({ value, label: words(`letters.form.${value}`) }))}
            onChoose={(next) => change({ form: next })}
          />
          {maySend ? (
            <ActButton
              endpoint={testLetter}
              asked={{ params: { kind: letter.kind }, body: { locale } }}
              touches={['adminMail']}
              label={words('letters.test')}
              done={words('letters.tested')}
            />
          ) : null}
        </Flex>
        <Quiet>{words('letters.madeUp')}</Quiet>
        <Drawn kind={letter.kind} locale={locale} form={form} />
      </Stack>
    </SidePanel>
  );
};
