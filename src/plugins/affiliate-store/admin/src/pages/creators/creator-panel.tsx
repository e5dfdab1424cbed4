import { Link } from 'react-router-dom';
import { readConfirmationOf } from '../../../../contracts/admin';
import type { ConfirmationDetail } from '../../../../contracts/admin';
import { Email, Facts, Loaded, Stack, StateChip, to, useMay, useRead, useWords } from '../../shell/kit';
import { SidePanel } from '../../shell/side-panel';
import { Due, History, Method, Papers } from '../confirmations/confirmation-facts';
import { CreatorActions } from './creator-actions';

const About = ({ creator }: { readonly creator: ConfirmationDetail }) => {
  const words = useWords();
  return (
    <Facts
      facts={[
        [words('field.state'), <StateChip key="state" of="confirmation" state={creator.state} />],
        [words('creators.sells'), words(creator.sells ? 'creators.sellsYes' : 'creators.sellsNo')],
        [words('creators.paid'), words(creator.paid ? 'creators.paidYes' : 'creators.paidNo')],
        [words('creators.due'), <Due key="due" dueOn={creator.dueOn} overdue={creator.overdue} />],
        [words('field.email'), <Email key="mail" address={creator.email} />],
        [words('creators.method'), <Method key="method" method={creator.method} />],
        [words('creators.reason'), creator.reason],
      ]}
    />
  );
};

/** One creator with everything staff decides by. */
export const CreatorPanel = ({ id, onClose }: { readonly id: string; readonly onClose: () => void }) => {
  const words = useWords();
  const mayDecide = useMay('confirmations.decide');
  const query = useRead(readConfirmationOf, { params: { creator: id } });
  return (
    <SidePanel title={query.data?.data.name ?? words('creators.one')} onClose={onClose}>
      <Loaded query={query}>
        {({ data }) => (
          <Stack>
            {data.required ? null : <p>{words('creators.off')}</p>}
            <About creator={data} />
            {mayDecide ? <CreatorActions creator={data} /> : null}
            <Papers handedIn={data.handedIn} before={data.before} />
            <History history={data.history} />
            <Link to={to.content('creator', data.id)}>{words('creators.profile')}</Link>
          </Stack>
        )}
      </Loaded>
    </SidePanel>
  );
};
