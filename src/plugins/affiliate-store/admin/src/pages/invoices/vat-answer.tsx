import type { VatCheckView } from '../../../../contracts/admin';
import { Moment, Quiet, useWords } from '../../shell/kit';

/** What the authorities said about a VAT id, in two lines. */
export const VatAnswer = ({ check }: { readonly check: VatCheckView }) => {
  const words = useWords();
  return (
    <>
      <span>
        {check.state === 'unanswered'
          ? words('vat.why')
          : (check.name ?? words(`state.vatDoubt.${check.state === 'valid' ? 'confirmed' : 'refused'}`))}
      </span>
      <div>
        <Quiet>
          <bdi>{check.consultation ?? check.why ?? '–'}</bdi> · <Moment at={check.answeredAt ?? check.askedAt} />
        </Quiet>
      </div>
    </>
  );
};
