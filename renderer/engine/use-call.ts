import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { Failure } from '#shared/contract/failure.ts';
import type { Input, Output, ProcedureName } from '#shared/contract.ts';
import { useEngine } from './engine-provider.tsx';

/** Reading procedures: asking for them again changes nothing. */
export type ReadName = Extract<
  ProcedureName,
  | `${string}.list`
  | `${string}.get`
  | `${string}.window`
  | `${string}.groups`
  | 'rows.skipped'
  | 'imports.recognition'
  | 'edits.replaceCount'
  | 'freight.weights'
  | 'freight.prices'
  | 'freight.totals'
  | 'freight.quotes'
  | 'freight.chosen'
  | 'submissions.heldBack'
  | 'submissions.undecided'
>;

/**
 * What a reading procedure answers, kept up to date. While new input is being answered the former answer stays in
 * `data` (`isPlaceholderData`), so that lists do not flicker. `enabled: false` asks nothing yet.
 */
export function useCall<N extends ReadName>(
  name: N,
  input: Input<N>,
  options: { readonly enabled?: boolean } = {},
): UseQueryResult<Output<N>, Failure> {
  const engine = useEngine();
  return useQuery<Output<N>, Failure>({
    queryKey: [name, input],
    queryFn: () => engine.call(name, input),
    placeholderData: keepPreviousData,
    enabled: options.enabled ?? true,
  });
}
