import { metadatasOf } from '../../platform/content-types';

const component = (displayName: string, icon: string, attributes: object, labels: Readonly<Record<string, string>>) => ({
  info: { displayName, icon },
  attributes,
  config: { metadatas: metadatasOf(Object.keys(attributes), labels) },
});

/** What a program asks whoever applies, and what it measures the answers by. */
export const components = {
  'application-question': component(
    'Question to applicants',
    'question',
    {
      label: { type: 'string', maxLength: 160, required: true },
      help: { type: 'string', maxLength: 300 },
      kind: { type: 'enumeration', enum: ['text', 'long_text', 'number', 'choice', 'url', 'checkbox'], default: 'text', required: true },
      // One choice a line, as people write lists.
      choices: { type: 'text', maxLength: 2000 },
      required: { type: 'boolean', default: true, required: true },
      key: { type: 'string', maxLength: 40, required: true, regex: '^[a-z][a-z0-9_]*$' },
    },
    { label: 'Question', kind: 'Answered by', choices: 'Choices, one a line', key: 'Short name (a to z, digits, _)' },
  ),
  'application-criterion': component(
    'Criterion',
    'check',
    {
      question: { type: 'string', maxLength: 40, required: true, regex: '^[a-z][a-z0-9_]*$' },
      compare: { type: 'enumeration', enum: ['at_least', 'more_than'], default: 'at_least', required: true },
      value: { type: 'integer', min: 0, max: 1_000_000_000, required: true },
    },
    { question: 'Short name of a question answered by a number', compare: 'The answer is', value: 'Number' },
  ),
} as const;
