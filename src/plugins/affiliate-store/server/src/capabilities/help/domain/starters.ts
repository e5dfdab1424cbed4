import type { Article, ArticleKind, ArticleWords, HelpRole, Locale, Section } from './article';
import { ARABIC } from './starters/ar';
import { ENGLISH, type StarterKey } from './starters/en';
import { SPANISH } from './starters/es';
import { FRENCH } from './starters/fr';
import { PORTUGUESE } from './starters/pt-br';

const WORDS: Readonly<Record<Locale, Readonly<Record<StarterKey, ArticleWords>>>> = {
  en: ENGLISH,
  fr: FRENCH,
  es: SPANISH,
  'pt-BR': PORTUGUESE,
  ar: ARABIC,
};
const LANGUAGES = Object.keys(WORDS) as Locale[];

const starter = (key: StarterKey, role: HelpRole, section: Section, position: number, kind: ArticleKind = 'answer'): Article => ({
  publicId: `starter-${key}`,
  role,
  kind,
  section,
  position,
  words: Object.fromEntries(LANGUAGES.map((language) => [language, WORDS[language][key]])),
  state: 'published',
  changedBy: null,
  changedAt: null,
});

/** What the plugin brings along. Each says what the plugin does, whatever a shop has set; the shop may write its own in its place. */
export const STARTERS: readonly Article[] = [
  starter('recommend', 'affiliate', 'start', 10, 'practice'),
  starter('credited', 'affiliate', 'sales', 10),
  starter('held', 'affiliate', 'money', 10),
  starter('paid', 'affiliate', 'money', 20),
  starter('contest', 'affiliate', 'rules', 10),
  starter('share', 'creator', 'money', 10),
  starter('library', 'buyer', 'start', 10),
  starter('refund', 'buyer', 'rules', 10),
];

export const starterOf = (publicId: string): Article | null => STARTERS.find((one) => one.publicId === publicId) ?? null;
