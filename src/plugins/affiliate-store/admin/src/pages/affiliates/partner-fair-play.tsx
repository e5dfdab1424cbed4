import { Link } from 'react-router-dom';
import { listAdminCases, listSuspicions } from '../../../../contracts/admin';
import type { AdminCaseRow, SuspicionRow } from '../../../../contracts/admin';
import { Amount, DataTable, Day, Loaded, Quiet, Section, Stack, StateChip, to, useMay, useRead, useWords } from '../../shell/kit';
import type { Column } from '../../shell/kit';

/** As many as are shown here; the list behind the link has all. */
const SHOWN = 20;

const useCaseColumns = (affiliate: string): Column<AdminCaseRow>[] => {
  const words = useWords();
  return [
    {
      key: 'case',
      label: words('cases.one'),
      render: (one) => <Link to={to.cases({ affiliate, case: one.id })}>{words(`cases.kind.${one.kind}`)}</Link>,
    },
    { key: 'opened', label: words('cases.opened'), render: (one) => <Day at={one.openedAt} /> },
    { key: 'due', label: words('cases.due'), render: (one) => (one.dueOn === null ? null : <Day at={one.dueOn} />) },
    { key: 'state', label: words('field.state'), render: (one) => <StateChip of="case" state={one.outcome ?? one.state} /> },
  ];
};

/** What they contest, whose turn is the shop's first. */
const Cases = ({ affiliate }: { readonly affiliate: string }) => {
  const words = useWords();
  const columns = useCaseColumns(affiliate);
  const query = useRead(listAdminCases, { query: { affiliate, pageSize: SHOWN } });
  return (
    <Section title={words('cases.title')} aside={<Link to={to.cases({ affiliate })}>{words('partnerPage.all')}</Link>}>
      <Loaded query={query}>
        {({ data }) =>
          data.length === 0 ? (
            <Quiet>{words('partnerPage.noCases')}</Quiet>
          ) : (
            <DataTable plain caption={words('cases.title')} rows={data} columns={columns} keyOf={({ id }) => id} />
          )
        }
      </Loaded>
    </Section>
  );
};

const useSuspicionColumns = (affiliate: string): Column<SuspicionRow>[] => {
  const words = useWords();
  return [
    {
      key: 'order',
      label: words('fraud.order'),
      render: (one) => <Link to={to.fraud({ affiliate, suspicion: one.id })}>{one.orderNumber}</Link>,
    },
    { key: 'rules', label: words('partnerPage.rules'), render: (one) => one.rules.map((rule) => words(`fraud.rule.${rule}`)).join(' · ') },
    { key: 'day', label: words('partnerPage.day'), render: (one) => <Day at={one.openedAt} /> },
    { key: 'amount', label: words('fraud.amount'), figure: true, render: (one) => <Amount value={one.amount} /> },
    { key: 'state', label: words('field.state'), render: (one) => <StateChip of="suspicion" state={one.state} /> },
  ];
};

/** Which rules looked at their orders, and what somebody decided. */
const Suspicions = ({ affiliate }: { readonly affiliate: string }) => {
  const words = useWords();
  const columns = useSuspicionColumns(affiliate);
  const query = useRead(listSuspicions, { query: { affiliate, pageSize: SHOWN } });
  return (
    <Section title={words('fraud.title')} aside={<Link to={to.fraud({ affiliate })}>{words('partnerPage.all')}</Link>}>
      <Loaded query={query}>
        {({ data }) =>
          data.length === 0 ? (
            <Quiet>{words('partnerPage.noSuspicions')}</Quiet>
          ) : (
            <DataTable plain caption={words('fraud.title')} rows={data} columns={columns} keyOf={({ id }) => id} />
          )
        }
      </Loaded>
    </Section>
  );
};

/** What one affiliate contests and what the rules held of theirs, for whoever may see either. */
export const PartnerFairPlay = ({ affiliate }: { readonly affiliate: string }) => {
  const [cases, fraud] = [useMay('cases.read'), useMay('fraud.read')];
  return (
    <Stack>
      {cases ? <Cases affiliate={affiliate} /> : null}
      {fraud ? <Suspicions affiliate={affiliate} /> : null}
    </Stack>
  );
};
