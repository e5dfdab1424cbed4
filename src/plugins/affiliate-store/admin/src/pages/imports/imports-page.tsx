import { Button } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useState } from 'react';
import { importState, listImports } from '../../../../contracts/admin';
import type { AdminImport } from '../../../../contracts/admin';
import { Choice, Controls, ListPage, Moment, Named, Quiet, StateChip, to, useList, useUrlState, useWords } from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { ChooseFile } from './choose-file';

const useColumns = (): Column<AdminImport>[] => {
  const words = useWords();
  return [
    { key: 'file', label: words('imports.file'), render: (one) => <Named name={one.fileName} note={one.program.name} /> },
    { key: 'state', label: words('field.state'), render: (one) => <StateChip of="import" state={one.state} /> },
    { key: 'lines', label: words('imports.lines'), figure: true, render: (one) => one.lines },
    { key: 'refused', label: words('imports.refused'), figure: true, render: (one) => one.counts.refused },
    { key: 'by', label: words('imports.by'), render: (one) => <Quiet>{one.madeBy}</Quiet> },
    { key: 'when', label: words('imports.when'), render: (one) => <Moment at={one.madeAt} /> },
  ];
};

/** Programmes that ran elsewhere, and how far they are in. */
export const ImportsPage = () => {
  const words = useWords();
  const [choosing, setChoosing] = useState(false);
  const { values, change, clear, filtered } = useUrlState(['state']);
  const query = useList(listImports, { state: importState.safeParse(values.state).data });
  const choose = (
    <Button startIcon={<Plus />} onClick={() => setChoosing(true)}>
      {words('imports.choose')}
    </Button>
  );
  return (
    <ListPage
      title={words('imports.title')}
      subtitle={words('imports.subtitle')}
      permission="imports.manage"
      action={choose}
      controls={
        <Controls>
          <Choice
            label={words('field.state')}
            value={values.state}
            onChoose={(state) => change({ state })}
            options={importState.options.map((value) => ({ value, label: words(`state.import.${value}`) }))}
          />
        </Controls>
      }
      query={query}
      columns={useColumns()}
      keyOf={(one) => one.id}
      linkOf={(one) => to.import(one.id)}
      empty={{ title: words('imports.none'), hint: words('imports.noneHelp') }}
      onClear={filtered ? clear : null}
    >
      {choosing ? <ChooseFile onClose={() => setChoosing(false)} /> : null}
    </ListPage>
  );
};
