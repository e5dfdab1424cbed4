import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { MoneyView } from '../../../contracts/primitives';
import { useExplaining } from './explain';
import type { Why } from './explain';
import { moneyParts, moneyText } from './money';
import { useWords } from './words';

const Figure = styled.bdi<{ $quiet: boolean }>`
  font-variant-numeric: tabular-nums;
  white-space: nowrap;
  color: ${({ theme, $quiet }) => ($quiet ? theme.colors.neutral600 : 'inherit')};
  small {
    font-size: 0.85em;
    color: ${({ theme }) => theme.colors.neutral600};
  }
`;

const Press = styled.button`
  all: unset;
  cursor: pointer;
  position: relative;
  z-index: 1;
  border-radius: 3px;
  text-decoration: underline dotted ${({ theme }) => theme.colors.neutral400};
  text-underline-offset: 3px;
  &:hover {
    text-decoration-color: ${({ theme }) => theme.colors.primary600};
    color: ${({ theme }) => theme.colors.primary600};
  }
  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;

interface Props {
  readonly value: MoneyView;
  readonly why?: Why;
  readonly quiet?: boolean;
}

/** An amount of money. Where it can be explained, pressing it opens the explanation. */
export const Amount = ({ value, why, quiet = false }: Props) => {
  const { locale } = useIntl();
  const { open } = useExplaining();
  const words = useWords();
  const figure = (
    <Figure $quiet={quiet}>
      {moneyParts(value, locale).map((part, index) =>
        part.type === 'currency' ? <small key={index}>{part.value}</small> : <span key={index}>{part.value}</span>,
      )}
    </Figure>
  );
  if (!why || !open) return figure;
  return (
    <Press type="button" aria-label={words('explain.ask', { amount: moneyText(value, locale) })} onClick={() => open(why)}>
      {figure}
    </Press>
  );
};

/** Amounts of several currencies, one below the other: they have no sum. */
export const Amounts = ({
  values,
  none = '—',
  why,
}: {
  readonly values: readonly MoneyView[];
  readonly none?: string;
  readonly why?: (currency: string) => Why;
}) =>
  values.length === 0 ? (
    <>{none}</>
  ) : (
    <>
      {values.map((value) => (
        <div key={value.currency}>
          <Amount value={value} {...(why ? { why: why(value.currency) } : {})} />
        </div>
      ))}
    </>
  );
