import { Link } from 'react-router-dom';
import type { BlockView } from '../../../contracts/cases';
import { useSite, useStore } from '../kit';
import { ContestButton } from './contest';

function OneBlock({ block }: { readonly block: BlockView }) {
  const { t } = useSite();
  return (
    <section className="note note-danger mt-6 block" aria-label={t('block.title', { program: block.program })}>
      <h2 className="text-18">{t('block.title', { program: block.program })}</h2>
      <p className="mt-1">{t(`block.code.${block.code}`)}</p>
      {block.reason !== '' && (
        <p className="mt-1" dir="auto">
          {block.reason}
        </p>
      )}
      <p className="mt-2">{t('block.means')}</p>
      <div className="mt-3">
        {block.appeal === null ? (
          <ContestButton asked={{ kind: 'appeal', about: 'place', id: block.place }} label={t('block.appeal')} />
        ) : (
          <Link className="link" to={`/partner/cases/${block.appeal}`}>
            {t('block.appealed')}
          </Link>
        )}
      </div>
    </section>
  );
}

/** Says on the first page that a place is blocked, why, what that means, and the way to appeal. */
export function BlockBanner() {
  const blocks = useStore(['blocks'], (client) => client.cases.listBlocks()).data ?? [];
  return (
    <>
      {blocks.map((block) => (
        <OneBlock key={block.place} block={block} />
      ))}
    </>
  );
}
