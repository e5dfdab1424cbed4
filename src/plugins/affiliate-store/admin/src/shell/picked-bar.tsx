import { Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Stack, useWords } from './kit';

interface Props<To extends string> {
  /** How many rows are ticked, and the sentence that says so. */
  readonly count: number;
  readonly said: string;
  readonly yes: { readonly to: To; readonly label: string };
  readonly no: { readonly to: To; readonly label: string };
  readonly onClear: () => void;
  /** Asks what has to be said before it is done, and does it. */
  readonly dialog: (to: To, close: () => void) => ReactNode;
}

/** What may be done with the rows that were ticked, all alike. */
export const PickedBar = <To extends string>({ count, said, yes, no, onClear, dialog }: Props<To>) => {
  const words = useWords();
  const [to, setTo] = useState<To | null>(null);
  if (count === 0 && to === null) return null;
  const close = () => {
    setTo(null);
    onClear();
  };
  return (
    <Stack>
      <Flex gap={2} wrap="wrap" paddingBottom={4}>
        <Typography>{said}</Typography>
        <Button size="S" onClick={() => setTo(yes.to)}>
          {yes.label}
        </Button>
        <Button size="S" variant="danger-light" onClick={() => setTo(no.to)}>
          {no.label}
        </Button>
        <Button size="S" variant="tertiary" onClick={onClear}>
          {words('applications.pickNone')}
        </Button>
      </Flex>
      {to ? dialog(to, close) : null}
    </Stack>
  );
};
