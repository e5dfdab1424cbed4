import type { Locale, MailFacts } from '../letter';

type What = MailFacts['lead_decided']['what'];
type Decided = readonly [subject: string, lead: (program: string, day: string) => string];

/** What letters about leads say. */
type LeadWords = Readonly<Record<What, Decided>> & {
  readonly reference: string;
  readonly earned: string;
  readonly capped: string;
  readonly why: (reason: string) => string;
  readonly button: string;
};

export const LEAD_MAIL_WORDS: Readonly<Record<Locale, LeadWords>> = {
  en: {
    accepted: ['A lead of yours was accepted', (program, day) => `The lead you brought to ${program} on ${day} counts.`],
    rejected: [
      'A lead of yours was rejected',
      (program, day) => `The lead you brought to ${program} on ${day} does not count and pays nothing.`,
    ],
    reference: 'Your number for it',
    earned: 'What it pays',
    capped: 'It pays nothing: what your contract pays for at most in this period was reached before it.',
    why: (reason) => `The reason: ${reason}`,
    button: 'Open your leads',
  },
  fr: {
    accepted: ['Un de vos contacts est accepté', (program, day) => `Le contact que vous avez apporté à ${program} le ${day} compte.`],
    rejected: [
      'Un de vos contacts est refusé',
      (program, day) => `Le contact que vous avez apporté à ${program} le ${day} ne compte pas et ne rapporte rien.`,
    ],
    reference: 'Votre numéro',
    earned: 'Ce qu’il rapporte',
    capped: 'Il ne rapporte rien : le maximum que votre contrat paie sur cette période était atteint avant lui.',
    why: (reason) => `Le motif : ${reason}`,
    button: 'Ouvrir vos contacts',
  },
  es: {
    accepted: ['Se aceptó un contacto tuyo', (program, day) => `El contacto que llevaste a ${program} el ${day} cuenta.`],
    rejected: [
      'Se rechazó un contacto tuyo',
      (program, day) => `El contacto que llevaste a ${program} el ${day} no cuenta y no paga nada.`,
    ],
    reference: 'Tu número',
    earned: 'Lo que paga',
    capped: 'No paga nada: antes de él ya se había alcanzado el máximo que tu contrato paga en este periodo.',
    why: (reason) => `El motivo: ${reason}`,
    button: 'Abrir tus contactos',
  },
  'pt-BR': {
    accepted: ['Um contato seu foi aceito', (program, day) => `O contato que você trouxe para ${program} em ${day} conta.`],
    rejected: [
      'Um contato seu foi recusado',
      (program, day) => `O contato que você trouxe para ${program} em ${day} não conta e não paga nada.`,
    ],
    reference: 'Seu número',
    earned: 'O que paga',
    capped: 'Não paga nada: antes dele já tinha sido atingido o máximo que seu contrato paga neste período.',
    why: (reason) => `O motivo: ${reason}`,
    button: 'Abrir seus contatos',
  },
  ar: {
    accepted: ['قُبل عميل محتمل أتيت به', (program, day) => `العميل المحتمل الذي أتيت به إلى ${program} في ${day} محتسب.`],
    rejected: ['رُفض عميل محتمل أتيت به', (program, day) => `العميل المحتمل الذي أتيت به إلى ${program} في ${day} لا يُحتسب ولا يدفع شيئًا.`],
    reference: 'رقمه لديك',
    earned: 'ما يدفعه',
    capped: 'لا يدفع شيئًا: بلغتَ قبله أقصى ما يدفعه عقدك في هذه المدة.',
    why: (reason) => `السبب: ${reason}`,
    button: 'افتح العملاء المحتملين',
  },
};

/** What the letter about a lapsed host says. */
interface HostWords {
  readonly subject: (host: string) => string;
  readonly lead: (host: string) => string;
  readonly record: string;
  readonly value: string;
  readonly back: string;
  readonly button: string;
}

export const HOST_MAIL_WORDS: Readonly<Record<Locale, HostWords>> = {
  en: {
    subject: (host) => `${host} leads nowhere any more`,
    lead: (host) => `The record that proves ${host} is yours has been missing for three days. Links on it lead nowhere until it is back.`,
    record: 'Text record (TXT)',
    value: 'What it has to say',
    back: 'Set the record again and press Check: your links then lead and count as before.',
    button: 'Open your links',
  },
  fr: {
    subject: (host) => `${host} ne mène plus nulle part`,
    lead: (host) =>
      `L’enregistrement qui prouve que ${host} est à vous manque depuis trois jours. Les liens qui s’y trouvent ne mènent nulle part jusqu’à son retour.`,
    record: 'Enregistrement texte (TXT)',
    value: 'Ce qu’il doit dire',
    back: 'Remettez l’enregistrement et appuyez sur Vérifier : vos liens mènent et comptent alors comme avant.',
    button: 'Ouvrir vos liens',
  },
  es: {
    subject: (host) => `${host} ya no lleva a ninguna parte`,
    lead: (host) =>
      `Falta desde hace tres días el registro que prueba que ${host} es tuyo. Sus enlaces no llevan a ninguna parte hasta que vuelva.`,
    record: 'Registro de texto (TXT)',
    value: 'Lo que debe decir',
    back: 'Pon el registro de nuevo y pulsa Comprobar: tus enlaces llevarán y contarán como antes.',
    button: 'Abrir tus enlaces',
  },
  'pt-BR': {
    subject: (host) => `${host} não leva mais a lugar nenhum`,
    lead: (host) => `Falta há três dias o registro que prova que ${host} é seu. Os links dele não levam a lugar nenhum até que volte.`,
    record: 'Registro de texto (TXT)',
    value: 'O que deve dizer',
    back: 'Coloque o registro de novo e aperte Verificar: seus links levam e contam como antes.',
    button: 'Abrir seus links',
  },
  ar: {
    subject: (host) => `لم يعد ${host} يقود إلى أي مكان`,
    lead: (host) => `السجل الذي يثبت أن ${host} لك غائب منذ ثلاثة أيام. روابطه لا تقود إلى أي مكان حتى يعود.`,
    record: 'سجل نصي (TXT)',
    value: 'ما يجب أن يقوله',
    back: 'ضع السجل من جديد واضغط تحقق: عندها تقود روابطك وتُحتسب كما كانت.',
    button: 'افتح روابطك',
  },
};
