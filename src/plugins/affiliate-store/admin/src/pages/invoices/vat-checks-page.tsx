import { askAboutVatId, listVatDoubts, settleVatDoubt, vatDoubtState } from '../../../../contracts/admin';
import type { VatDoubtRow } from '../../../../contracts/admin';
import { ActButton } from '../../shell/act-button';
import {
  Choice,
  Controls,
  ListPage,
  Moment,
  OrderLink,
  Quiet,
  RowActions,
  StateChip,
  useList,
  useMay,
  useUrlState,
  useWords,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { ReasonButton } from '../../shell/reason-button';
import { VatAnswer } from './vat-answer';

const TOUCHES = ['adminTaxes', 'adminOrders', 'adminOverview'];

const Actions = ({ row }: { readonly row: VatDoubtRow }) => {
  const words = useWords();
  if (row.state === 'confirmed' || row.state === 'settled') return null;
  const params = { number: row.orderNumber };
  return (
    <RowActions>
      <ActButton
        endpoint={askAboutVatId}
        asked={{ params, body: {} }}
        touches={TOUCHES}
        label={words('vat.ask')}
        done={words('vat.asked')}
      />
      <ReasonButton
        endpoint={settleVatDoubt}
        asked={(reason) => ({ params, body: { reason } })}
        touches={TOUCHES}
        label={words('vat.settle')}
        title={words('vat.settleTitle')}
        text={words('vat.settleText')}
        reasonLabel={words('vat.settleReason')}
        done={words('vat.settled')}
        variant="tertiary"
      />
    </RowActions>
  );
};

const useColumns = (): Column<VatDoubtRow>[] => {
  const words = useWords();
  const columns: Column<VatDoubtRow>[] = [
    { key: 'order', label: words('field.order'), render: (row) => <OrderLink number={row.orderNumber} /> },
    { key: 'id', label: words('vat.id'), render: (row) => <bdi>{row.vatId}</bdi> },
    { key: 'state', label: words('field.state'), render: (row) => <StateChip of="vatDoubt" state={row.state} /> },
    { key: 'tries', label: words('vat.tries'), figure: true, render: (row) => row.tries },
    {
      key: 'answer',
      label: words('vat.answer'),
      render: (row) => {
        if (row.answer) return <VatAnswer check={row.answer} />;
        if (row.reason !== null) return <Quiet>{row.reason}</Quiet>;
        return row.nextTryAt === null ? null : (
          <Quiet>
            {words('vat.next')} <Moment at={row.nextTryAt} />
          </Quiet>
        );
      },
    },
    { key: 'since', label: words('field.placed'), render: (row) => <Moment at={row.createdAt} /> },
  ];
  const act: Column<VatDoubtRow> = {
    key: 'act',
    label: words('field.actions'),
    figure: true,
    render: (row) => <Actions row={row} />,
  };
  return useMay('taxes.settle') ? [...columns, act] : columns;
};

/** Orders that went without tax on the form of a VAT id, until the authorities answer or somebody settles it. */
export const VatChecksPage = () => {
  const words = useWords();
  const { values, change, clear, filtered } = useUrlState(['state']);
  const query = useList(listVatDoubts, { state: vatDoubtState.safeParse(values.state).data });
  return (
    <ListPage
      title={words('vat.title')}
      subtitle={words('vat.subtitle')}
      permission="invoices.read"
      controls={
        <Controls>
          <Choice
            label={words('field.state')}
            value={values.state}
            onChoose={(state) => change({ state })}
            options={vatDoubtState.options.map((value) => ({ value, label: words(`state.vatDoubt.${value}`) }))}
          />
        </Controls>
      }
      query={query}
      columns={useColumns()}
      keyOf={(row) => row.orderNumber}
      empty={{ title: words('vat.none'), hint: words('vat.noneHint') }}
      onClear={filtered ? clear : null}
    />
  );
};
