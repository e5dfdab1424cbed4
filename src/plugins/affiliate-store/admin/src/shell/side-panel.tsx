import { Modal } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import { useWords } from './words';

const Sheet = styled(Modal.Content)`
  && {
    top: 0;
    bottom: 0;
    left: auto;
    right: auto;
    inset-inline-end: 0;
    margin: 0;
    width: min(52rem, 100vw);
    max-width: none;
    height: 100dvh;
    max-height: none;
    transform: none;
    border-radius: 0;
    animation: none;
  }
`;
const Body = styled.div`
  flex: 1;
  overflow-y: auto;
  padding: 24px;
  font-size: 1.4rem;
  line-height: 1.5;
  color: ${({ theme }) => theme.colors.neutral800};
  a {
    color: ${({ theme }) => theme.colors.primary600};
  }
  summary {
    cursor: pointer;
  }
`;

/** A panel at the side: what is behind it stays where it is, and Escape closes it. */
export const SidePanel = ({
  title,
  onClose,
  children,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) => {
  const words = useWords();
  return (
    <Modal.Root
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Sheet aria-describedby={undefined}>
        <Modal.Header closeLabel={words('controls.close')}>
          <Modal.Title>{title}</Modal.Title>
        </Modal.Header>
        <Body>{children}</Body>
      </Sheet>
    </Modal.Root>
  );
};
