import { z } from 'zod';

/** npm's references are `name@version`, by the package's own name where it was installed under another. */
const component = z.looseObject({ 'bom-ref': z.string() });
const dependency = z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()).default([]) });

/** CycloneDX as `npm sbom` writes it, as far as it is changed here. */
export const sbom = z.looseObject({
  metadata: z.looseObject({ component: z.looseObject({ 'bom-ref': z.string() }) }),
  components: z.array(component),
  dependencies: z.array(dependency),
});
export type Sbom = z.infer<typeof sbom>;

/**
 * The part of a bill of materials that is in the app. What npm calls a development dependency is shipped all the same
 * when it was bundled (the whole user interface), and not everything else is.
 *
 * @param shipped `name@version`
 * @throws when something that is shipped does not stand in the bill
 */
export function shippedSbom(all: Sbom, shipped: ReadonlySet<string>): Sbom {
  const components = all.components.filter((one) => shipped.has(one['bom-ref']));
  const listed = new Set(components.map((one) => one['bom-ref']));
  const missing = [...shipped].filter((id) => !listed.has(id));
  if (missing.length > 0) throw new Error(`Shipped, and not in npm's bill of materials: ${missing.join(', ')}`);
  const refs = new Set([all.metadata.component['bom-ref'], ...listed]);
  const dependencies = all.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map((one) => ({ ...one, dependsOn: one.dependsOn.filter((ref) => refs.has(ref)) }));
  return { ...all, components, dependencies };
}
