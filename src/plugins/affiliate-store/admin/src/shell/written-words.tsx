import { Field, TextInput, Textarea } from '@strapi/design-system';
import { Section } from './small-parts';
import { useWords } from './words';

/** The languages the storefront speaks, and so what people are told something in. */
export const LANGUAGES = ['en', 'fr', 'es', 'pt-BR', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

interface Written {
  readonly title: string;
  readonly text: string;
}

/** A title and a text in each language somebody wrote one in. */
export type WrittenWords = Readonly<Partial<Record<Language, Written>>>;

export const writtenFrom = (words: ReadonlyArray<Written & { readonly language: Language }>): WrittenWords =>
  Object.fromEntries(words.map(({ language, title, text }) => [language, { title, text }]));

/** What is sent: the languages in which something was written; null while one of them is half done, or none is. */
export const toSend = (words: WrittenWords): Array<Written & { readonly language: Language }> | null => {
  const written = LANGUAGES.map((language) => ({
    language,
    title: words[language]?.title.trim() ?? '',
    text: words[language]?.text.trim() ?? '',
  }));
  const given = written.filter(({ title, text }) => title !== '' || text !== '');
  if (given.length === 0 || given.some(({ title, text }) => title.length < 2 || text.length < 2)) return null;
  return given;
};

interface Props {
  readonly words: WrittenWords;
  readonly put: (words: WrittenWords) => void;
  /** How many letters a text may have. */
  readonly most: number;
}

type Typed = { target: { value: string } };

const InLanguage = ({ language, words: all, put, most }: Props & { readonly language: Language }) => {
  const words = useWords();
  const written = all[language] ?? { title: '', text: '' };
  const keep = (change: Partial<Written>) => put({ ...all, [language]: { ...written, ...change } });
  const dir = language === 'ar' ? 'rtl' : 'ltr';
  return (
    <Section title={words(`news.language.${language}`)}>
      <Field.Root name={`title-${language}`}>
        <Field.Label>{words('news.headline')}</Field.Label>
        <TextInput
          lang={language}
          dir={dir}
          value={written.title}
          maxLength={120}
          onChange={({ target: { value } }: Typed) => keep({ title: value })}
        />
      </Field.Root>
      <Field.Root name={`text-${language}`}>
        <Field.Label>{words('news.text')}</Field.Label>
        <Textarea
          lang={language}
          dir={dir}
          value={written.text}
          maxLength={most}
          onChange={({ target: { value } }: Typed) => keep({ text: value })}
        />
      </Field.Root>
    </Section>
  );
};

/** Title and text, once for each language. */
export const WordsInLanguages = (props: Props) => (
  <>
    {LANGUAGES.map((language) => (
      <InLanguage key={language} language={language} {...props} />
    ))}
  </>
);
