import type { Locale } from '../letter';

interface BalanceIdleWords {
  readonly subject: (amount: string) => string;
  readonly lead: (amount: string, day: string, months: number) => string;
  readonly button: string;
  readonly note: string;
}

/** Words of the letter about an old balance; `months` is always twelve or more. */
export const BALANCE_IDLE_WORDS: Readonly<Record<Locale, BalanceIdleWords>> = {
  en: {
    subject: (amount) => `Your balance of ${amount}: please tell us you are still here`,
    lead: (amount, day, months) =>
      `Nothing has moved in your account for ${months} months. From ${day} on your balance of ${amount} may be given up, as the terms you accepted say.`,
    button: 'Keep my balance',
    note: 'Sign in and press “I am still here”, or ask for your money. Either keeps all of it.',
  },
  fr: {
    subject: (amount) => `Votre solde de ${amount} : dites-nous que vous êtes toujours là`,
    lead: (amount, day, months) =>
      `Rien n’a bougé sur votre compte depuis ${months} mois. À partir du ${day}, votre solde de ${amount} pourra être abandonné, comme le disent les conditions que vous avez acceptées.`,
    button: 'Garder mon solde',
    note: 'Connectez-vous et appuyez sur « Je suis toujours là », ou demandez votre argent. L’un ou l’autre garde tout.',
  },
  es: {
    subject: (amount) => `Tu saldo de ${amount}: dinos que sigues aquí`,
    lead: (amount, day, months) =>
      `Nada se ha movido en tu cuenta desde hace ${months} meses. A partir del ${day}, tu saldo de ${amount} podrá perderse, como dicen las condiciones que aceptaste.`,
    button: 'Conservar mi saldo',
    note: 'Entra y pulsa «Sigo aquí», o pide tu dinero. Cualquiera de las dos cosas lo conserva todo.',
  },
  'pt-BR': {
    subject: (amount) => `Seu saldo de ${amount}: diga que você ainda está aqui`,
    lead: (amount, day, months) =>
      `Nada se moveu na sua conta há ${months} meses. A partir de ${day}, seu saldo de ${amount} poderá ser perdido, como dizem os termos que você aceitou.`,
    button: 'Manter meu saldo',
    note: 'Entre e aperte “Ainda estou aqui”, ou peça seu dinheiro. Qualquer um dos dois mantém tudo.',
  },
  ar: {
    subject: (amount) => `رصيدك البالغ ${amount}: أخبرنا أنك ما زلت هنا`,
    lead: (amount, day, months) =>
      `لم يتحرك شيء في حسابك منذ ${months} شهرًا. ابتداءً من ${day} قد يسقط رصيدك البالغ ${amount} كما تنص الشروط التي قبلتها.`,
    button: 'الاحتفاظ برصيدي',
    note: 'سجّل الدخول واضغط «ما زلت هنا» أو اطلب أموالك. أيٌّ منهما يحفظ الرصيد كله.',
  },
};
