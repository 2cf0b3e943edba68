import type { Texts } from '../texts.ts';
import type { failure as zh } from '../zh-CN/failure.ts';

export const failure: Texts<typeof zh> = {};
