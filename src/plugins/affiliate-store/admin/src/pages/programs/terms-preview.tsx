import type { previewTerms } from '../../../../contracts/affiliate-contracts';
import type { Data } from '../../../../contracts/endpoint';
import { readRates } from '../../../../contracts/rates';
import { DataTable, Day, Quiet, Stack, useRead, useWords } from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { Notice } from '../../shell/notice';
import type { Goods } from './term-words';
import { TermsDifference } from './terms-difference';

export type Foreseen = Data<typeof previewTerms>;

const useColumns = (goods: Goods): Column<Foreseen[number]>[] => {
  const words = useWords();
  const appliesTo = ({ verdict, appliesAt }: Foreseen[number]) => {
    if (verdict !== 'worse') return words(verdict === 'better' ? 'programs.atOnce' : 'programs.nothing');
    return appliesAt ? <Day at={appliesAt} /> : words('contract.neverApplies');
  };
  return [
    { key: 'name', label: words('affiliates.name'), render: (one) => <bdi>{one.name}</bdi> },
    {
      key: 'changes',
      label: words('contract.changes'),
      render: ({ changes, terms, words: texts }) => <TermsDifference changes={changes} terms={terms} words={texts} goods={goods} />,
    },
    { key: 'applies', label: words('contract.appliesAt'), render: appliesTo },
  ];
};

/** Who new terms would concern: whose are better at once, and who would have to be told and to consent. */
export const TermsPreview = ({ program, foreseen }: { readonly program: string; readonly foreseen: Foreseen }) => {
  const words = useWords();
  const goods = useRead(readRates, { params: { id: program } }).data?.data.goods ?? [];
  const columns = useColumns(goods);
  const worse = foreseen.filter(({ verdict }) => verdict === 'worse').length;
  const better = foreseen.filter(({ verdict }) => verdict === 'better').length;
  if (foreseen.length === 0) return <Notice tone="neutral">{words('programs.nobodyYet')}</Notice>;
  return (
    <Stack>
      <Notice tone={worse > 0 ? 'warning' : 'neutral'} title={words('programs.consents', { count: worse })}>
        {words('programs.betters', { count: better })}
      </Notice>
      {worse + better === 0 ? (
        <Quiet>{words('programs.nothing')}</Quiet>
      ) : (
        <DataTable
          plain
          caption={words('programs.previewed')}
          rows={foreseen.filter(({ verdict }) => verdict !== 'same')}
          columns={columns}
          keyOf={({ id }) => id}
        />
      )}
    </Stack>
  );
};
