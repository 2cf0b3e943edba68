import type { Output } from '#shared/contract.ts';
import { useAction } from './use-action.ts';
import { useCall } from './use-call.ts';

export type SettingValues = Output<'settings.get'>;

/** The office's settings: undefined until they are known; `set` changes these and leaves the others. */
export function useSettings(): { readonly settings: SettingValues | undefined; set(values: SettingValues): void } {
  const { data } = useCall('settings.get', {});
  const change = useAction('settings.set');
  return { settings: data, set: (values) => change.mutate({ values }) };
}
