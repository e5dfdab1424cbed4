import { QueryClientProvider } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { readConfirmationOf } from '../../../contracts/admin';
import { CreatorActions } from '../pages/creators/creator-actions';
import { Facts, queryClient, StateChip, to, useMay, useRead, useWords } from '../shell/kit';
import { useRelatedTo } from './related';

/** How the creator with this documentId stands, and the button that confirms them, for whoever may. */
const StandingOf = ({ id }: { readonly id: string }) => {
  const words = useWords();
  const mayDecide = useMay('confirmations.decide');
  const { data } = useRead(readConfirmationOf, { params: { creator: id } }, { enabled: useMay('confirmations.read') });
  if (!data) return null;
  const creator = data.data;
  return (
    <>
      <Facts
        facts={[
          [words('creators.panel'), <bdi key="name">{creator.name}</bdi>],
          [words('field.state'), <StateChip key="state" of="confirmation" state={creator.state} />],
        ]}
      />
      {creator.sells ? null : <p>{words('creators.panelNotOnSale')}</p>}
      {mayDecide && creator.state === 'missing' ? <CreatorActions creator={creator} /> : null}
    </>
  );
};

/** The Content Manager is a page of Strapi's: what the store has read is not at hand there by itself. */
export const CreatorStanding = ({ id }: { readonly id: string }) => (
  <QueryClientProvider client={queryClient}>
    <StandingOf id={id} />
  </QueryClientProvider>
);

/** Who sells a product, and whether it is on sale as far as they go. */
export const ProductCreator = ({ id }: { readonly id: string }) => {
  const words = useWords();
  const creator = useRelatedTo(id, 'product/creator');
  return creator ? (
    <>
      <CreatorStanding id={creator.documentId} />
      <Link to={to.creators({ creator: creator.documentId })}>{words('creators.panelOpen')}</Link>
    </>
  ) : null;
};
