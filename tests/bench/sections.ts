const marker = '<!-- figures -->';
const heading = /^### (.+)$/m;

/** The generated sections of a page by their headings, in order. */
export function readSections(page: string): Map<string, string> {
  const [, figures = ''] = page.split(marker);
  const [, ...parts] = figures.split(heading);
  const sections = new Map<string, string>();
  for (let at = 0; at + 1 < parts.length; at += 2) sections.set(parts[at] ?? '', (parts[at + 1] ?? '').trim());
  return sections;
}

export interface Section {
  readonly name: string;
  readonly text: string;
}

/** The page with these sections in place of those it had; empty ones are left out. */
export function writeSections(page: string, sections: readonly Section[]): string {
  const [head = '', , tail = ''] = page.split(marker);
  const figures = sections.filter(({ text }) => text !== '').map(({ name, text }) => `### ${name}\n\n${text}`);
  return [`${head}${marker}`, ...figures, `${marker}${tail}`].join('\n\n');
}
