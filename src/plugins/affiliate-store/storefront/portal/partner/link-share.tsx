import { useState } from 'react';
import type { OwnLinkView } from '../../../contracts/links';
import { useSite } from '../../ui/site';
import { saveFile } from '../save-file';
import { Loaded } from '../states';
import { useStore } from '../use-store';

/** Plain addresses of the places people share to: nothing of theirs is loaded here, and they learn nothing before somebody presses. */
const PLACES: ReadonlyArray<readonly [name: string, address: (url: string, text: string) => string]> = [
  ['WhatsApp', (url, text) => `https://wa.me/?text=${encodeURIComponent(`${text} ${url}`)}`],
  ['Telegram', (url, text) => `https://t.me/share/url?url=${encodeURIComponent(url)}&text=${encodeURIComponent(text)}`],
  ['X', (url, text) => `https://x.com/intent/post?url=${encodeURIComponent(url)}&text=${encodeURIComponent(text)}`],
  ['Facebook', (url) => `https://www.facebook.com/sharer/sharer.php?u=${encodeURIComponent(url)}`],
];

function Places({ link }: { readonly link: OwnLinkView }) {
  const { t } = useSite();
  const mail = `mailto:?subject=${encodeURIComponent(link.name)}&body=${encodeURIComponent(link.url)}`;
  return (
    <ul className="flex flex-wrap gap-2" aria-label={t('ownLinks.shareOn')}>
      <li>
        <a className="button button-small" href={mail}>
          {t('ownLinks.mail')}
        </a>
      </li>
      {PLACES.map(([name, address]) => (
        <li key={name}>
          <a className="button button-small" href={address(link.url, link.name)} target="_blank" rel="noopener noreferrer">
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}

function QrCode({ link }: { readonly link: OwnLinkView }) {
  const { t } = useSite();
  const query = useStore(['own-link-qr', link.slug], (client) => client.partnerLinks.qr({ params: { slug: link.slug } }));
  return (
    <Loaded query={query} skeleton={<div className="skeleton size-36" />}>
      {({ svg, png }) => (
        <figure className="flex flex-wrap items-end gap-4">
          <img
            src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
            alt={t('ownLinks.qrAlt', { name: link.name })}
            width={144}
            height={144}
            className="size-36 rounded-control border border-line bg-[#fff] p-1"
          />
          <figcaption className="flex flex-wrap gap-2">
            <button
              type="button"
              className="button button-small"
              onClick={() => saveFile({ fileName: `${link.slug}.svg`, mediaType: 'image/svg+xml', text: svg })}
            >
              {t('ownLinks.saveSvg')}
            </button>
            <button
              type="button"
              className="button button-small"
              onClick={() => saveFile({ fileName: `${link.slug}.png`, mediaType: 'image/png', base64: png })}
            >
              {t('ownLinks.savePng')}
            </button>
          </figcaption>
        </figure>
      )}
    </Loaded>
  );
}

/** The ways to hand a link on; the code is drawn when somebody looks for it. */
export function LinkShare({ link }: { readonly link: OwnLinkView }) {
  const { t } = useSite();
  const [open, setOpen] = useState(false);
  return (
    <details className="mt-2" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="link min-h-8 w-fit">{t('ownLinks.share')}</summary>
      {open && (
        <div className="mt-3 space-y-4 pb-2">
          <Places link={link} />
          <QrCode link={link} />
        </div>
      )}
    </details>
  );
}
