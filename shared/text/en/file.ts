import type { Texts } from '../texts.ts';
import type { file as zh } from '../zh-CN/file.ts';

export const file: Texts<typeof zh> = {};
