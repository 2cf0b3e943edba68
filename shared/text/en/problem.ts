import type { Texts } from '../texts.ts';
import type { problem as zh } from '../zh-CN/problem.ts';

export const problem: Texts<typeof zh> = {};
