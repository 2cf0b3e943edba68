import { expect, test } from 'vitest';
import { shippedSbom } from '../../packaging/sbom/shipped-sbom.ts';

const all = {
  bomFormat: 'CycloneDX',
  metadata: { component: { 'bom-ref': 'dockhand@1' } },
  components: ['react@19', 'vite@8', 'zod@4'].map((ref) => ({ 'bom-ref': ref, type: 'library' })),
  dependencies: [
    { ref: 'dockhand@1', dependsOn: ['react@19', 'vite@8', 'zod@4'] },
    { ref: 'react@19', dependsOn: [] },
    { ref: 'vite@8', dependsOn: ['zod@4'] },
  ],
};

test('only what is shipped stays, and what leads to it', () => {
  expect(shippedSbom(all, new Set(['react@19', 'zod@4']))).toEqual({
    ...all,
    components: all.components.filter((one) => one['bom-ref'] !== 'vite@8'),
    dependencies: [
      { ref: 'dockhand@1', dependsOn: ['react@19', 'zod@4'] },
      { ref: 'react@19', dependsOn: [] },
    ],
  });
});

test('what is shipped must stand in it', () => {
  expect(() => shippedSbom(all, new Set(['react@19', 'leftpad@1']))).toThrow('leftpad@1');
});
