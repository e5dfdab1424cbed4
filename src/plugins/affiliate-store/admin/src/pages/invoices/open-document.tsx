import { Flex, LinkButton } from '@strapi/design-system';
import { Eye, File } from '@strapi/icons';
import type { AdminDocument } from '../../../../contracts/admin';
import { useWords } from '../../shell/kit';

const another = { size: 'S', variant: 'tertiary', target: '_blank', rel: 'noreferrer' } as const;

/** Opens a document as a page or as PDF in a window of its own. */
export const OpenDocument = ({ document }: { readonly document: AdminDocument }) => {
  const words = useWords();
  return (
    <Flex gap={2}>
      <LinkButton {...another} startIcon={<Eye />} href={document.page} aria-label={`${words('invoices.read')} ${document.number}`}>
        {words('invoices.read')}
      </LinkButton>
      <LinkButton {...another} startIcon={<File />} href={document.url} aria-label={`${words('invoices.open')} ${document.number}`}>
        PDF
      </LinkButton>
    </Flex>
  );
};
