import { Button } from '@strapi/design-system';
import { useState } from 'react';
import { endInviteOf, listInvites } from '../../../../contracts/admin';
import type { InviteView } from '../../../../contracts/admin';
import { ActButton } from '../../shell/act-button';
import { CopyButton, Day, Email, Loaded, Quiet, RowActions, Section, Stack, StateChip, useMay, useRead, useWords } from '../../shell/kit';
import { InviteDialog } from './invite-dialog';

const Invite = ({ invite, mayEnd }: { readonly invite: InviteView; readonly mayEnd: boolean }) => {
  const words = useWords();
  const isOpen = invite.state === 'open';
  return (
    <li>
      {invite.email === null ? words('invites.uses', { uses: invite.uses, max: invite.maxUses }) : <Email address={invite.email} />}{' '}
      <StateChip of="invite" state={invite.state} />
      <div>
        <Quiet>
          {words('invites.until')} <Day at={invite.expiresAt} />
        </Quiet>
      </div>
      {isOpen ? (
        <RowActions>
          <CopyButton text={invite.url} label={words('invites.copy')} />
          {mayEnd ? (
            <ActButton
              endpoint={endInviteOf}
              asked={{ params: { id: invite.id } }}
              touches={['adminInvites']}
              label={words('invites.end')}
              confirm={words('invites.endText')}
              done={words('invites.ended')}
              variant="tertiary"
            />
          ) : null}
        </RowActions>
      ) : null}
    </li>
  );
};

/** Links that let people in without approval: how often they were used, and until when. */
export const InvitesSection = ({ program }: { readonly program: string }) => {
  const words = useWords();
  const mayInvite = useMay('applications.decide');
  const [making, setMaking] = useState(false);
  const query = useRead(listInvites, { params: { id: program } });
  const make = mayInvite ? (
    <Button size="S" variant="secondary" onClick={() => setMaking(true)}>
      {words('invites.make')}
    </Button>
  ) : null;
  return (
    <Section title={words('invites.title')} aside={make}>
      <Loaded query={query}>
        {({ data }) =>
          data.length === 0 ? (
            <Quiet>{words('invites.none')}</Quiet>
          ) : (
            <Stack as="ul">
              {data.map((invite) => (
                <Invite key={invite.id} invite={invite} mayEnd={mayInvite} />
              ))}
            </Stack>
          )
        }
      </Loaded>
      {making ? <InviteDialog program={program} onClose={() => setMaking(false)} /> : null}
    </Section>
  );
};
