import type { Locale, MailFacts } from '../letter';

type What = MailFacts['deal_told']['what'];
type Told = readonly [subject: string, lead: (name: string) => string];

/** What letters about deals between sellers say. */
interface DealWords extends Readonly<Record<What, Told>> {
  readonly rate: string;
  readonly until: string;
  readonly wrote: (text: string) => string;
  readonly button: string;
}

export const DEAL_MAIL_WORDS: Readonly<Record<Locale, DealWords>> = {
  en: {
    proposed: ['A deal is proposed to you', (name) => `${name} proposes that you recommend each other’s products.`],
    accepted: [
      'Your deal is accepted',
      (name) => `${name} accepts: each of you has a place in the other’s program now, with a link of your own.`,
    ],
    declined: ['Your deal was declined', (name) => `${name} does not accept the deal you proposed.`],
    noticed: ['Your deal ends', (name) => `${name} gave notice: the deal, and both contracts, end. What was earned stays.`],
    rate: 'Rate, both ways',
    until: 'Until',
    wrote: (text) => `What they write: ${text}`,
    button: 'Open the deal',
  },
  fr: {
    proposed: ['Un accord vous est proposé', (name) => `${name} propose que vous recommandiez les produits l’un de l’autre.`],
    accepted: [
      'Votre accord est accepté',
      (name) => `${name} accepte : chacun a désormais une place dans le programme de l’autre, avec son lien.`,
    ],
    declined: ['Votre accord a été refusé', (name) => `${name} n’accepte pas l’accord que vous avez proposé.`],
    noticed: [
      'Votre accord prend fin',
      (name) => `${name} a donné son préavis : l’accord et les deux contrats prennent fin. Ce qui a été gagné reste.`,
    ],
    rate: 'Taux, dans les deux sens',
    until: 'Jusqu’au',
    wrote: (text) => `Ses mots : ${text}`,
    button: 'Ouvrir l’accord',
  },
  es: {
    proposed: ['Te proponen un acuerdo', (name) => `${name} propone que cada uno recomiende los productos del otro.`],
    accepted: [
      'Tu acuerdo está aceptado',
      (name) => `${name} acepta: cada uno tiene ya un lugar en el programa del otro, con su propio enlace.`,
    ],
    declined: ['Tu acuerdo fue rechazado', (name) => `${name} no acepta el acuerdo que propusiste.`],
    noticed: ['Tu acuerdo termina', (name) => `${name} ha dado aviso: terminan el acuerdo y los dos contratos. Lo ganado se queda.`],
    rate: 'Porcentaje, en ambos sentidos',
    until: 'Hasta',
    wrote: (text) => `Lo que escribe: ${text}`,
    button: 'Abrir el acuerdo',
  },
  'pt-BR': {
    proposed: ['Propuseram um acordo a você', (name) => `${name} propõe que cada um recomende os produtos do outro.`],
    accepted: ['Seu acordo foi aceito', (name) => `${name} aceita: cada um tem agora um lugar no programa do outro, com o próprio link.`],
    declined: ['Seu acordo foi recusado', (name) => `${name} não aceita o acordo que você propôs.`],
    noticed: ['Seu acordo termina', (name) => `${name} deu aviso: terminam o acordo e os dois contratos. O que foi ganho fica.`],
    rate: 'Taxa, nos dois sentidos',
    until: 'Até',
    wrote: (text) => `O que escreve: ${text}`,
    button: 'Abrir o acordo',
  },
  ar: {
    proposed: ['عُرض عليك اتفاق', (name) => `يقترح ${name} أن يوصي كل منكما بمنتجات الآخر.`],
    accepted: ['قُبل اتفاقك', (name) => `قبل ${name}: لكل منكما الآن مكان في برنامج الآخر مع رابطه الخاص.`],
    declined: ['رُفض اتفاقك', (name) => `لا يقبل ${name} الاتفاق الذي اقترحته.`],
    noticed: ['ينتهي اتفاقك', (name) => `قدّم ${name} إشعارًا: ينتهي الاتفاق والعقدان. ما كُسب يبقى.`],
    rate: 'النسبة في الاتجاهين',
    until: 'حتى',
    wrote: (text) => `ما كتبه: ${text}`,
    button: 'افتح الاتفاق',
  },
};
