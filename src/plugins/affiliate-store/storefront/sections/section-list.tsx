import type { ReactNode } from 'react';
import type { SalesPageView, Section } from '../../contracts/catalog';
import { PlusIcon } from '../ui/icons';
import { Picture, Portrait } from '../ui/picture';
import { useSite } from '../ui/site';
import { Hero } from './hero';
import { OfferList, Reassurance } from './offers';
import { ConvertedNote } from './price';
import { pricesIn } from '../ui/amount';

type Of<T extends Section['type']> = Extract<Section, { type: T }>;

/** A passage of the page with room to breathe. */
function Passage({
  title,
  narrow = false,
  children,
  id,
}: {
  readonly title?: string;
  readonly narrow?: boolean;
  readonly children: ReactNode;
  readonly id?: string;
}) {
  return (
    <section id={id} className={`${narrow ? 'wrap-text' : 'wrap'} mt-20 md:mt-28`}>
      {title && (
        <h2 className="max-w-text text-28 md:text-36" dir="auto">
          {title}
        </h2>
      )}
      {children}
    </section>
  );
}

const RichText = ({ section }: { readonly section: Of<'rich_text'> }) => (
  // The API promises sanitised HTML here; the content security policy would refuse a script all the same.
  <Passage narrow>
    <div className="prose" dir="auto" dangerouslySetInnerHTML={{ __html: section.html }} />
  </Passage>
);

const Benefits = ({ section }: { readonly section: Of<'benefits'> }) => (
  <Passage title={section.title}>
    <ol className={`mt-10 grid gap-x-14 ${section.items.length % 3 === 0 ? 'md:grid-cols-3' : 'sm:grid-cols-2'}`}>
      {section.items.map((item, at) => (
        <li key={item.title} className="grid grid-cols-[2.25rem_1fr] border-t border-line py-6">
          <span aria-hidden="true" className="pt-0.5 text-15 text-muted tabular-nums">
            {at + 1}
          </span>
          <div dir="auto">
            <h3 className="text-18">{item.title}</h3>
            <p className="mt-1.5 text-16 text-muted">{item.text}</p>
          </div>
        </li>
      ))}
    </ol>
  </Passage>
);

const Quote = ({
  quote,
  name,
  role,
  large,
}: {
  readonly quote: string;
  readonly name: string;
  readonly role: string;
  readonly large: boolean;
}) => (
  <figure className="border-s-2 border-brand-ink ps-6">
    <blockquote dir="auto" className={large ? 'text-22 leading-snug md:text-28' : 'text-18'}>
      {quote}
    </blockquote>
    <figcaption className="mt-4 text-muted">
      <bdi className="font-medium text-ink">{name}</bdi>
      {role && (
        <span className="block text-13">
          <bdi>{role}</bdi>
        </span>
      )}
    </figcaption>
  </figure>
);

function Testimonials({ section }: { readonly section: Of<'testimonials'> }) {
  const [first, ...others] = section.items;
  if (first === undefined) return null;
  return (
    <Passage title={section.title}>
      <div className={section.title ? 'mt-10' : ''}>
        <Quote {...first} large />
      </div>
      {others.length > 0 && (
        <div className="mt-12 grid gap-x-14 gap-y-10 md:grid-cols-2">
          {others.map((item) => (
            <Quote key={item.name} {...item} large={false} />
          ))}
        </div>
      )}
    </Passage>
  );
}

const Questions = ({ section }: { readonly section: Of<'faq'> }) => (
  <Passage narrow title={section.title}>
    <div className="mt-8 border-t border-line">
      {section.items.map((item) => (
        <details key={item.question} className="group border-b border-line">
          <summary className="flex items-center justify-between gap-6 py-5 text-18 font-medium" dir="auto">
            {item.question}
            <PlusIcon className="size-5 text-muted transition-transform group-open:rotate-45" />
          </summary>
          <p className="max-w-text pb-6 text-16 text-muted" dir="auto">
            {item.answer}
          </p>
        </details>
      ))}
    </div>
  </Passage>
);

const Author = ({ section }: { readonly section: Of<'author'> }) => (
  <Passage>
    <div className="grid items-center gap-x-14 gap-y-6 border-t border-line pt-12 md:grid-cols-[14rem_1fr]">
      <Portrait name={section.name} image={section.avatar} className="size-28 text-36 md:size-56" />
      <div className="max-w-text">
        {section.title && (
          <p className="eyebrow" dir="auto">
            {section.title}
          </p>
        )}
        <h2 className="mt-2 text-28" dir="auto">
          {section.name}
        </h2>
        <p className="mt-4 text-[1.0625rem] leading-relaxed text-muted" dir="auto">
          {section.bio}
        </p>
      </div>
    </div>
  </Passage>
);

function Price({ section, currency }: { readonly section: Of<'price'>; readonly currency: string }) {
  const { t } = useSite();
  return (
    <Passage narrow id="price">
      <div className="rounded-card border border-line-strong p-6 md:p-10">
        <h2 className="text-28" dir="auto">
          {section.title}
        </h2>
        {section.note && (
          <p className="mt-2 text-16 text-muted" dir="auto">
            {section.note}
          </p>
        )}
        <div className="mt-4">
          <OfferList offers={section.offers} currency={currency} label={section.buttonLabel || t('offer.buy')} />
        </div>
        <div className="space-y-2 border-t border-line pt-5">
          <Reassurance guaranteeDays={section.guaranteeDays} />
          <ConvertedNote prices={pricesIn(section.offers, currency)} />
        </div>
      </div>
    </Passage>
  );
}

const Media = ({ section }: { readonly section: Of<'media'> }) => (
  <figure className="wrap mt-20 md:mt-28">
    {section.video ? (
      <video controls preload="none" playsInline poster={section.image?.url} className="aspect-video w-full rounded-card bg-wash">
        <source src={section.video.url} type={section.video.type} />
      </video>
    ) : (
      section.image && <Picture image={section.image} className="h-auto w-full rounded-card bg-wash" />
    )}
    {section.caption && (
      <figcaption className="mt-3 text-13 text-muted" dir="auto">
        {section.caption}
      </figcaption>
    )}
  </figure>
);

/** Draws one block the editor placed. */
export function SectionBlock({
  section,
  page,
  currency,
}: {
  readonly section: Section;
  readonly page: SalesPageView;
  readonly currency: string;
}) {
  switch (section.type) {
    case 'hero':
      return <Hero section={section} page={page} currency={currency} />;
    case 'rich_text':
      return <RichText section={section} />;
    case 'benefits':
      return <Benefits section={section} />;
    case 'testimonials':
      return <Testimonials section={section} />;
    case 'faq':
      return <Questions section={section} />;
    case 'author':
      return <Author section={section} />;
    case 'price':
      return <Price section={section} currency={currency} />;
    case 'media':
      return <Media section={section} />;
  }
}
