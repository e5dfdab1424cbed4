import type { Locale } from '../letter';
import { SUBSCRIPTION_STATE_WORDS_ES_PT_AR } from './subscription-states-es-pt-ar';
import { counted, type SubscriptionStateWords } from './subscription-states-words';

export const SUBSCRIPTION_STATE_WORDS: Readonly<Record<Locale, SubscriptionStateWords>> = {
  en: {
    begun: {
      subject: (product) => `Your subscription to ${product} has begun`,
      lead: (product) => `Your subscription to ${product} has begun.`,
      note: 'It renews by itself until you cancel it. You can do that at any time in your account; it then ends with what is paid.',
      button: 'See the subscription',
    },
    free: (day, amount) => `The days until ${day} cost nothing. Then ${amount} are charged, unless you cancel before.`,
    parts: {
      subject: (product) => `Your instalments for ${product}`,
      lead: (product) => `You pay for ${product} in equal monthly instalments.`,
      note: 'With the last one it is paid: nothing is charged after it, and what you bought stays open.',
      count: counted('en', { one: '# instalment', other: '# instalments' }),
    },
    trialEnding: {
      subject: (product) => `Your free days of ${product} end soon`,
      lead: (product, day) => `Your free days of ${product} end on ${day}.`,
      then: (amount) => `Then ${amount} are charged. If you do not want that, cancel before in your account; it costs nothing.`,
      button: 'See the subscription',
    },
    cancelled: {
      subject: (product) => `Cancelled: ${product}`,
      lead: (product) => `The payments for ${product} are cancelled.`,
      note: 'No further payment is charged. Until the end you can take this back in your account.',
      open: (day) => `What you paid for stays open until ${day}.`,
      button: 'See my account',
    },
    goesOn: {
      subject: (product) => `Not cancelled any more: ${product}`,
      lead: (product) => `The cancellation is taken back: the payments for ${product} go on.`,
      note: 'If you did not want that, cancel again in your account.',
      button: 'See my account',
    },
    over: {
      subject: (product) => `It is over: ${product}`,
      lead: (product) => `The payments for ${product} are over, and your access has ended with them.`,
      note: 'Nothing more is charged.',
    },
    paidOff: {
      subject: (product) => `${product} is paid`,
      lead: (product) => `With this payment all instalments for ${product} are paid.`,
      note: 'Nothing more is charged, and what you bought stays open.',
    },
    notChanged: {
      subject: (product) => `Your subscription to ${product} stays as it is`,
      lead: (product, offer) => `The change of your subscription to ${product} to the offer “${offer}” does not happen.`,
      note: 'Nothing was charged for it.',
      button: 'See the subscription',
    },
    row: { what: 'For', next: 'Next payment', open: 'Open until' },
  },
  fr: {
    begun: {
      subject: (product) => `Votre abonnement à ${product} a commencé`,
      lead: (product) => `Votre abonnement à ${product} a commencé.`,
      note: 'Il se renouvelle de lui-même jusqu’à sa résiliation. Vous pouvez le résilier à tout moment dans votre compte ; il prend alors fin avec ce qui est payé.',
      button: 'Voir l’abonnement',
    },
    free: (day, amount) => `Les jours jusqu’au ${day} ne coûtent rien. Ensuite, ${amount} sont débités, sauf si vous résiliez avant.`,
    parts: {
      subject: (product) => `Vos mensualités pour ${product}`,
      lead: (product) => `Vous payez ${product} en mensualités égales.`,
      note: 'Avec la dernière, tout est payé : rien n’est débité après, et ce que vous avez acheté reste ouvert.',
      count: counted('fr', { one: '# mensualité', other: '# mensualités' }),
    },
    trialEnding: {
      subject: (product) => `Vos jours gratuits de ${product} se terminent bientôt`,
      lead: (product, day) => `Vos jours gratuits de ${product} se terminent le ${day}.`,
      then: (amount) => `Ensuite, ${amount} sont débités. Si vous n’en voulez pas, résiliez avant dans votre compte ; cela ne coûte rien.`,
      button: 'Voir l’abonnement',
    },
    cancelled: {
      subject: (product) => `Résilié : ${product}`,
      lead: (product) => `Les paiements pour ${product} sont résiliés.`,
      note: 'Aucun autre paiement n’est débité. Jusqu’à la fin, vous pouvez revenir dessus dans votre compte.',
      open: (day) => `Ce que vous avez payé reste ouvert jusqu’au ${day}.`,
      button: 'Voir mon compte',
    },
    goesOn: {
      subject: (product) => `La résiliation est annulée : ${product}`,
      lead: (product) => `La résiliation est annulée : les paiements pour ${product} continuent.`,
      note: 'Si ce n’est pas ce que vous vouliez, résiliez de nouveau dans votre compte.',
      button: 'Voir mon compte',
    },
    over: {
      subject: (product) => `C’est terminé : ${product}`,
      lead: (product) => `Les paiements pour ${product} sont terminés, et votre accès a pris fin avec eux.`,
      note: 'Rien de plus n’est débité.',
    },
    paidOff: {
      subject: (product) => `${product} est payé`,
      lead: (product) => `Avec ce paiement, toutes les mensualités de ${product} sont payées.`,
      note: 'Rien de plus n’est débité, et ce que vous avez acheté reste ouvert.',
    },
    notChanged: {
      subject: (product) => `Votre abonnement à ${product} reste tel quel`,
      lead: (product, offer) => `Le passage de votre abonnement à ${product} à l’offre « ${offer} » n’a pas lieu.`,
      note: 'Rien n’a été débité pour cela.',
      button: 'Voir l’abonnement',
    },
    row: { what: 'Pour', next: 'Prochain paiement', open: 'Ouvert jusqu’au' },
  },
  ...SUBSCRIPTION_STATE_WORDS_ES_PT_AR,
};
