/** A text, or the two forms that English has for one and for many: the param `count` says which. */
export type Words = string | Plural;

export interface Plural {
  readonly one: string;
  readonly other: string;
}

/**
 * The same keys as the Chinese texts, which come first; a missing English text does not compile. Chinese has no plural:
 * where it says `{{count}}`, English may have two forms.
 */
export type Texts<T> = { readonly [K in keyof T]: T[K] extends `${string}{{count}}${string}` ? Words : string };

/** What is put in the place of a text's `{{placeholders}}`. */
export type TextParams = Readonly<Record<string, string | number>>;

/** The names of a text's `{{placeholders}}`. */
export type NamesIn<Text> = Text extends `${string}{{${infer Name}}}${infer Rest}` ? Name | NamesIn<Rest> : never;

/** What a text is filled in with: nothing may be missing, or a person reads `{{file}}`. */
export type ParamsOf<Text, Given extends string = never> = [Exclude<NamesIn<Text>, Given>] extends [never]
  ? [params?: TextParams]
  : [params: TextParams & Readonly<Record<Exclude<NamesIn<Text>, Given>, string | number>>];
