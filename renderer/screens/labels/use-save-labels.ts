import type { Run } from '#shared/contract/run.ts';
import type { Input } from '#shared/contract.ts';
import { useEngine } from '../../engine/engine.tsx';
import { useSaveFile } from '../../engine/use-save-file.tsx';
import { useText } from '../../preferences/preferences.tsx';

/** Which labels are meant. */
export type WhichLabels = Pick<Input<'labels.preview'>, 'run' | 'orders' | 'anyway' | 'lang'>;

/** Writes labels where a person says. */
export function useSaveLabels(run: Run, which: WhichLabels, from: number): (format: 'pdf' | 'zpl') => Promise<void> {
  const t = useText();
  const engine = useEngine();
  const save = useSaveFile();
  const name = (run.files[0]?.name ?? run.id).replace(/\.[^.]+$/, '');
  return (format) =>
    save(`${t('labels:page.file', { name })}.${format}`, async (out) => {
      const { files } = await engine.call('labels.write', { ...which, format, out, from });
      return files;
    });
}
