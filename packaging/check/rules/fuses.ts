import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import type { Rule } from '../rule.ts';

/** https://github.com/electron/electron/blob/main/docs/tutorial/fuses.md */
const wanted: ReadonlyMap<FuseV1Options, boolean> = new Map([
  [FuseV1Options.RunAsNode, false],
  [FuseV1Options.EnableCookieEncryption, true],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, false],
  [FuseV1Options.EnableNodeCliInspectArguments, false],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, true],
  [FuseV1Options.OnlyLoadAppFromAsar, true],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, false],
]);

/** The fuses, read back from the built program. */
export const fuses: Rule = async ({ program }) => {
  const wire = await getCurrentFuseWire(program);
  return [...wanted].flatMap(([fuse, on]) => {
    // The wire holds characters: 1 for on, 0 for off, r for a fuse that Electron has taken out.
    return Number(wire[fuse]) === (on ? '1' : '0').charCodeAt(0)
      ? []
      : [`the fuse ${FuseV1Options[fuse]} is not ${on ? 'on' : 'off'}`];
  });
};
