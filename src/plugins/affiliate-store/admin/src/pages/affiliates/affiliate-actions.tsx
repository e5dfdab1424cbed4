import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useState } from 'react';
import { approveAffiliate, blockAffiliate, blockCode } from '../../../../contracts/admin-affiliates';
import type { AffiliateRow } from '../../../../contracts/admin-affiliates';
import { ActButton } from '../../shell/act-button';
import { useWords } from '../../shell/kit';
import { ReasonButton } from '../../shell/reason-button';

const TOUCHES = ['adminAffiliates', 'adminOverview'] as const;

/** Lets the affiliate's links count from now on; also takes a block back. */
export const ApproveButton = ({ affiliate }: { readonly affiliate: AffiliateRow }) => {
  const words = useWords();
  const { name, state, id } = affiliate;
  const blocked = state === 'blocked';
  return (
    <ActButton
      variant="success-light"
      endpoint={approveAffiliate}
      asked={{ params: { id } }}
      touches={TOUCHES}
      label={words(blocked ? 'affiliates.unblock' : 'affiliates.approve')}
      done={words('affiliates.approved', { name })}
      confirm={words(blocked ? 'affiliates.unblockConfirm' : 'affiliates.approveConfirm', { name })}
    />
  );
};

type Code = (typeof blockCode.options)[number];

/** Makes the affiliate's links do nothing, for a reason they are told by mail and in their portal. */
export const BlockButton = ({ affiliate }: { readonly affiliate: AffiliateRow }) => {
  const words = useWords();
  const { id, name } = affiliate;
  const [code, setCode] = useState<Code>('TERMS_BREACH');
  return (
    <ReasonButton
      endpoint={blockAffiliate}
      asked={(reason) => ({ params: { id }, body: { code, reason } })}
      touches={TOUCHES}
      label={words('affiliates.block')}
      title={words('affiliates.blockTitle', { name })}
      text={words('affiliates.blockText')}
      reasonLabel={words('affiliates.blockReason')}
      done={words('affiliates.blockedDone', { name })}
      danger
      variant="danger-light"
    >
      <Field.Root name="code" required width="100%">
        <Field.Label>{words('affiliates.blockCode')}</Field.Label>
        <SingleSelect value={code} onChange={(value) => setCode(blockCode.parse(value))}>
          {blockCode.options.map((value) => (
            <SingleSelectOption key={value} value={value}>
              {words(`blockCode.${value}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
    </ReasonButton>
  );
};
