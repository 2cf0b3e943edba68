import type { Texts } from '../texts.ts';
import type { recognition as zh } from '../zh-CN/recognition.ts';

export const recognition: Texts<typeof zh> = {};
