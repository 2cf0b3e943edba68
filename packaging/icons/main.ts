import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { icns, icnsSizes, ico, type Picture } from './containers.ts';
import { type Variant, variantNames, variantSvg } from './variants.ts';

/**
 * `npm run icons`: makes every icon from `resources/icons/dockhand.svg`, drawn by the Chromium that the tests use
 * (`CHROMIUM_PATH` names another). What it makes is committed: building the app needs no browser.
 */
const folder = join(import.meta.dirname, '..', '..', 'resources', 'icons');
const icoSizes = [16, 24, 32, 48, 64, 128, 256];
const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512];
const source = readFileSync(join(folder, 'dockhand.svg'), 'utf8');

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
