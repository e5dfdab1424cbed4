import type { ContractEntryView } from '../../../../contracts/affiliate-contracts';
import { DataTable, Moment, Mono, Quiet, Section, useWords } from '../../shell/kit';
import type { Column } from '../../shell/kit';

const useColumns = (): Column<ContractEntryView>[] => {
  const words = useWords();
  return [
    { key: 'what', label: words('contract.entryWhat'), render: (one) => words(`contract.entry.${one.kind}`, { version: one.version }) },
    { key: 'at', label: words('partnerPage.day'), render: (one) => <Moment at={one.at} full /> },
    // What only one side says needs nobody's consent.
    {
      key: 'consent',
      label: words('contract.consent'),
      render: (one) => (one.consent === 'none' ? null : words(`contract.consent.${one.consent}`)),
    },
    {
      key: 'note',
      label: words('contract.entryNote'),
      render: (one) => (
        <>
          {one.note}
          <details>
            <summary>
              <Quiet>{words('contract.entryHash')}</Quiet>
            </summary>
            <Mono>{one.hash}</Mono>
          </details>
        </>
      ),
    },
  ];
};

/** What was agreed and said in a contract, newest first: which terms were accepted, when, by whose word, and the fingerprint of what was read. */
export const ContractHistory = ({ entries }: { readonly entries: readonly ContractEntryView[] }) => {
  const words = useWords();
  const columns = useColumns();
  return (
    <Section title={words('contract.history')}>
      <DataTable plain caption={words('contract.history')} rows={[...entries].reverse()} columns={columns} keyOf={({ id }) => id} />
    </Section>
  );
};
