import { Button, Checkbox, Field, Flex, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { AdminOrder } from '../../../../contracts/admin';
import { decimalOf, isZero, minorOf, moneyText, Stack, useWords } from '../../shell/kit';

type Refundable = AdminOrder['refundable'];

/** What is to be given back, in minor units: an amount of the whole order, or amounts of some of its lines. */
export type Portion = { readonly amount: string } | { readonly lines: ReadonlyArray<{ readonly line: number; readonly amount: string }> };

/** The amount that was typed, in minor units, where it may be refunded; else null. */
const amountWithin = (typed: string, { exponent, amount }: Refundable): string | null => {
  const minor = minorOf(typed, exponent);
  return minor === null || BigInt(minor) <= 0n || BigInt(minor) > BigInt(amount) ? null : minor;
};

/** What a portion comes to in all, in minor units. */
export const sumOfPortion = (portion: Portion): string =>
  'amount' in portion ? portion.amount : portion.lines.reduce((total, { amount }) => total + BigInt(amount), 0n).toString();

/** A portion as the preview is asked for it. */
export const portionQuery = (portion: Portion): { readonly amount: string } | { readonly lines: string } =>
  'amount' in portion ? portion : { lines: portion.lines.map(({ line, amount }) => `${line}:${amount}`).join(',') };

interface AmountFieldProps {
  readonly label: string;
  readonly most: Refundable;
  readonly typed: string;
  readonly onType: (text: string) => void;
}

const AmountField = ({ label, most, typed, onType }: AmountFieldProps) => {
  const words = useWords();
  const { locale } = useIntl();
  const whole = decimalOf(most);
  return (
    <Field.Root
      name="amount"
      required
      error={amountWithin(typed, most) === null ? words('refund.amountWrong', { max: moneyText(most, locale) }) : undefined}
      hint={words('refund.amountHint', { max: moneyText(most, locale) })}
    >
      <Field.Label>{label}</Field.Label>
      <Flex gap={2}>
        <TextInput inputMode="decimal" value={typed} onChange={(event: { target: { value: string } }) => onType(event.target.value)} />
        {typed === whole ? null : (
          <Button variant="tertiary" onClick={() => onType(whole)}>
            {words('refund.everything')}
          </Button>
        )}
      </Flex>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};

interface Line {
  readonly line: number;
  readonly product: string;
  readonly most: Refundable;
}

/** The lines of an order of which something can still be given back. */
const linesOf = ({ items, refundable, refundableLines }: AdminOrder): Line[] =>
  items.flatMap(({ line, product }) => {
    const most = refundableLines.find((each) => each.line === line)?.amount ?? { ...refundable, amount: '0' };
    return isZero(most) ? [] : [{ line, product, most }];
  });

interface LinesProps {
  readonly lines: readonly Line[];
  /** What was typed for each line that is chosen. */
  readonly chosen: ReadonlyMap<number, string>;
  readonly onChoose: (chosen: ReadonlyMap<number, string>) => void;
}

const LineFields = ({ lines, chosen, onChoose }: LinesProps) => {
  const words = useWords();
  const put = (line: number, typed: string | null) => {
    const next = new Map(chosen);
    if (typed === null) next.delete(line);
    else next.set(line, typed);
    onChoose(next);
  };
  return (
    <Stack>
      {lines.map(({ line, product, most }) => {
        const typed = chosen.get(line);
        return (
          <Stack key={line}>
            <Checkbox checked={typed !== undefined} onCheckedChange={(on) => put(line, on === true ? decimalOf(most) : null)}>
              {product}
            </Checkbox>
            {typed === undefined ? null : (
              <AmountField
                label={words('refund.lineAmount', { product, currency: most.currency })}
                most={most}
                typed={typed}
                onType={(text) => put(line, text)}
              />
            )}
          </Stack>
        );
      })}
      {chosen.size === 0 ? <Field.Root error={words('refund.noLine')}>{<Field.Error />}</Field.Root> : null}
    </Stack>
  );
};

/** What somebody is asking to give back, and whether it is a portion yet. */
export const useRefundPortion = (order: AdminOrder) => {
  const [of, setOf] = useState<'order' | 'lines'>('order');
  const [typed, setTyped] = useState(decimalOf(order.refundable));
  const [chosen, setChosen] = useState<ReadonlyMap<number, string>>(new Map());
  const lines = linesOf(order);
  const named = lines.flatMap(({ line, most }) => {
    const text = chosen.get(line);
    return text === undefined ? [] : [{ line, amount: amountWithin(text, most) }];
  });
  const whole = amountWithin(typed, order.refundable);
  const ofLines =
    named.length > 0 && named.every((each): each is { line: number; amount: string } => each.amount !== null) ? { lines: named } : null;
  const portion: Portion | null = of === 'lines' ? ofLines : whole === null ? null : { amount: whole };
  return { of, setOf, typed, setTyped, chosen, setChosen, lines, portion };
};

/** How much is given back: of the whole order or, where it has several lines, of some of them. */
export const RefundPortion = ({ order, asked }: { readonly order: AdminOrder; readonly asked: ReturnType<typeof useRefundPortion> }) => {
  const words = useWords();
  return (
    <Stack>
      {asked.lines.length > 1 ? (
        <Field.Root name="of">
          <Field.Label>{words('refund.of')}</Field.Label>
          <SingleSelect value={asked.of} onChange={(value) => asked.setOf(value === 'lines' ? 'lines' : 'order')}>
            <SingleSelectOption value="order">{words('refund.ofOrder')}</SingleSelectOption>
            <SingleSelectOption value="lines">{words('refund.ofLines')}</SingleSelectOption>
          </SingleSelect>
        </Field.Root>
      ) : null}
      {asked.of === 'lines' ? (
        <LineFields lines={asked.lines} chosen={asked.chosen} onChoose={asked.setChosen} />
      ) : (
        <AmountField
          label={words('refund.amount', { currency: order.refundable.currency })}
          most={order.refundable}
          typed={asked.typed}
          onType={asked.setTyped}
        />
      )}
    </Stack>
  );
};
