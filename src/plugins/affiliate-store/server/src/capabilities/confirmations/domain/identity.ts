/** Who somebody is to a tax office, by their own word; `taxId` is the number of a person or company at home, `vatId` that of the Union. */
export interface Identity {
  readonly kind: 'person' | 'company';
  readonly legalName: string;
  readonly address: string;
  readonly country: string;
  readonly taxId: string;
  readonly vatId: string;
}

/** The same as it was handed in once: never changed, so that what was confirmed can be shown for good. Times UTC ms. */
export interface HandedIn extends Identity {
  readonly id: number;
  readonly at: number;
}
