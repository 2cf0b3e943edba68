import { z } from 'zod';

const encrypted = z.url({ protocol: /^https$/ });
/** An address of 127.0.0.0/8 is always read as four numbers, however it is written. */
const thisComputer = z.url({ protocol: /^http$/, hostname: /^(localhost|\[::1\]|127(\.\d+){3})$/ });

/** Whether an account may have it as its address. */
export function isAddress(text: unknown): boolean {
  return encrypted.safeParse(text).success || thisComputer.safeParse(text).success;
}

/**
 * A partner's address. Keys go to it, so it is https; plain http is for this computer alone, where nothing travels
 * (a partner stood up for a trial, a gateway run by the office's IT).
 */
export const address = z.url().refine(isAddress);
