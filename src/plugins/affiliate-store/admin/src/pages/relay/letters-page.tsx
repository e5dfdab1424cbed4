import { listAdminRelayLetters, relayState } from '../../../../contracts/relay';
import type { AdminRelayLetter } from '../../../../contracts/relay';
import {
  Choice,
  Controls,
  ListPage,
  Moment,
  Named,
  StateChip,
  useList,
  usePanel,
  useRowLink,
  useUrlState,
  useWords,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { LetterPanel } from './letter-panel';

const useColumns = (): Column<AdminRelayLetter>[] => {
  const words = useWords();
  return [
    { key: 'affiliate', label: words('relay.affiliate'), render: (one) => <Named name={one.affiliate.name} note={one.program} /> },
    { key: 'subject', label: words('relay.subject'), render: (one) => <bdi>{one.subject}</bdi> },
    { key: 'kind', label: words('relay.kind'), render: (one) => words(`relay.kind.${one.kind}`) },
    { key: 'state', label: words('field.state'), render: (one) => <StateChip of="relay" state={one.state} /> },
    { key: 'sent', label: words('relay.sent'), render: (one) => one.sent },
    { key: 'writtenAt', label: words('relay.writtenAt'), render: (one) => <Moment at={one.writtenAt} /> },
  ];
};

/** Letters affiliates wrote to buyers: what waits to be read, and what became of the rest. */
export const RelayLettersPage = () => {
  const words = useWords();
  const { values, change, clear, filtered } = useUrlState(['state']);
  const linkOf = useRowLink('letter');
  const [open, close] = usePanel('letter');
  const query = useList(listAdminRelayLetters, { state: relayState.safeParse(values.state).data });
  const letter = query.data?.data.find(({ id }) => id === open);
  return (
    <ListPage
      title={words('relay.title')}
      subtitle={words('relay.subtitle')}
      permission="relay.read"
      controls={
        <Controls>
          <Choice
            label={words('field.state')}
            value={values.state}
            onChoose={(state) => change({ state })}
            options={relayState.options.map((value) => ({ value, label: words(`state.relay.${value}`) }))}
          />
        </Controls>
      }
      query={query}
      columns={useColumns()}
      keyOf={({ id }) => id}
      linkOf={({ id }) => linkOf(id)}
      empty={{ title: words('relay.none'), hint: words('relay.noneHint') }}
      onClear={filtered ? clear : null}
    >
      {letter ? <LetterPanel letter={letter} onClose={close} /> : null}
    </ListPage>
  );
};
