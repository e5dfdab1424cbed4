import type { Words } from './words';

export const fr: Words = {
  access: {
    subject: (products) => `Votre accès à ${products}`,
    lead: (products) => `Votre paiement est arrivé : ${products} vous attend.`,
    preheader: 'Ouvrez votre bibliothèque et conservez ce reçu.',
    button: 'Ouvrir ma bibliothèque',
    link: (signInUrl) => `Le bouton vous connecte une seule fois, dans les 7 jours. Ensuite, demandez-en un nouveau sur ${signInUrl}`,
    statement: (descriptor) => `Sur votre relevé bancaire figure ${descriptor}.`,
  },
  signIn: {
    subject: (shop) => `Votre lien de connexion à ${shop}`,
    lead: (shop) => `Appuyez sur le bouton pour vous connecter à ${shop}.`,
    preheader: 'Il fonctionne une fois, pendant une demi-heure.',
    button: 'Me connecter',
    until: (moment) => `Le lien fonctionne une seule fois, jusqu’au ${moment}.`,
    unasked: 'Si vous ne l’avez pas demandé, ignorez ce message : sans le lien, personne n’entre.',
  },
  refunded: {
    subject: (order) => `Remboursement de la commande ${order}`,
    leadWhole: (amount) => `Nous avons remboursé votre paiement de ${amount}.`,
    leadPart: (amount, total) => `Nous avons remboursé ${amount} sur vos ${total}.`,
    ended: (products) => `Votre accès à ${products} a pris fin.`,
    stays: (products) => `Votre accès à ${products} reste inchangé.`,
    bank: 'Le montant revient par le même moyen de paiement ; selon votre banque, il apparaît en quelques jours.',
  },
  failed: {
    subject: (order) => `Le paiement de la commande ${order} n’est pas arrivé`,
    lead: (products) => `Votre paiement pour ${products} n’est pas arrivé.`,
    notCharged: 'Rien ne vous a été débité et la commande est close.',
    button: 'Réessayer',
  },
  welcome: {
    subject: (program) => `Bienvenue : ${program}`,
    lead: (program, rate) => `Vous pouvez désormais recommander ${program} et gagner ${rate} de chaque vente.`,
    preheader: 'Voici votre code et votre lien.',
    button: 'Ouvrir mon portail',
    why: 'Dans votre portail, vous voyez chaque clic, chaque vente et comment chaque montant a été obtenu.',
  },
  earned: {
    subject: (amount) => `Vous avez gagné ${amount}`,
    lead: (amount, product) => `Vous avez gagné ${amount} avec ${product}.`,
    payable: (day) => `Ce montant sera payable le ${day}.`,
    button: 'Voir d’où il vient',
    refundable: 'Si la vente est remboursée avant cette date, la commission est reprise avec elle.',
  },
  row: { order: 'Commande', paidOn: 'Payée le', total: 'Total', tax: (rate) => `Dont taxe (${rate})`, guarantee: 'Satisfait ou remboursé jusqu’au', refunded: 'Remboursé', code: 'Votre code', link: 'Votre lien', rate: 'Votre commission' },
  questions: (address) => `Des questions ? Écrivez à ${address}.`,
  buttonBroken: 'Si le bouton ne fonctionne pas, ouvrez cette adresse :',
  why: (shop) => `${shop} vous envoie ce message au sujet de votre commande ou de votre compte. Ce n’est pas de la publicité.`,
};
