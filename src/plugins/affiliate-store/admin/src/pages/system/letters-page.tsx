import { listLetters } from '../../../../contracts/admin';
import type { LetterBoard, LetterKindRow } from '../../../../contracts/admin';
import { DataTable } from '../../shell/data-table';
import { Loaded, PageFrame, Quiet, Section, Stack, useCodeWords, usePanel, useRead, useRowLink, useWords } from '../../shell/kit';
import type { Column } from '../../shell/kit';
import { LetterPanel } from './letter-panel';
import { MailSwitch, SmsSwitch } from './letter-switches';

/** Readers in the order in which their letters stand on the page. */
const READERS: readonly LetterKindRow['to'][] = ['buyer', 'subscriber', 'anyone', 'affiliate', 'creator', 'payee'];

const useColumns = ({ lockedBy, smsPluggedIn }: LetterBoard): Column<LetterKindRow>[] => {
  const words = useWords();
  const say = useCodeWords();
  const sms: Column<LetterKindRow> = {
    key: 'sms',
    label: words('letters.sms'),
    render: (letter) => <SmsSwitch letter={letter} locked={lockedBy} />,
  };
  return [
    {
      key: 'kind',
      label: words('letters.letter'),
      render: ({ kind }) => (
        <>
          {say('mailKind', kind, kind)}
          <div>
            <Quiet>{say('letterWhen', kind, '')}</Quiet>
          </div>
        </>
      ),
    },
    { key: 'sent', label: words('letters.sent'), render: (letter) => <MailSwitch letter={letter} locked={lockedBy} /> },
    ...(smsPluggedIn ? [sms] : []),
  ];
};

const Board = ({ board }: { readonly board: LetterBoard }) => {
  const words = useWords();
  const columns = useColumns(board);
  const linkOf = useRowLink('letter');
  const [open, close] = usePanel('letter');
  const shown = board.letters.find(({ kind }) => kind === open);
  return (
    <>
      {READERS.map((reader) => {
        const rows = board.letters.filter(({ to }) => to === reader);
        const title = words(`letterTo.${reader}`);
        return rows.length === 0 ? null : (
          <Section key={reader} title={title}>
            <DataTable plain caption={title} rows={rows} columns={columns} keyOf={({ kind }) => kind} linkOf={({ kind }) => linkOf(kind)} />
          </Section>
        );
      })}
      {shown ? <LetterPanel letter={shown} locked={board.lockedBy} onClose={close} /> : null}
    </>
  );
};

/** Every letter the shop writes: who gets it and when, what it looks like, and whether it is sent. */
export const LettersPage = () => {
  const words = useWords();
  const query = useRead(listLetters);
  return (
    <PageFrame title={words('letters.title')} subtitle={words('letters.subtitle')} permission="mails.read">
      <Stack>
        <Loaded query={query}>{({ data }) => <Board board={data} />}</Loaded>
      </Stack>
    </PageFrame>
  );
};
