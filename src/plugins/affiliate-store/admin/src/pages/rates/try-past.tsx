import { Button, Flex } from '@strapi/design-system';
import { useEffect, useState } from 'react';
import { readTerms } from '../../../../contracts/affiliate-contracts';
import { DayRangePicker, useDays } from '../../shell/day-range';
import { Quiet, Section, Stack, useRead, useWords } from '../../shell/kit';
import { useWhatIf } from '../affiliates/use-what-if';
import { Result } from '../affiliates/what-if-result';
import type { ratesOf } from './draft';

interface Props {
  readonly program: string;
  /** As they are typed; null while something in them is missing or wrong. */
  readonly rates: ReturnType<typeof ratesOf>;
}

/** Rules, tiers and months as they are typed, tried on past orders beside the rest of the program's terms, before they are published. */
export const TryPast = ({ program, rates }: Props) => {
  const words = useWords();
  const terms = useRead(readTerms, { params: { id: program } });
  const [asked, setAsked] = useState<Readonly<Record<string, string | undefined>>>({});
  const days = useDays(asked, '90d');
  const { run, start, clear } = useWhatIf();
  const typed = JSON.stringify(rates);
  // What was tried before is no answer to what is typed now.
  useEffect(() => clear(), [typed]);
  const standing = terms.isPlaceholderData ? undefined : terms.data?.data.terms;
  const send = () => {
    if (standing && rates && days)
      void start(program, { ...standing, rules: [...rates.rules], tiers: rates.tiers, maxMonths: rates.maxMonths }, days);
  };
  return (
    <Stack>
      <Section title={words('rates.tryPast')}>
        <Stack>
          <Quiet>{words('rates.tryPastHelp')}</Quiet>
          <Flex gap={2} wrap="wrap" alignItems="flex-end">
            <DayRangePicker values={asked} change={(next) => setAsked({ ...asked, ...next })} standard="90d" />
            <Button variant="secondary" disabled={!standing || rates === null || days === null} loading={run.running} onClick={send}>
              {words('rates.tryPast')}
            </Button>
          </Flex>
        </Stack>
      </Section>
      <Result run={run} />
    </Stack>
  );
};
