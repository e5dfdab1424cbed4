import type { Locale } from '../letter';

interface AddressWords {
  readonly subject: (host: string) => string;
  readonly given_up: (host: string, program: string) => string;
  readonly gone: (host: string, program: string) => string;
  readonly missed: string;
  readonly button: string;
}

/** Words of the mail about an address that is told nothing any more. */
export const ADDRESS_MAIL_WORDS: Readonly<Record<Locale, AddressWords>> = {
  en: {
    subject: (host) => `Your address at ${host} is switched off`,
    given_up: (host, program) =>
      `For three days nothing arrived at your address at ${host}, which is told of your sales in the program ${program}. It is switched off.`,
    gone: (host, program) =>
      `Your address at ${host}, which is told of your sales in the program ${program}, answered that it is gone. It is switched off.`,
    missed: 'What you earn is not touched. What happens while it is off is not told later.',
    button: 'See the address',
  },
  fr: {
    subject: (host) => `Votre adresse chez ${host} est désactivée`,
    given_up: (host, program) =>
      `Pendant trois jours, rien n’est arrivé à votre adresse chez ${host}, informée de vos ventes dans le programme ${program}. Elle est désactivée.`,
    gone: (host, program) =>
      `Votre adresse chez ${host}, informée de vos ventes dans le programme ${program}, a répondu qu’elle n’existe plus. Elle est désactivée.`,
    missed: 'Vos gains ne sont pas touchés. Ce qui se passe pendant qu’elle est désactivée ne sera pas transmis plus tard.',
    button: 'Voir l’adresse',
  },
  es: {
    subject: (host) => `Tu dirección en ${host} está desactivada`,
    given_up: (host, program) =>
      `Durante tres días no llegó nada a tu dirección en ${host}, a la que se avisa de tus ventas en el programa ${program}. Está desactivada.`,
    gone: (host, program) =>
      `Tu dirección en ${host}, a la que se avisa de tus ventas en el programa ${program}, respondió que ya no existe. Está desactivada.`,
    missed: 'Lo que ganas no se toca. Lo que ocurra mientras está desactivada no se avisará después.',
    button: 'Ver la dirección',
  },
  'pt-BR': {
    subject: (host) => `Seu endereço em ${host} está desativado`,
    given_up: (host, program) =>
      `Durante três dias nada chegou ao seu endereço em ${host}, que é avisado das suas vendas no programa ${program}. Ele está desativado.`,
    gone: (host, program) =>
      `Seu endereço em ${host}, que é avisado das suas vendas no programa ${program}, respondeu que não existe mais. Ele está desativado.`,
    missed: 'O que você ganha não é alterado. O que acontecer enquanto ele estiver desativado não será avisado depois.',
    button: 'Ver o endereço',
  },
  ar: {
    subject: (host) => `عنوانك لدى ${host} موقوف`,
    given_up: (host, program) => `لم يصل شيء طوال ثلاثة أيام إلى عنوانك لدى ${host} الذي يُبلَّغ بمبيعاتك في برنامج ${program}. وقد أُوقف.`,
    gone: (host, program) => `أجاب عنوانك لدى ${host}، الذي يُبلَّغ بمبيعاتك في برنامج ${program}، بأنه لم يعد موجودًا. وقد أُوقف.`,
    missed: 'لا يُمسّ ما تكسبه. وما يحدث أثناء إيقافه لا يُبلَّغ لاحقًا.',
    button: 'انظر العنوان',
  },
};
