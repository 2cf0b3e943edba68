import type { Mutation } from './mutation.ts';
import { followUp } from './mutations-of-follow-up.ts';
import { meaning } from './mutations-of-meaning.ts';
import { reading } from './mutations-of-reading.ts';
import { runs } from './mutations-of-runs.ts';
import { sending } from './mutations-of-sending.ts';
import { browser } from './mutations-of-the-browser.ts';
import { desktop } from './mutations-of-the-desktop.ts';
import { office } from './mutations-of-the-office.ts';
import { store } from './mutations-of-the-store.ts';
import { twoMoments } from './mutations-of-two-moments.ts';
import { updates } from './mutations-of-updates.ts';
import { withdrawing } from './mutations-of-withdrawing.ts';
import { writing } from './mutations-of-writing.ts';

export const mutations: readonly Mutation[] = [
  ...[...reading, ...meaning, ...writing],
  ...[...desktop, ...updates, ...browser],
  ...[...store, ...sending, ...twoMoments, ...withdrawing, ...office, ...runs, ...followUp],
];

/** Rows (words of their beginning) that no change of one place breaks, and why. */
export const unbroken: readonly { readonly promise: string; readonly why: string }[] = [
  {
    promise: 'Macros are neither read nor run',
    why: 'nothing in the sources reads or runs a macro, so that there is no line to change; breaking it takes new code',
  },
];
