import type { AdminOrder } from '../../../../contracts/admin';
import { Facts, Section, useCodeWords, useWords } from '../../shell/kit';

/** What the buyer could pay with when they ordered, and why with nothing else. */
export const MethodsCard = ({ order }: { readonly order: AdminOrder }) => {
  const words = useWords();
  const say = useCodeWords();
  const { methods } = order;
  if (!methods) return null;
  const named = (method: string): string => say('paymentMethod', method, method);
  return (
    <Section title={words('methods.title')}>
      <Facts
        facts={[
          [words('methods.offered'), methods.offered.map(named).join(', ')],
          [words('methods.chosen'), methods.chosen === null ? words('methods.chosenThere') : named(methods.chosen)],
          ...methods.refused.map(
            ({ method, why }) => [words('methods.not', { method: named(method) }), say('methodWhy', why, why)] as const,
          ),
        ]}
      />
    </Section>
  );
};
