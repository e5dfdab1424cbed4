import type { PersonalPartView } from '../../../../contracts/privacy';
import { DataTable, Mono, Quiet, useWords } from '../../shell/kit';

/** What is kept, table by table, and what becomes of it: it stays for a reason, goes, or names nobody. */
export const PartsTable = ({ parts, caption }: { readonly parts: readonly PersonalPartView[]; readonly caption: string }) => {
  const words = useWords();
  return (
    <DataTable<PersonalPartView>
      plain
      caption={caption}
      rows={parts}
      keyOf={(part) => `${part.group} ${part.table} ${part.fate} ${part.why}`}
      columns={[
        { key: 'group', label: words('privacy.what'), render: (part) => words(`privacy.group.${part.group}`) },
        { key: 'table', label: words('privacy.table'), render: (part) => <Mono>{part.table}</Mono> },
        { key: 'rows', label: words('privacy.rows'), figure: true, render: (part) => part.rows },
        {
          key: 'fate',
          label: words('privacy.fate'),
          render: (part) => (
            <>
              {words(`privacy.fate.${part.fate}`)}
              {part.why === null ? null : <Quiet> · {words(`privacy.why.${part.why}`)}</Quiet>}
            </>
          ),
        },
      ]}
    />
  );
};
