import type { SiteProgramView } from '../../../../contracts/admin';
import { Amount, Facts, useWords } from '../../shell/kit';
import { Notice } from '../../shell/notice';

/** What it means that a program is for everything of a seller: what is in it, and what letting in the rest would promise. */
export const SiteFigures = ({ view: { inside, elsewhere, figures } }: { readonly view: SiteProgramView }) => {
  const words = useWords();
  if (figures === null) return null;
  const { products, offers, earnsFrom, earnsUpTo, days, sales, volume, cut, excess } = figures;
  return (
    <>
      <Facts
        facts={[
          [words('site.isIn'), words('site.products', { count: inside.length })],
          [words('site.hasOwn'), words('site.products', { count: elsewhere.length })],
          [words('site.couldBe'), words('site.productsAndOffers', { count: products, offers })],
          ...(earnsFrom && earnsUpTo
            ? ([
                [
                  words('site.earns'),
                  <span key="earns">
                    <Amount value={earnsFrom} /> – <Amount value={earnsUpTo} />
                  </span>,
                ],
              ] as const)
            : []),
          [
            words('site.sold', { days }),
            <span key="sold">
              {words(cut ? 'site.salesAtLeast' : 'site.sales', { count: sales })}
              {volume.map((one) => (
                <span key={one.currency}>
                  {' · '}
                  <Amount value={one} />
                </span>
              ))}
            </span>,
          ],
        ]}
      />
      {excess ? <Notice tone="warning">{words('site.excess', { why: excess.message })}</Notice> : null}
    </>
  );
};
