import type { Texts } from '../texts.ts';
import type { cli as zh } from '../zh-CN/cli.ts';

export const cli: Texts<typeof zh> = {};
