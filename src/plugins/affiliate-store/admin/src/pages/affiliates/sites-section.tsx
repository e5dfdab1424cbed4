import { listAffiliateSites } from '../../../../contracts/partner-settings';
import type { PartnerSiteView } from '../../../../contracts/partner-settings';
import { Loaded, Moment, Quiet, Section, useRead, useWords } from '../../shell/kit';

const Site = ({ site }: { readonly site: PartnerSiteView }) => {
  const words = useWords();
  return (
    <li>
      <a href={site.url} target="_blank" rel="noopener noreferrer nofollow" dir="ltr">
        {site.url}
      </a>{' '}
      · {words(`sites.kind.${site.kind}`)}
      <div>
        <Quiet>
          {words('sites.added')} <Moment at={site.addedAt} />
          {site.removedAt === null ? null : (
            <>
              {' '}
              · {words('sites.removed')} <Moment at={site.removedAt} />
            </>
          )}
        </Quiet>
      </div>
    </li>
  );
};

/** Sites and channels the affiliate named, and when each came and went. */
export const SitesSection = ({ affiliate }: { readonly affiliate: string }) => {
  const words = useWords();
  const query = useRead(listAffiliateSites, { params: { id: affiliate } });
  return (
    <Loaded query={query}>
      {({ data }) => (
        <Section title={words('sites.title')}>
          {data.length === 0 ? <Quiet>{words('sites.none')}</Quiet> : null}
          <ul>
            {data.map((site) => (
              <Site key={site.id} site={site} />
            ))}
          </ul>
        </Section>
      )}
    </Loaded>
  );
};
