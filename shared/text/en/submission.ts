import type { Texts } from '../texts.ts';
import type { submission as zh } from '../zh-CN/submission.ts';

export const submission: Texts<typeof zh> = {};
