/** Where an affiliate says they shared a link. */
export const CHANNELS = ['informer', 'mail', 'social', 'teaser', 'ads', 'app', 'qr', 'other'] as const;
export type Channel = (typeof CHANNELS)[number];

/** What a followed link said of itself. It is the affiliate's own word: it decides nothing, and is told back to them alone. */
export interface Tags {
  /** Slug of the own link that was followed. */
  readonly link?: string;
  readonly subId?: string;
  readonly channel?: Channel;
  readonly utmSource?: string;
  readonly utmMedium?: string;
  readonly utmCampaign?: string;
  readonly utmContent?: string;
  readonly utmTerm?: string;
}

/** What clicks and sales are added up by. */
export const DIMENSIONS = ['link', 'sub_id', 'channel', 'utm_source', 'utm_medium', 'utm_campaign'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Names the shop's own links carry their tags under; they are taken out of the address a visitor lands on. */
export const TAG_PARAMETERS = { link: 'lk', subId: 'sub_id', channel: 'channel' } as const;
const OWN_NAMES: readonly string[] = Object.values(TAG_PARAMETERS);

const UTM = {
  utmSource: 'utm_source',
  utmMedium: 'utm_medium',
  utmCampaign: 'utm_campaign',
  utmContent: 'utm_content',
  utmTerm: 'utm_term',
} as const;
type Utm = keyof typeof UTM;
const UTM_FIELDS = Object.entries(UTM) as ReadonlyArray<[Utm, (typeof UTM)[Utm]]>;

const SUB_ID = /^[a-z0-9_-]{1,64}$/;
const LONGEST_UTM = 100;
// oxlint-disable-next-line no-control-regex -- they are what is taken out
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;

/** A sub-id as it is kept; null for what is none. */
export const subIdOf = (typed: string | null | undefined): string | null => {
  const small = (typed ?? '').trim().toLowerCase();
  return SUB_ID.test(small) ? small : null;
};

export const channelOf = (typed: string | null | undefined): Channel | null => {
  const small = (typed ?? '').trim().toLowerCase();
  return CHANNELS.find((one) => one === small) ?? null;
};

/** A utm value as it is kept; null for an empty one, and for one with an @: mailing tools put addresses of people there. */
export const utmOf = (typed: string | null | undefined): string | null => {
  const text = (typed ?? '').replace(UNPRINTABLE, '').trim();
  return text === '' || text.includes('@') ? null : [...text].slice(0, LONGEST_UTM).join('');
};

const said = <K extends keyof Tags>(key: K, value: Tags[K] | null): Partial<Tags> => (value === null ? {} : { [key]: value });

const utmIn = (query: URLSearchParams): Partial<Tags> =>
  Object.fromEntries(
    UTM_FIELDS.flatMap(([field, name]) => {
      const value = utmOf(query.get(name));
      return value === null ? [] : [[field, value]];
    }),
  );

/** The tags of a followed link: what the address says, and where it is silent what the own link was made with. Null for none. */
export const readTags = (query: URLSearchParams, own: Tags | null): Tags | null => {
  const tags: Tags = {
    ...own,
    ...said('subId', subIdOf(query.get(TAG_PARAMETERS.subId))),
    ...said('channel', channelOf(query.get(TAG_PARAMETERS.channel))),
    ...utmIn(query),
  };
  return Object.keys(tags).length === 0 ? null : tags;
};

/** How the tags travel in an address: the shop's own names, and utm_… as every statistics program knows them. */
export const parametersOf = ({ link, subId, channel, ...utm }: Tags): ReadonlyArray<readonly [string, string]> => [
  ...(link === undefined ? [] : [[TAG_PARAMETERS.link, link] as const]),
  ...(subId === undefined ? [] : [[TAG_PARAMETERS.subId, subId] as const]),
  ...(channel === undefined ? [] : [[TAG_PARAMETERS.channel, channel] as const]),
  ...utmParameters(utm),
];

const utmParameters = (tags: Tags): ReadonlyArray<readonly [string, string]> =>
  UTM_FIELDS.flatMap(([field, name]) => {
    const value = tags[field];
    return value === undefined ? [] : [[name, value] as const];
  });

/** The parameters of an address, whatever else it is. */
export const parametersIn = (address: string): URLSearchParams => new URLSearchParams(/\?([^#]*)/.exec(address)?.[1] ?? '');

/** An address with more parameters, each only where it has none of that name yet. */
export const withParameters = (address: string, more: ReadonlyArray<readonly [string, string]>): string => {
  const [, path = '', query = '', hash = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(address) ?? [];
  const known = parametersIn(address);
  const added = more.filter(([name]) => !known.has(name)).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  if (added.length === 0) return address;
  return `${path}${query.length > 1 ? `${query}&` : '?'}${added.join('&')}${hash}`;
};

/** The page a visitor lands on is told the utm values too: the shop's own statistics read them there. */
export const withUtm = (target: string, tags: Tags | null): string =>
  tags === null ? target : withParameters(target, utmParameters(tags));

/** The tags a page's address still has to carry where there is no cookie; the utm values are in it already. */
export const ownParameters = (query: URLSearchParams, link: string | undefined): ReadonlyArray<readonly [string, string]> =>
  OWN_NAMES.flatMap((name) => {
    const value = name === TAG_PARAMETERS.link ? (link ?? query.get(name)) : query.get(name);
    return value === null ? [] : [[name, value] as const];
  });

/** The value of each dimension a click or a sale counts under. */
export const valuesOf = (tags: Tags): ReadonlyArray<readonly [Dimension, string]> => {
  const all: ReadonlyArray<readonly [Dimension, string | undefined]> = [
    ['link', tags.link],
    ['sub_id', tags.subId],
    ['channel', tags.channel],
    ['utm_source', tags.utmSource],
    ['utm_medium', tags.utmMedium],
    ['utm_campaign', tags.utmCampaign],
  ];
  return all.flatMap(([dimension, value]) => (value === undefined ? [] : [[dimension, value] as const]));
};

/** Tags as a row keeps them. */
export const tagsAsText = (tags: Tags | null): string | null => (tags === null ? null : JSON.stringify(tags));

export const tagsIn = (text: string | null | undefined): Tags | null =>
  text === null || text === undefined || text === '' ? null : (JSON.parse(text) as Tags);
