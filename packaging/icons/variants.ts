/** One picture, three uses: on the program itself, on the workbooks it opens, and on its installer. */
export const variants = {
  app: (picture: string) => picture,
  file: (picture: string) => `
    <path d="M208 32h440l208 208v752H208z" fill="#ffffff" stroke="#9aa7b8" stroke-width="24"/>
    <path d="M648 32v208h208z" fill="#d6dee8" stroke="#9aa7b8" stroke-width="24" stroke-linejoin="round"/>
    <svg x="312" y="400" width="440" height="440">${picture}</svg>`,
  installer: (picture: string) => `
    ${picture}
    <circle cx="776" cy="776" r="216" fill="#0f8a4f" stroke="#ffffff" stroke-width="32"/>
    <path d="M776 648v176m-88-80 88 88 88-88M672 896h208" fill="none" stroke="#ffffff" stroke-width="48" stroke-linecap="round" stroke-linejoin="round"/>`,
} satisfies Record<string, (picture: string) => string>;

export type Variant = keyof typeof variants;
export const variantNames: readonly Variant[] = ['app', 'file', 'installer'];

/** A picture of its own, 1024 units wide, made of the source picture. */
export function variantSvg(variant: Variant, source: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1024 1024">${variants[variant](source)}</svg>`;
}
