import { Choice } from './controls';
import { useWords } from './words';

interface Chosen {
  readonly value: string | undefined;
  readonly onChoose: (value: string | undefined) => void;
}

/** A filter by product, of those that occur. */
export const ProductChoice = ({
  products = [],
  ...chosen
}: Chosen & { readonly products: ReadonlyArray<{ readonly id: string; readonly name: string }> | undefined }) => {
  const words = useWords();
  return <Choice label={words('field.product')} {...chosen} options={products.map(({ id, name }) => ({ value: id, label: name }))} />;
};

/** A filter by currency, of those that occur. */
export const CurrencyChoice = ({ currencies = [], ...chosen }: Chosen & { readonly currencies: readonly string[] | undefined }) => {
  const words = useWords();
  return <Choice label={words('field.currency')} {...chosen} options={currencies.map((value) => ({ value, label: value }))} />;
};
