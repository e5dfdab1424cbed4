/** What is shown where there is nothing to see, in the languages of the storefront. It names neither the shop nor the partner. */
const WORDS = {
  en: ['Nothing to see here', 'This address only leads on from links that were shared.'],
  fr: ['Rien à voir ici', 'Cette adresse ne fait que conduire ailleurs depuis des liens partagés.'],
  es: ['No hay nada que ver aquí', 'Esta dirección solo lleva a otro sitio desde enlaces compartidos.'],
  'pt-BR': ['Não há nada para ver aqui', 'Este endereço apenas leva adiante a partir de links compartilhados.'],
  ar: ['لا شيء يُعرض هنا', 'هذا العنوان يوصل فقط من الروابط التي تمت مشاركتها.'],
} as const;
type Language = keyof typeof WORDS;

const LANGUAGES: ReadonlyArray<readonly [string, Language]> = [['en', 'en'], ['fr', 'fr'], ['es', 'es'], ['pt', 'pt-BR'], ['ar', 'ar']]; // oxfmt-ignore

/** The first language of the browser's list that there is; English where there is none. */
const languageOf = (accepted: string): Language => {
  const asked = accepted.split(',').map((one) => one.trim().slice(0, 2).toLowerCase());
  return asked.flatMap((two) => LANGUAGES.filter(([known]) => known === two).map(([, language]) => language))[0] ?? 'en';
};

/** The page of a bare host, and of every path of it that is no link. */
export const stubPage = (acceptLanguage: string): string => {
  const language = languageOf(acceptLanguage);
  const [title, text] = WORDS[language];
  return `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${title}</title>
<style>body{margin:0;min-height:100vh;display:grid;place-items:center;font:1rem/1.5 system-ui,sans-serif;color:#222;background:#fafafa}
main{max-width:32rem;padding:2rem;text-align:center}h1{font-size:1.375rem}@media(prefers-color-scheme:dark){body{color:#eee;background:#181818}}</style></head>
<body><main><h1>${title}</h1><p>${text}</p></main></body>
</html>
`;
};
