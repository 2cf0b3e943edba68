/** Encodings that a text table may be in, by their names in the WHATWG standard; what a person chooses from. */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'big5',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'windows-1253',
  'windows-1254',
  'iso-8859-2',
  'iso-8859-5',
  'iso-8859-7',
  'koi8-r',
] as const;

export type EncodingName = (typeof ENCODINGS)[number];
