/** Where goods go. Rate cards are asked by the warehouse first, else by the country. */
export interface Destination {
  /** The warehouse's code, as its partner writes it. */
  readonly warehouse?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
}
