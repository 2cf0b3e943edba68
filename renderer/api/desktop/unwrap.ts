import type { HostResult } from '#shared/contract/desktop.ts';
import { Failure } from '#shared/contract/failure.ts';
import type { HostOutput, HostProcedure } from '#shared/contract/host.ts';

/** A result that crossed as data becomes what a call resolves to, or the failure it throws. */
export function unwrap<N extends HostProcedure>(result: HostResult<N>): HostOutput<N> {
  if ('error' in result) throw Failure.of(result.error);
  return result.output;
}
