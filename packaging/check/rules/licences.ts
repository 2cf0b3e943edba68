import { archiveIn, readResource } from '../../archive.ts';
import { licencesFile } from '../../licences/collect-licences.ts';
import { shippedPackages } from '../../licences/shipped-packages.ts';
import type { Rule } from '../rule.ts';

/** Every package that is shipped, bundled ones too, stands in the licences file with its licence. */
export const licences: Rule = (packed, { projectDir }) => {
  const text = readResource(packed.resources, licencesFile);
  if (text === null) return ['no licences are collected'];
  const absent = shippedPackages(archiveIn(packed.resources), projectDir).filter(
    ({ name, version, identifier, text: own }) => {
      const entry = text.includes(`${name} ${version}\n`);
      return !entry || (own !== null ? !text.includes(own.trim()) : identifier === null);
    },
  );
  return absent.map(({ name, version }) => `its licence is not collected: ${name} ${version}`);
};
