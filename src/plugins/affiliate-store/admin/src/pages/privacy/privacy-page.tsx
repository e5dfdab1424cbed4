import { Button } from '@strapi/design-system';
import { Search } from '@strapi/icons';
import { useState } from 'react';
import { listPersonRequests, personRequestKind } from '../../../../contracts/privacy';
import type { AdminPersonRequest } from '../../../../contracts/privacy';
import {
  Choice,
  Controls,
  ListPage,
  Moment,
  Named,
  Quiet,
  StateChip,
  useList,
  usePanel,
  useRowLink,
  useUrlState,
  useWords,
} from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { LookUp } from './look-up';
import type { Looked } from './look-up';
import { PersonPanel } from './person-panel';
import { RequestPanel } from './request-panel';

const FOLLOW_MS = 5_000;

const useColumns = (): Column<AdminPersonRequest>[] => {
  const words = useWords();
  return [
    { key: 'who', label: words('privacy.who'), render: (one) => <Named name={one.email ?? words('privacy.gone')} note={one.mark} /> },
    { key: 'kind', label: words('privacy.kind'), render: (one) => words(`privacy.kind.${one.kind}`) },
    { key: 'state', label: words('field.state'), render: (one) => <StateChip of="personRequest" state={one.state} /> },
    {
      key: 'by',
      label: words('privacy.askedBy'),
      render: (one) => <Quiet>{one.byThemselves ? words('privacy.themselves') : one.askedBy}</Quiet>,
    },
    { key: 'at', label: words('privacy.askedAt'), render: (one) => <Moment at={one.askedAt} /> },
  ];
};

/** What was asked for about people: files of everything that is kept, and erasures. */
export const PrivacyPage = () => {
  const words = useWords();
  const { values, change, clear, filtered } = useUrlState(['kind']);
  const linkOf = useRowLink('request');
  const [open, close] = usePanel('request');
  const [looking, setLooking] = useState(false);
  const [person, setPerson] = useState<Looked | null>(null);
  const query = useList(listPersonRequests, { kind: personRequestKind.safeParse(values.kind).data }, FOLLOW_MS);
  const request = query.data?.data.find(({ id }) => id === open);
  return (
    <ListPage
      title={words('privacy.title')}
      subtitle={words('privacy.subtitle')}
      permission="privacy.export"
      action={
        <Button startIcon={<Search />} onClick={() => setLooking(true)}>
          {words('privacy.lookUp')}
        </Button>
      }
      controls={
        <Controls>
          <Choice
            label={words('privacy.kind')}
            value={values.kind}
            onChoose={(kind) => change({ kind })}
            options={personRequestKind.options.map((value) => ({ value, label: words(`privacy.kind.${value}`) }))}
          />
        </Controls>
      }
      query={query}
      columns={useColumns()}
      keyOf={({ id }) => id}
      linkOf={({ id }) => linkOf(id)}
      empty={{ title: words('privacy.none'), hint: words('privacy.noneHint') }}
      onClear={filtered ? clear : null}
    >
      {looking ? (
        <LookUp
          onClose={() => setLooking(false)}
          onFound={(found) => {
            setLooking(false);
            setPerson(found);
          }}
        />
      ) : null}
      {person ? <PersonPanel person={person} onClose={() => setPerson(null)} /> : null}
      {request ? <RequestPanel request={request} onClose={close} /> : null}
    </ListPage>
  );
};
