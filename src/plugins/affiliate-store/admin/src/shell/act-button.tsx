import { Button } from '@strapi/design-system';
import type { ButtonProps } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { styled } from 'styled-components';
import type { Endpoint } from '../../../contracts/endpoint';
import type { Asked } from './api';
import { Confirm } from './confirm';
import { useAct } from './queries';
import { useRefusalWords } from './states';

// Above the link that covers a row.
const Raised = styled(Button)`
  position: relative;
  z-index: 1;
`;

interface Props<E extends Endpoint> {
  readonly endpoint: E;
  readonly asked: Asked<E>;
  /** Controllers whose answers it changes. */
  readonly touches: readonly string[];
  readonly label: string;
  /** What is said when it is done; what the store refuses is said in its own words. */
  readonly done: string;
  /** What is asked first, where it cannot be taken back. */
  readonly confirm?: string;
  readonly variant?: ButtonProps['variant'];
  readonly size?: ButtonProps['size'];
}

/** A button that does one thing in the store and says how it went. */
export const ActButton = <E extends Endpoint>({
  endpoint,
  asked,
  touches,
  label,
  done,
  confirm,
  variant = 'secondary',
  size = 'S',
}: Props<E>) => {
  const refusal = useRefusalWords();
  const { toggleNotification } = useNotification();
  const act = useAct(endpoint, touches);
  const run = () =>
    act.mutate(
      { asked },
      {
        onSuccess: () => toggleNotification({ type: 'success', message: done }),
        onError: (error) => toggleNotification({ type: 'danger', message: refusal(error) }),
      },
    );
  if (confirm === undefined)
    return (
      <Raised size={size} variant={variant} loading={act.isPending} onClick={run}>
        {label}
      </Raised>
    );
  return (
    <Confirm title={label} text={confirm} confirm={label} onConfirm={run}>
      <Raised size={size} variant={variant} loading={act.isPending}>
        {label}
      </Raised>
    </Confirm>
  );
};
