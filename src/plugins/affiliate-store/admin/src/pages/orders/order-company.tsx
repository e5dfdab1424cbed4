import type { AdminOrder } from '../../../../contracts/admin';
import { Facts, Moment, Section, StateChip, useWords } from '../../shell/kit';

/** The company an order was made out to, and what proves that it owed the tax itself. */
export const OrderCompany = ({ company }: { readonly company: AdminOrder['company'] }) => {
  const words = useWords();
  if (!company) return null;
  const check = company.doubt?.answer ?? company.check;
  return (
    <Section title={words('vat.company')}>
      <Facts
        facts={[
          [words('vat.name'), <bdi key="name">{company.name}</bdi>],
          [words('vat.address'), company.address === '' ? null : <bdi key="address">{company.address}</bdi>],
          [words('vat.id'), company.vatId === '' ? null : <bdi key="id">{company.vatId}</bdi>],
          [words('vat.proof'), company.proof ? <StateChip key="proof" of="vatProof" state={company.proof} /> : null],
          [words('field.state'), company.doubt ? <StateChip key="doubt" of="vatDoubt" state={company.doubt.state} /> : null],
          [words('vat.at'), check ? <Moment key="at" at={check.answeredAt ?? check.askedAt} full /> : null],
          [words('vat.consultation'), check?.consultation ? <bdi key="number">{check.consultation}</bdi> : null],
          [words('vat.requester'), check?.requester ? <bdi key="requester">{check.requester}</bdi> : null],
          [
            words('vat.registered'),
            check?.name ? <bdi key="registered">{[check.name, check.address].filter(Boolean).join(', ')}</bdi> : null,
          ],
          [words('vat.why'), check?.why ?? null],
        ]}
      />
    </Section>
  );
};
