import { Button } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import type { Data } from '../../../../contracts/endpoint';
import { publishRates, type readRates } from '../../../../contracts/rates';
import type { StoreError } from '../../shell/api';
import { Confirm } from '../../shell/confirm';
import { useAct, useCodeWords, useWords } from '../../shell/kit';
import { Notice } from '../../shell/notice';
import { draftOf, ratesOf, type RatesDraft } from './draft';

type Rates = Data<typeof readRates>;

/** A refusal with what it names: two rules, a tier, the offer it is too much for. */
const useNamedRefusal = () => {
  const say = useCodeWords();
  return ({ code, message, facts }: StoreError): string =>
    say(
      'failure',
      code,
      message,
      Object.fromEntries(Object.entries(facts).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))),
    );
};

/** Publishes the rates as they are typed: a change of terms like any other. */
export const Publish = ({ rates, draft }: { readonly rates: Rates; readonly draft: RatesDraft }) => {
  const words = useWords();
  const refusal = useNamedRefusal();
  const { toggleNotification } = useNotification();
  const act = useAct(publishRates, ['adminRates', 'adminAffiliates', 'adminContracts']);
  const typed = ratesOf(draft);
  const unchanged = JSON.stringify(typed) === JSON.stringify(ratesOf(draftOf(rates)));
  const send = () => {
    if (!typed) return;
    const body = { version: rates.version, rules: [...typed.rules], tiers: typed.tiers, maxMonths: typed.maxMonths };
    act.mutate(
      { asked: { params: { id: rates.id }, body } },
      { onSuccess: () => toggleNotification({ type: 'success', message: words('rates.published') }) },
    );
  };
  return (
    <>
      {act.error ? <Notice tone="danger">{refusal(act.error)}</Notice> : null}
      <div>
        <Confirm title={words('rates.publish')} text={words('rates.publishText')} confirm={words('rates.publish')} onConfirm={send}>
          <Button disabled={!typed || unchanged} loading={act.isPending}>
            {words('rates.publish')}
          </Button>
        </Confirm>
      </div>
    </>
  );
};
