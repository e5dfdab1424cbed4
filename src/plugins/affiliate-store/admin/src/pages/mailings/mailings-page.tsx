import { Flex, LinkButton } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Link } from 'react-router-dom';
import { listMailings, mailingState } from '../../../../contracts/admin';
import type { MailingRow } from '../../../../contracts/admin';
import {
  Choice,
  Controls,
  ListPage,
  Moment,
  Named,
  Quiet,
  StateChip,
  to,
  useList,
  usePanel,
  useRowLink,
  useUrlState,
  useWords,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { StartMailing } from './start-mailing';
import { MailingPanel } from './mailing-panel';

const useColumns = (): Column<MailingRow>[] => {
  const words = useWords();
  return [
    { key: 'program', label: words('affiliates.program'), render: (one) => <Named name={one.program.name} note={one.product ?? ''} /> },
    { key: 'state', label: words('field.state'), render: (one) => <StateChip of="mailing" state={one.state} /> },
    {
      key: 'written',
      label: words('mailings.written'),
      figure: true,
      render: (one) => words('mailings.of', { written: one.written, expected: one.expected }),
    },
    { key: 'joined', label: words('mailings.joined'), figure: true, render: (one) => one.joined },
    { key: 'by', label: words('imports.by'), render: (one) => <Quiet>{one.madeBy}</Quiet> },
    { key: 'when', label: words('imports.when'), render: (one) => <Moment at={one.madeAt} /> },
  ];
};

/** Letters to many customers: whom they went to, and who joined by them. */
export const MailingsPage = () => {
  const words = useWords();
  const { values, change, clear, filtered } = useUrlState(['state']);
  const linkOf = useRowLink('mailing');
  const addLink = useRowLink('add');
  const [open, close] = usePanel('mailing');
  const [adding, stopAdding] = usePanel('add');
  const query = useList(listMailings, { state: mailingState.safeParse(values.state).data });
  const acts = (
    <Flex gap={2}>
      <LinkButton tag={Link} to={to.optOuts()} variant="secondary">
        {words('optOuts.title')}
      </LinkButton>
      <LinkButton tag={Link} to={addLink('true')} startIcon={<Plus />}>
        {words('mailings.start')}
      </LinkButton>
    </Flex>
  );
  return (
    <ListPage
      title={words('mailings.title')}
      subtitle={words('mailings.subtitle')}
      permission="mailings.manage"
      action={acts}
      controls={
        <Controls>
          <Choice
            label={words('field.state')}
            value={values.state}
            onChoose={(state) => change({ state })}
            options={mailingState.options.map((value) => ({ value, label: words(`state.mailing.${value}`) }))}
          />
        </Controls>
      }
      query={query}
      columns={useColumns()}
      keyOf={({ id }) => id}
      linkOf={({ id }) => linkOf(id)}
      empty={{ title: words('mailings.none'), hint: words('mailings.noneHelp') }}
      onClear={filtered ? clear : null}
    >
      {open ? <MailingPanel id={open} onClose={close} /> : null}
      {adding ? <StartMailing onClose={stopAdding} /> : null}
    </ListPage>
  );
};
