import { linesOf } from './csv';
import { isTotal, judgeLine, type Judged } from './judge';
import { guessSource, mappingOf, partsOf } from './known-sources';
import type { DecimalMark } from './values';

/** Every line of a small file, each by the source its header is guessed to be. */
const judged = (
  text: string,
  mark: DecimalMark = 'point',
  currency: string | null = 'EUR',
): { readonly sources: string[]; readonly lines: Judged[] } => {
  const read = linesOf(text);
  if (!read.ok) throw new Error(read.failure.code);
  const parts = partsOf(read.value.lines);
  if (!parts.ok) throw new Error(parts.failure.code);
  const sources = parts.value.map(({ header }) => guessSource(header));
  return {
    sources: sources.map(({ name, kind }) => `${name} ${kind}`),
    lines: parts.value.flatMap(({ header, lines }, n) => {
      const source = sources[n] ?? guessSource(header);
      const reading = { source, mapping: mappingOf(source, header), header, mark, currency };
      return lines.filter(({ cells }) => !isTotal(cells)).map(({ cells }) => judgeLine(reading, cells));
    }),
  };
};
const said = (text: string, mark?: DecimalMark, currency?: string | null) =>
  judged(text, mark, currency).lines.map((line) => ('said' in line ? line.said : line.refusal));

describe('AffiliateWP', () => {
  const HEADER =
    '"Affiliate ID","Email","Name","Payment Email","Username","Rate","Rate Type","Earnings","Referrals","Visits","Conversion Rate","Status","Date Registered"';
  it('exports affiliates with shares as parts of one, and what was paid', () => {
    const text = `${HEADER}\r\n"7","ana@example.com","Ana Lima","ana@paypal.example","ana","0.3","percentage","1250.50","12","300","4%","active","March 3, 2024 2:00 pm"\r\n`;
    expect(judged(text).sources).toEqual(['affiliate_wp affiliate']);
    expect(said(text)).toEqual([
      expect.objectContaining({
        externalId: '7',
        email: 'ana@example.com',
        name: 'Ana Lima',
        code: 'ana',
        rateBasisPoints: 3000,
        state: 'active',
        payoutEmail: 'ana@paypal.example',
        owed: 0,
        paidBefore: 125050,
        joinedOn: 'March 3, 2024 2:00 pm',
      }),
    ]);
  });

  it('has people who are not taken, and rates that are no share', () => {
    const line = (id: string, email: string, rate: string, type: string, status: string) =>
      `"${id}","${email}","N","","u${id}","${rate}","${type}","0","0","0","0%","${status}",""`;
    const [flat, pending, rejected, nobody] = said(
      [
        HEADER,
        line('1', 'a@example.com', '5', 'flat', 'active'),
        line('2', 'b@example.com', '0.2', 'percentage', 'pending'),
        line('3', 'c@example.com', '0.2', 'percentage', 'rejected'),
        line('4', '', '0.2', 'percentage', 'active'),
      ].join('\n'),
    );
    expect(flat).toMatchObject({ rateBasisPoints: null, notes: ['RATE_NOT_TAKEN'] });
    expect(pending).toMatchObject({ state: 'pending' });
    expect([rejected, nobody]).toEqual(['STATE_NOT_TAKEN', 'EMAIL_MISSING']);
  });

  it('exports referrals: what is unpaid is owed, what was paid is told, what waits is neither', () => {
    const text = [
      '"Affiliate ID","Email","Name","Payment Email","Username","Amount","Currency","Description","Campaign","Reference","Context","Status","Date"',
      '"7","ana@example.com","Ana","","ana","12.50","EUR","Course","","1001","woocommerce","unpaid","x"',
      '"7","ana@example.com","Ana","","ana","10.00","EUR","Course","","1000","woocommerce","paid","x"',
      '"7","ana@example.com","Ana","","ana","9.00","EUR","Course","","1002","woocommerce","pending","x"',
      '"7","ana@example.com","Ana","","ana","9.00","XQQ","Course","","1003","woocommerce","unpaid","x"',
      '"7","ana@example.com","Ana","","ana","9.005","EUR","Course","","1004","woocommerce","unpaid","x"',
      '"7","ana@example.com","Ana","","ana","-9.00","EUR","Course","","1005","woocommerce","unpaid","x"',
      '"7","ana@example.com","Ana","","ana","9.00","EUR","Course","","1006","woocommerce","rejected","x"',
    ].join('\r\n');
    expect(judged(text).sources).toEqual(['affiliate_wp earning']);
    expect(said(text)).toEqual([
      expect.objectContaining({ externalId: '7|1001|woocommerce|x|12.50|EUR', affiliateId: '7', owed: 1250, paidBefore: 0, notes: [] }),
      expect.objectContaining({ owed: 0, paidBefore: 1000, notes: ['PAID_BEFORE'] }),
      expect.objectContaining({ owed: 0, paidBefore: 0, notes: ['NOT_CONFIRMED'] }),
      'CURRENCY_UNKNOWN',
      'AMOUNT_MALFORMED',
      'AMOUNT_NEGATIVE',
      'STATE_NOT_TAKEN',
    ]);
  });
});

describe('Post Affiliate Pro', () => {
  const TEXT = [
    '[[AFFILIATES]]',
    '!USERID;!REFID;!USERNAME;!FIRSTNAME;!LASTNAME;!RSTATUS;!DATEINSERTED',
    'u1;ana;ana@example.com;Ana;Lima;A;"2012-12-24 00:00:01"',
    'u2;ben;ben@example.com;Ben;;D;"2012-12-24 00:00:01"',
    '[[COMMISSIONS]]',
    '!TRANSID;!USERID;!RSTATUS;!COMMISSION;!PAYOUTSTATUS;!DATEINSERTED',
    't1;u1;A;12.50;U;"2013-01-01 00:00:00"',
    't2;u1;A;3.00;P;"2013-01-01 00:00:00"',
    't3;u1;P;3.00;U;"2013-01-01 00:00:00"',
  ].join('\n');

  it('puts affiliates and commissions into one file, each part below a header of its own', () => {
    expect(judged(TEXT).sources).toEqual(['post_affiliate_pro affiliate', 'post_affiliate_pro earning']);
    expect(said(TEXT)).toEqual([
      expect.objectContaining({ externalId: 'u1', code: 'ana', name: 'Ana Lima', email: 'ana@example.com' }),
      'STATE_NOT_TAKEN',
      expect.objectContaining({ externalId: 't1', affiliateId: 'u1', owed: 1250 }),
      expect.objectContaining({ externalId: 't2', owed: 0, paidBefore: 300 }),
      expect.objectContaining({ externalId: 't3', owed: 0, notes: ['NOT_CONFIRMED'] }),
    ]);
  });

  it('names no currency: without one for the file nothing is owed', () => {
    expect(said(TEXT, 'point', null).slice(2)).toEqual(['CURRENCY_MISSING', 'CURRENCY_MISSING', 'CURRENCY_MISSING']);
  });
});

describe('Gumroad', () => {
  it('owes nothing, and its last line is a sum', () => {
    const text = [
      'Affiliate ID,Name,Email,Fee,Products,Sales ($),Referral URL,Destination URL,Created At',
      `123456,Ana,ana@example.com,30 %,"[""Course""]","1,200.00",https://gumroad.com/a/123456,,2024-05-01`,
      'Totals,,,,,"1,200.00",,,',
    ].join('\n');
    expect(judged(text).sources).toEqual(['gumroad affiliate']);
    expect(said(text)).toEqual([expect.objectContaining({ externalId: '123456', code: '123456', rateBasisPoints: 3000, owed: 0 })]);
  });
});

describe('a sheet of one’s own', () => {
  it('is read with commas in amounts where it was written so', () => {
    const text = 'E-Mail;Name;Code;Rate;Balance;Currency\nana@example.com;Ana;ana;12,5;1.234,50;EUR\nben@example.com;Ben;;;;\n';
    expect(judged(text).sources).toEqual(['generic affiliate']);
    expect(said(text, 'comma', null)).toEqual([
      expect.objectContaining({ externalId: 'ana@example.com', rateBasisPoints: 1250, owed: 123450, currency: 'EUR' }),
      expect.objectContaining({ externalId: 'ben@example.com', code: null, owed: 0, currency: null }),
    ]);
  });
});

describe('customers', () => {
  it('are the sales of Gumroad, by address, with the address of who brought them', () => {
    const text = [
      'Purchase ID,Item Name,Buyer Name,Purchase Email,Buyer Email,Purchase Date,Affiliate,Affiliate commission ($)',
      'p1,Course,Ida,Ida@Example.com,,2024-05-01,Ana@Example.com,3.00',
      'p2,Course,,joe@example.com,,2024-05-01,,',
      'p3,Course,Kim,,,2024-05-01,ana@example.com,',
      'Totals,,,,,,,3.00',
    ].join('\n');
    expect(judged(text).sources).toEqual(['gumroad customer']);
    expect(said(text)).toEqual([
      expect.objectContaining({ kind: 'customer', externalId: 'ida@example.com', name: 'Ida', sponsorId: 'ana@example.com', owed: 0 }),
      expect.objectContaining({ externalId: 'joe@example.com', name: 'joe@example.com', sponsorId: null }),
      'EMAIL_MISSING',
    ]);
  });

  it('are told from affiliates by the columns of AffiliateWP’s tables, with zero for nobody; codes keep their letters', () => {
    const wp =
      'customer_id,affiliate_id,email,first_name,last_name,date_created\n1,7,ida@example.com,Ida,Lima,2024\n2,0,joe@example.com,,,\n';
    expect(judged(wp).sources).toEqual(['affiliate_wp customer']);
    expect(said(wp)).toEqual([
      expect.objectContaining({ name: 'Ida Lima', sponsorId: '7', joinedOn: '2024' }),
      expect.objectContaining({ sponsorId: null }),
    ]);
    const own = 'Customer email;Affiliate\nida@example.com;Ana-Lima\n';
    expect(judged(own).sources).toEqual(['generic customer']);
    expect(said(own)).toEqual([expect.objectContaining({ sponsorId: 'Ana-Lima' })]);
  });
});
