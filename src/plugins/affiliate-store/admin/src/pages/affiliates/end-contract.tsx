import { useIntl } from 'react-intl';
import type { ContractView } from '../../../../contracts/affiliate-contracts';
import { endContract, foreseeNotice, keepContract } from '../../../../contracts/leaving';
import type { LeavingView } from '../../../../contracts/leaving';
import { moneyText, useRead, useWords } from '../../shell/kit';
import { ReasonButton } from '../../shell/reason-button';

const TOUCHES = ['adminContracts', 'adminAffiliates', 'adminOverview'];

/** What the notice comes to, in a paragraph: said before anybody presses. */
const useMeans = (): ((leaving: LeavingView) => string) => {
  const words = useWords();
  const { formatDate, locale } = useIntl();
  return ({ endsAt, pending, customers, coupons }) =>
    words('contract.endText', {
      day: formatDate(endsAt, { dateStyle: 'long' }),
      pending: pending.length === 0 ? words('contract.endNothing') : pending.map((one) => moneyText(one, locale)).join(', '),
      customers,
      coupons,
    });
};

/** Ends a contract with notice; offered once what it comes to is known. */
const EndButton = ({ id }: { readonly id: string }) => {
  const words = useWords();
  const means = useMeans();
  const leaving = useRead(foreseeNotice, { params: { id } }).data?.data;
  if (!leaving) return null;
  return (
    <ReasonButton
      endpoint={endContract}
      asked={(reason) => ({ params: { id }, body: { reason } })}
      touches={TOUCHES}
      label={words('contract.end')}
      title={words('contract.endTitle')}
      text={means(leaving)}
      reasonLabel={words('contract.endReason')}
      done={words('contract.endDone')}
      danger
    />
  );
};

/** Ends a contract that runs, or takes a notice back that is not over. */
export const EndContract = ({ contract: { id, ended, parted } }: { readonly contract: ContractView }) => {
  const words = useWords();
  if (ended) return null;
  if (parted === null) return <EndButton id={id} />;
  return (
    <ReasonButton
      endpoint={keepContract}
      asked={(reason) => ({ params: { id }, body: { reason } })}
      touches={TOUCHES}
      label={words('contract.keep')}
      title={words('contract.keep')}
      text={words('contract.keepText')}
      reasonLabel={words('contract.endReason')}
      done={words('settings.saved')}
    />
  );
};
