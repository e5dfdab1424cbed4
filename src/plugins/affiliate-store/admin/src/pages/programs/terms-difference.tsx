import { useIntl } from 'react-intl';
import type { ContractChange, ContractTerms } from '../../../../contracts/affiliate-contracts';
import { ruleChanges, ruleText, termText, type TermSpeaker } from '../../../../contracts/terms-difference';
import { Quiet, useWords } from '../../shell/kit';
import { termSpeaker, type Goods } from './term-words';

interface Versions<Of> {
  readonly before: Of;
  readonly after: Of;
}

const isolated = (text: string): string => `\u2068${text}\u2069`;

const FromTo = ({ before, after }: Versions<string>) => {
  const words = useWords();
  return <Quiet>{words('contract.fromTo', { was: isolated(before), is: isolated(after) })}</Quiet>;
};

const Rules = ({ before, after, speaker }: Versions<ContractTerms> & { readonly speaker: TermSpeaker }) => {
  const words = useWords();
  return ruleChanges(before.rules, after.rules).map(({ key, how, name, was, is }) => (
    <div key={key}>
      {words(`contract.rule.${how}`)}: <bdi>{name}</bdi>
      <div>
        {was && is ? (
          <FromTo before={ruleText(was, speaker)} after={ruleText(is, speaker)} />
        ) : (
          <Quiet>{[was, is].map((rule) => rule && ruleText(rule, speaker))}</Quiet>
        )}
      </div>
    </div>
  ));
};

/** One version of the words, with the lines the other one does not have standing out. */
const Text = ({ title, text, other }: { readonly title: string; readonly text: string; readonly other: string }) => {
  const known = new Set(other.split('\n'));
  return (
    <div>
      <strong>{title}</strong>
      {text.split('\n').map((line, place) => (
        <div key={`${place} ${line}`} dir="auto">
          {known.has(line) ? line : <mark>{line}</mark>}
        </div>
      ))}
    </div>
  );
};

interface Props {
  readonly changes: readonly ContractChange[];
  readonly terms: Versions<ContractTerms> | null;
  readonly words: Versions<string> | null;
  readonly goods: Goods;
}

/** Every term that differs, which way it goes for the affiliate, and what it says in both. */
export const TermsDifference = ({ changes, terms, words: texts, goods }: Props) => {
  const words = useWords();
  const { formatNumber } = useIntl();
  const speaker = termSpeaker(words, (value) => formatNumber(value), goods);
  return changes.map(({ term, direction }) => (
    <div key={term}>
      {words(`contract.${direction}`, { term: words(`contract.term.${term}`) })}
      {term === 'rules' && terms ? <Rules {...terms} speaker={speaker} /> : null}
      {term === 'text' && texts ? (
        <>
          <Text title={words('contract.textWas')} text={texts.before} other={texts.after} />
          <Text title={words('contract.textIs')} text={texts.after} other={texts.before} />
        </>
      ) : null}
      {term !== 'rules' && term !== 'text' && terms ? (
        <div>
          <FromTo before={termText(term, terms.before, speaker)} after={termText(term, terms.after, speaker)} />
        </div>
      ) : null}
    </div>
  ));
};
