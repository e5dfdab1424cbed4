import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';

const PREFIX = 'plugin::affiliate-store.';

interface Related {
  readonly data: { readonly results: ReadonlyArray<{ readonly documentId: string; readonly name?: string }> };
}

/** The product an offer is of, or the creator of a product: the document beside this panel only says that there is one. */
export const useRelatedTo = (id: string, relation: 'offer/product' | 'product/creator') => {
  const { get } = useFetchClient();
  const [related, setRelated] = useState<Related['data']['results'][number] | null>(null);
  const [type, field] = relation.split('/');
  useEffect(() => {
    let wanted = true;
    get<Related['data']>(`/content-manager/relations/${PREFIX}${type}/${id}/${field}`)
      .then(({ data }) => {
        if (wanted) setRelated(data.results[0] ?? null);
      })
      // Whoever may not read products has the offer's own link all the same.
      .catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [get, id, type, field]);
  return related;
};
