import { LinkButton } from '@strapi/design-system';
import { File } from '@strapi/icons';
import type { AdminDocument } from '../../../../contracts/admin';
import { useWords } from '../../shell/kit';

/** Opens a document as PDF in a window of its own. */
export const OpenDocument = ({ document }: { readonly document: AdminDocument }) => {
  const words = useWords();
  return (
    <LinkButton
      size="S"
      variant="tertiary"
      startIcon={<File />}
      href={document.url}
      target="_blank"
      rel="noreferrer"
      aria-label={`${words('invoices.open')} ${document.number}`}
    >
      PDF
    </LinkButton>
  );
};
