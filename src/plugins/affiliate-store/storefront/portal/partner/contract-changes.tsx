import type { ContractOffer, ContractView } from '../../../contracts/affiliate-contracts';
import { ruleChanges, ruleText, termText, type TermSpeaker } from '../../../contracts/terms-difference';
import { useSite, useStore } from '../kit';
import { Status } from '../status';
import { termSpeaker } from './term-words';

interface Versions {
  readonly inForce: ContractOffer;
  readonly offer: ContractOffer;
}

function FromTo({ was, is }: { readonly was: string; readonly is: string }) {
  const { t } = useSite();
  return <span className="block text-muted">{t('contract.fromTo', { was: `\u2068${was}\u2069`, is: `\u2068${is}\u2069` })}</span>;
}

/** Each rule that is new, was taken away or pays otherwise, with what it says and said. */
function RuleRows({ inForce, offer, speaker }: Versions & { readonly speaker: TermSpeaker }) {
  const { t } = useSite();
  return (
    <ul className="mt-1">
      {ruleChanges(inForce.terms.rules, offer.terms.rules).map(({ key, how, name, was, is }) => (
        <li key={key} className="py-1">
          {t(`contract.rule.${how}`)}: <bdi>{name}</bdi>
          {was && is ? (
            <FromTo was={ruleText(was, speaker)} is={ruleText(is, speaker)} />
          ) : (
            <span className="block text-muted">
              <bdi>{[was, is].map((rule) => rule && ruleText(rule, speaker))}</bdi>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** One version of the words, with the lines the other one does not have standing out. */
function Text({ title, text, other }: { readonly title: string; readonly text: string; readonly other: string }) {
  const known = new Set(other.split('\n'));
  return (
    <div>
      <p className="font-medium">{title}</p>
      <p className="mt-1 max-w-text" dir="auto">
        {text.split('\n').map((line, place) => (
          // Lines have no name but their place, and never move: the text is what was agreed.
          <span key={`${place} ${line}`} className="block min-h-4">
            {known.has(line) ? line : <mark>{line}</mark>}
          </span>
        ))}
      </p>
    </div>
  );
}

function Texts({ inForce, offer }: Versions) {
  const { t } = useSite();
  return (
    <div className="mt-2 grid gap-6 sm:grid-cols-2">
      <Text title={t('contract.textWas')} text={inForce.text} other={offer.text} />
      <Text title={t('contract.textIs')} text={offer.text} other={inForce.text} />
    </div>
  );
}

/** Old and new of each term that differs, and in words which way it goes. */
export function Changes({ contract, offer }: { readonly contract: ContractView; readonly offer: ContractOffer }) {
  const site = useSite();
  const { t } = site;
  const { inForce } = contract;
  const rates = useStore(['partner-rates'], (client) => client.partnerRates.read({})).data;
  const speaker = termSpeaker(site, rates?.find(({ id }) => id === contract.id)?.goods ?? []);
  return (
    <ul className="mt-3 border-t border-line">
      {offer.changes.map(({ term, direction }) => (
        <li key={term} className="border-b border-line py-2.5">
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
            <span>
              <span className="font-medium">{t(`contract.term.${term}`)}</span>
              {term !== 'rules' && term !== 'text' && (
                <FromTo was={termText(term, inForce.terms, speaker)} is={termText(term, offer.terms, speaker)} />
              )}
            </span>
            <Status tone={direction === 'better' ? 'positive' : 'danger'} word={t(`contract.${direction}`)} />
          </div>
          {term === 'rules' && <RuleRows inForce={inForce} offer={offer} speaker={speaker} />}
          {term === 'text' && <Texts inForce={inForce} offer={offer} />}
        </li>
      ))}
    </ul>
  );
}
