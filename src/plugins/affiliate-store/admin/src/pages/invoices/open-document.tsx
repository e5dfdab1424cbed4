import { Flex, LinkButton } from '@strapi/design-system';
import type { AdminDocument } from '../../../../contracts/admin';
import { useWords } from '../../shell/kit';

const another = { size: 'S', variant: 'tertiary', target: '_blank', rel: 'noreferrer' } as const;

/** Opens a document as a page or as PDF in a window of its own. */
export const OpenDocument = ({ document }: { readonly document: AdminDocument }) => {
  const words = useWords();
  return (
    <Flex gap={1} direction="column" alignItems="stretch">
      <LinkButton {...another} href={document.page} aria-label={`${words('invoices.read')} ${document.number}`}>
        {words('invoices.read')}
      </LinkButton>
      <LinkButton {...another} href={document.url} aria-label={`${words('invoices.open')} ${document.number}`}>
        PDF
      </LinkButton>
    </Flex>
  );
};
