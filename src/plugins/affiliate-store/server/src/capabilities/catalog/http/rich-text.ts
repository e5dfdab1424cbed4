import { BlocksRenderer } from '@strapi/blocks-react-renderer';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import sanitizeHtml from 'sanitize-html';

type Content = Parameters<typeof BlocksRenderer>[0]['content'];

const ALLOWED: sanitizeHtml.IOptions = {
  allowedTags: [
    'p',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'ul',
    'ol',
    'li',
    'blockquote',
    'pre',
    'code',
    'strong',
    'em',
    'u',
    's',
    'del',
    'a',
    'img',
    'br',
  ],
  allowedAttributes: { a: ['href', 'rel'], img: ['src', 'alt', 'width', 'height', 'loading'] },
  allowedSchemes: ['https', 'http', 'mailto'],
  allowedSchemesByTag: { img: ['https', 'http'] },
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  transformTags: {
    // The page has its own first heading.
    h1: 'h2',
    b: 'strong',
    i: 'em',
    span: 'u',
    a: (tagName, { href = '' }) => ({ tagName, attribs: { href, ...(/^https?:/i.test(href) ? { rel: 'noopener nofollow' } : {}) } }),
    img: (tagName, { src = '', alt = '', width, height }) => ({
      tagName,
      attribs: { src, alt, loading: 'lazy', ...(width && height ? { width, height } : {}) },
    }),
  },
};

/** HTML that may be put into a page as it is: a short list of elements, and links and pictures that cannot run anything. */
export const safeHtml = (html: string): string => sanitizeHtml(html, ALLOWED);

/** Text an editor wrote with Strapi's block editor, as HTML. What is not blocks gives no text. */
export const blocksHtml = (blocks: unknown): string => {
  const parsed: unknown = typeof blocks === 'string' ? JSON.parse(blocks) : blocks;
  return Array.isArray(parsed) ? safeHtml(renderToStaticMarkup(createElement(BlocksRenderer, { content: parsed as Content }))) : '';
};
