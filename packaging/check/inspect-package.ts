import type { Packed } from './pack.ts';
import type { Rule, RuleContext } from './rule.ts';
import { contents } from './rules/contents.ts';
import { dependencies } from './rules/dependencies.ts';
import { fuses } from './rules/fuses.ts';
import { integrity } from './rules/integrity.ts';
import { licences } from './rules/licences.ts';
import { nativeBinary } from './rules/native-binary.ts';
import { size } from './rules/size.ts';

const rules: readonly Rule[] = [contents, dependencies, nativeBinary, licences, size, fuses, integrity];

/** Everything that is wrong with a packed app, one sentence each; empty when it may be shipped. */
export async function inspectPackage(packed: Packed, context: RuleContext): Promise<string[]> {
  const found = await Promise.all(rules.map((rule) => rule(packed, context)));
  return found.flat();
}
