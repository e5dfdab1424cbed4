import type { ArticleWords } from '../article';
import type { StarterKey } from './en';

export const FRENCH: Readonly<Record<StarterKey, ArticleWords>> = {
  recommend: {
    title: 'Comment bien recommander',
    text: `Dites que vous y gagnez quelque chose. Les lecteurs l’acceptent mieux que de le découvrir, et la loi l’exige dans bien des pays.

Recommandez ce que vous connaissez. Dites pour qui c’est fait, et pour qui ce ne l’est pas : il y a moins de remboursements, et un remboursement reprend votre commission.

Menez à la page même dont vous parlez. Sous Liens, faites-en un pour elle, et un pour chaque endroit où vous l’utilisez : Sources vous dit lequel fonctionne.

Décrivez ce que l’on saura faire ensuite plutôt que d’appeler à cliquer.

N’achetez pas par votre propre lien, ne payez pas de publicité au nom de la boutique et ne promettez pas de remises qui n’existent pas. Ce qui y ressemble est retenu jusqu’à ce que quelqu’un de la boutique l’ait examiné.`,
  },
  credited: {
    title: 'Comment une vente m’est-elle attribuée ?',
    text: `Quelqu’un ouvre votre lien et achète dans les jours que nomme votre contrat. La vente est alors à vous : c’est décidé au moment de la commande, par la règle du programme, et ce n’est pas changé ensuite en silence.

Si plusieurs affiliés ont amené la même personne, le programme dit si c’est le premier, le dernier ou les deux qui comptent. Un code de réduction à vous passe avant un lien. Les robots et les aperçus des messageries ne comptent pas.

Sous « Commandes venues de vos clics » se trouve chaque commande à laquelle vos clics ont mené, même celles qui n’ont pas compté, avec la raison. Le reçu de chacune montre quel clic a été retenu, et pourquoi.`,
  },
  held: {
    title: 'Pourquoi une commission est-elle en attente ou retenue ?',
    text: `En attente veut dire que l’acheteur peut encore rendre le produit. Quand la garantie de la vente est passée, la commission devient payable d’elle-même ; sa page nomme le jour.

Retenue veut dire qu’il faut d’abord régler quelque chose : une banque a repris le paiement pour l’instant, ou quelqu’un de la boutique examine ce qui a paru inhabituel. Elle n’est pas perdue. Sa page dit de quoi il s’agit, et un courriel vous donne la décision avec sa raison.

Un remboursement reprend la commission en proportion de ce qui a été rendu.`,
  },
  paid: {
    title: 'Comment suis-je payé ?',
    text: `Ouvrez Versements et dites comment vous voulez être payé, parmi ce que la boutique propose. Un nouveau moyen ne sert qu’après quelques jours : cela vous protège si quelqu’un d’autre entre dans votre compte.

Payable est ce que vous pouvez demander. S’il n’y a rien, la page dit ce qui manque : une garantie qui court, un montant sous le minimum, un moyen d’être payé, ou quelque chose à confirmer.

Chaque mois où quelque chose a bougé a son relevé. Il commence par ce sur quoi le dernier s’est arrêté, et ne change jamais.`,
  },
  contest: {
    title: 'Quelque chose ne va pas. Comment le contester ?',
    text: `Appuyez sur « Contester » sur le reçu de la commande ou sur la commission. La contestation garde alors ce sur quoi les deux côtés s’appuient, tel que c’était à ce moment.

S’il vous manque une vente dont vous ne connaissez pas la commande, ouvrez Contestations et dites vers quand c’était, et de quoi il s’agissait.

Une contestation nomme le jour avant lequel la boutique répond. Vous pouvez ajouter, répondre ou retirer, et rien n’est perdu entre-temps. Ce qui est accordé est comptabilisé avec la décision, et la contestation dit quoi.

Si vous avez été bloqué, vous faites appel de la même façon.`,
  },
  share: {
    title: 'Que me revient-il d’une vente, et quand ?',
    text: `De chaque vente on retire d’abord la taxe, puis ce que garde la plateforme, puis la commission de qui l’a recommandée. Le reste est partagé entre vous et vos coproducteurs comme convenu au moment de la commande.

Sous Ventes, chaque commande montre ces étapes au centime. Le montant est en attente jusqu’à la fin de la garantie du produit, puis payable ; demandez-le sous Versements.

Si de l’argent revient à un acheteur, chacun rend sa part, en proportion.`,
  },
  library: {
    title: 'Où est ce que j’ai acheté ?',
    text: `Dans votre bibliothèque. Connectez-vous avec l’adresse donnée au paiement : un courriel apporte un lien, sans mot de passe. Le lien sert une fois et pendant trente minutes ; demandez-en un autre s’il est périmé.

Si vous n’y trouvez rien, vous avez peut-être payé avec une autre adresse. Connectez-vous avec celle-là.

Par virement, bordereau ou prélèvement, l’argent met quelques jours à arriver. Un courriel vous le dit et apporte votre accès.`,
  },
  refund: {
    title: 'Comment être remboursé ?',
    text: `Le reçu dit jusqu’à quand court la garantie de ce que vous avez acheté. Écrivez à la boutique avant cette date et donnez le numéro de votre commande ; il est sous Compte.

L’argent revient par où il est venu : sur la carte, sur le compte, ou en avoir. Votre banque peut mettre quelques jours à le montrer. Un courriel vous dit quand il est parti.

Le remboursement de toute la commande met fin à votre accès. Vous pouvez mettre fin vous-même à un abonnement, sous Compte : ce qui est payé reste à vous jusqu’à son terme.`,
  },
};
