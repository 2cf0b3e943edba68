import type { Run } from '#shared/contract/run.ts';
import type { CommandContext } from './run-command.ts';

/** The run as it is checked with what its partner says of warehouses and goods. */
export async function askedWarehouse({ engine, output, t }: CommandContext, run: Run): Promise<Run> {
  const { offered } = await engine.call('masterData.get', { run: run.id });
  if (!offered) return run;
  const { warehouses, skus } = await engine.call('masterData.refresh', { run: run.id });
  output.say(t('ui:warehouse.asked', { warehouses: warehouses.length, skus: skus.all, unknown: skus.unknown.length }));
  return engine.call('runs.get', { run: run.id });
}
