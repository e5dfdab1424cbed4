import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { Mono, Quiet, to, useCodeWords, useWords } from '../../shell/kit';

// Above the link that covers the row.
const Above = styled(Link)`
  position: relative;
  z-index: 1;
  color: ${({ theme }) => theme.colors.primary600};
`;

/** Where the thing an entry speaks of can be seen; null where it has no page. */
const placeOf = (kind: string, id: string): string | null => {
  switch (kind) {
    case 'order':
      return to.order(id);
    case 'subscription':
      return to.subscription(id);
    case 'affiliate':
      return to.affiliates({ affiliate: id });
    case 'product':
      return to.content('product', id);
    case 'setting':
      return `${to.settings()}#${id}`;
    case 'mail':
      return to.mails({ mail: id });
    case 'sms':
      return to.sms();
    case 'webhook':
      return to.webhooks({ event: id });
    default:
      return null;
  }
};

/** What an entry of the log is about: its kind in words, and its name as a link where it has a page. */
export const Subject = ({ subject }: { readonly subject: string }) => {
  const words = useWords();
  const say = useCodeWords();
  const [kind = '', ...rest] = subject.split(':');
  const id = rest.join(':');
  const place = placeOf(kind, id);
  const name = kind === 'setting' ? say('setting', `${id}.label`, id) : id;
  return (
    <>
      <Quiet>{say('subject', kind, kind)}</Quiet>{' '}
      {id === '' ? null : place ? (
        <Above to={place} title={subject}>
          {kind === 'order' || kind === 'setting' ? <bdi>{name}</bdi> : words('audit.open')}
        </Above>
      ) : (
        <Mono>{name}</Mono>
      )}
    </>
  );
};
