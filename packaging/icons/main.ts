import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { icns, icnsSizes, ico, type Picture } from './containers.ts';

/**
 * `npm run icons`: makes every icon from `resources/icons/dockhand.svg`, drawn by the Chromium that the tests use
 * (`CHROMIUM_PATH` names another). What it makes is committed: building the app needs no browser.
 */
const folder = join(import.meta.dirname, '..', '..', 'resources', 'icons');
const icoSizes = [16, 24, 32, 48, 64, 128, 256];
const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512];
const source = readFileSync(join(folder, 'dockhand.svg'), 'utf8');

/** One picture, three uses: on the program itself, on the workbooks it opens, and on its installer. */
const variants = {
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

type Variant = keyof typeof variants;
const variantNames: readonly Variant[] = ['app', 'file', 'installer'];

/** A picture of its own, 1024 units wide, made of the source picture. */
function variantSvg(variant: Variant, source: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1024 1024">${variants[variant](source)}</svg>`;
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium' });
const page = await browser.newPage();

async function draw(variant: Variant, size: number): Promise<Picture> {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<body style="margin:0;line-height:0">${variantSvg(variant, source)}</body>`);
  return { size, png: await page.screenshot({ omitBackground: true }) };
}

for (const variant of variantNames) {
  const sizes = [...new Set([...icoSizes, ...icnsSizes, ...linuxSizes])];
  const pictures: Picture[] = [];
  for (const size of sizes) pictures.push(await draw(variant, size));
  const of = (wanted: readonly number[]) => pictures.filter(({ size }) => wanted.includes(size));
  writeFileSync(join(folder, `${variant}.ico`), ico(of(icoSizes)));
  if (variant !== 'installer') writeFileSync(join(folder, `${variant}.icns`), icns(of(icnsSizes)));
  if (variant === 'app') {
    mkdirSync(join(folder, 'app'), { recursive: true });
    for (const { size, png } of of(linuxSizes)) writeFileSync(join(folder, 'app', `${size}x${size}.png`), png);
  }
}
await browser.close();
