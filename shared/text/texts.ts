/** The same keys as the Chinese texts, which come first; a missing English text does not compile. */
export type Texts<T> = { readonly [K in keyof T]: string };
