import type { JointField } from './campaign';

type Language = 'en' | 'fr' | 'es' | 'pt-BR' | 'ar';

interface Words {
  readonly field: Readonly<Record<JointField, string>>;
  readonly and: string;
  readonly ask: (facts: {
    readonly partner: string;
    readonly producer: string;
    readonly fields: string;
    readonly purpose: string;
  }) => string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    field: { email: 'e-mail address', country: 'country', language: 'language', company: 'company' },
    and: ' and ',
    ask: ({ partner, producer, fields, purpose }) =>
      `I agree that the shop shows my ${fields} of this order to ${partner}, for what ${partner} and ${producer} do together: ${purpose} Each time it is shown is written down. I can take this back at any time; nothing is shown from then on.`,
  },
  fr: {
    field: { email: 'adresse e-mail', country: 'pays', language: 'langue', company: 'entreprise' },
    and: ' et ',
    ask: ({ partner, producer, fields, purpose }) =>
      `J’accepte que la boutique montre à ${partner}, pour cette commande : ${fields}. C’est pour ce que ${partner} et ${producer} font ensemble : ${purpose} Chaque consultation est notée. Je peux revenir sur cet accord à tout moment ; plus rien n’est alors montré.`,
  },
  es: {
    field: { email: 'correo electrónico', country: 'país', language: 'idioma', company: 'empresa' },
    and: ' y ',
    ask: ({ partner, producer, fields, purpose }) =>
      `Acepto que la tienda muestre a ${partner}, de este pedido: ${fields}. Es para lo que ${partner} y ${producer} hacen juntos: ${purpose} Cada consulta queda anotada. Puedo retirarlo en cualquier momento; desde entonces no se muestra nada.`,
  },
  'pt-BR': {
    field: { email: 'e-mail', country: 'país', language: 'idioma', company: 'empresa' },
    and: ' e ',
    ask: ({ partner, producer, fields, purpose }) =>
      `Concordo que a loja mostre a ${partner}, deste pedido: ${fields}. É para o que ${partner} e ${producer} fazem juntos: ${purpose} Cada consulta fica anotada. Posso retirar isto a qualquer momento; a partir daí nada é mostrado.`,
  },
  ar: {
    field: { email: 'البريد الإلكتروني', country: 'البلد', language: 'اللغة', company: 'الشركة' },
    and: ' و',
    ask: ({ partner, producer, fields, purpose }) =>
      `أوافق على أن يعرض المتجر على ${partner} من هذا الطلب: ${fields}، لأجل ما يقوم به ${partner} و${producer} معًا: ${purpose} تُدوَّن كل مرة يُعرض فيها ذلك. يمكنني التراجع في أي وقت، ولا يُعرض شيء بعد ذلك.`,
  },
};

const joined = (parts: readonly string[], and: string): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')}${and}${parts.at(-1) ?? ''}`;

/** What a buyer is asked, whole: these words are shown, agreed to, and kept as they were. */
export const consentWords = (
  language: Language,
  {
    fields,
    ...facts
  }: { readonly partner: string; readonly producer: string; readonly purpose: string; readonly fields: readonly JointField[] },
): string => {
  const words = WORDS[language];
  const purpose = /[.!?؟]$/.test(facts.purpose) ? facts.purpose : `${facts.purpose}.`;
  return words.ask({
    ...facts,
    purpose,
    fields: joined(
      fields.map((field) => words.field[field]),
      words.and,
    ),
  });
};
