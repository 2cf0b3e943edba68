/** The pages of the guide, in the order of the work; `guide:<name>.title` and so on are their words. */
export const guidePages = [
  'today',
  'columns',
  'check',
  'freight',
  'send',
  'results',
  'order',
  'find',
  'follow',
  'labels',
  'settings',
] as const;

export type GuidePageName = (typeof guidePages)[number];

/** The page about what a route shows. */
export function guidePageOf([name = 'import', run, step]: readonly string[]): GuidePageName {
  if (name === 'runs' && run !== undefined) return ofStep[step ?? ''] ?? 'check';
  return ofScreen[name] ?? 'today';
}

const ofScreen: Readonly<Record<string, GuidePageName>> = {
  import: 'today',
  history: 'find',
  follow: 'follow',
  settings: 'settings',
};

const ofStep: Readonly<Record<string, GuidePageName>> = {
  mapping: 'columns',
  lines: 'check',
  freight: 'freight',
  submit: 'send',
  results: 'results',
  labels: 'labels',
  follow: 'follow',
  orders: 'order',
};

/** The size that all pictures have, so that their place is kept while they are read. */
export const pictureSize = { width: 1024, height: 600 } as const;
