import type { AdminOrder, VatCheckView } from '../../../../contracts/admin';
import { Facts, Moment, Section, StateChip, useWords } from '../../shell/kit';

const text = (value: string | null | undefined) => (value ? <bdi>{value}</bdi> : null);

/** What the authorities said, and when. */
const Proof = ({ check }: { readonly check: VatCheckView }) => {
  const words = useWords();
  return (
    <Facts
      facts={[
        [words('vat.at'), <Moment key="at" at={check.answeredAt ?? check.askedAt} full />],
        [words('vat.consultation'), text(check.consultation)],
        [words('vat.requester'), text(check.requester)],
        [words('vat.registered'), text([check.name, check.address].filter(Boolean).join(', '))],
        [words('vat.why'), text(check.why)],
      ]}
    />
  );
};

/** The company an order was made out to, and what proves that it owed the tax itself. */
export const OrderCompany = ({ company }: { readonly company: AdminOrder['company'] }) => {
  const words = useWords();
  if (!company) return null;
  const check = company.doubt?.answer ?? company.check;
  return (
    <Section title={words('vat.company')}>
      <Facts
        facts={[
          [words('vat.name'), text(company.name)],
          [words('vat.address'), text(company.address)],
          [words('vat.id'), text(company.vatId)],
          [words('vat.proof'), company.proof ? <StateChip key="proof" of="vatProof" state={company.proof} /> : null],
          [words('field.state'), company.doubt ? <StateChip key="doubt" of="vatDoubt" state={company.doubt.state} /> : null],
        ]}
      />
      {check ? <Proof check={check} /> : null}
    </Section>
  );
};
