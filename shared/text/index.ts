import i18next from 'i18next';
import type { ProblemParams } from '../problem.ts';
import { en } from './en/index.ts';
import { zhCN } from './zh-CN/index.ts';

export type Language = 'zh' | 'en';

/** `problem:text.tooLong` and the like: a namespace (one file per language) and a flat key in it. */
export type TextKey = {
  [N in keyof typeof zhCN & string]: `${N}:${keyof (typeof zhCN)[N] & string}`;
}[keyof typeof zhCN & string];

export interface Translate {
  (key: TextKey, params?: ProblemParams): string;
  /** For keys made at run time, such as a problem's code; an unknown key comes back as it is. */
  dynamic(key: string, params?: ProblemParams): string;
  readonly lang: Language;
}

/** The texts of one language. Nothing is escaped: the edge that shows a text escapes it. */
export function translator(lang: Language): Translate {
  const instance = i18next.createInstance();
  instance.init({
    lng: lang,
    resources: { zh: zhCN, en },
    ns: Object.keys(zhCN),
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: ':',
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  const dynamic = (key: string, params?: ProblemParams) => instance.t(key, { ...params });
  return Object.assign((key: TextKey, params?: ProblemParams) => dynamic(key, params), { dynamic, lang });
}
