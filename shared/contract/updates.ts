import { z } from 'zod';

/** What is new, as its author wrote it: plain text, one per language. */
export const releaseNotes = z.object({
  zh: z.string().max(20_000).optional(),
  en: z.string().max(20_000).optional(),
});
export type ReleaseNotes = z.infer<typeof releaseNotes>;

/** Why an update could not be had. `shared/text` has `updates:failed.<code>`; the installed program is as it was. */
export const updateFailureCode = z.enum([
  'signatureMissing',
  'signatureWrong',
  'infoInvalid',
  'nothingThere',
  'unreachable',
  'stalled',
  'damaged',
  'diskFull',
  'notWritable',
  'unexpected',
]);
export type UpdateFailureCode = z.infer<typeof updateFailureCode>;

const newVersion = { version: z.string(), notes: releaseNotes };

/** Where the program stands with updates of itself. */
export const updateState = z.discriminatedUnion('state', [
  /** Never looks: not installed (started from its sources), no address set, one that cannot be used, no publisher's key. */
  z.object({ state: z.literal('off'), reason: z.enum(['notInstalled', 'noAddress', 'badAddress', 'noKey']) }),
  z.object({ state: z.literal('idle') }),
  z.object({ state: z.literal('checking') }),
  /** `checkedAt`: ISO time. */
  z.object({ state: z.literal('current'), version: z.string(), checkedAt: z.string() }),
  /** There is one, and this copy (portable, or from a Linux package) is replaced by hand. */
  z.object({ state: z.literal('byHand'), ...newVersion }),
  /** `done` from 0 to 1. */
  z.object({ state: z.literal('downloading'), ...newVersion, done: z.number() }),
  /** Downloaded and proven genuine: installed when the person says so. */
  z.object({ state: z.literal('ready'), ...newVersion }),
  z.object({ state: z.literal('installing'), version: z.string() }),
  z.object({ state: z.literal('failed'), code: updateFailureCode }),
]);
export type UpdateState = z.infer<typeof updateState>;

/** The settings that updates obey, by their names in `settings.get`. */
export const updateSettings = { address: 'updates.address', automatic: 'updates.automatic' } as const;

/** The notes in a person's language; in the other one when nobody wrote them in this. Empty when there are none. */
export function notesFor(lang: 'zh' | 'en', notes: ReleaseNotes): string {
  return notes[lang] ?? notes.zh ?? notes.en ?? '';
}
