import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Failure } from '#shared/contract/failure.ts';
import type { Input, Output, ProcedureName } from '#shared/contract.ts';
import { useEngine } from './engine-provider.tsx';
import { useTellFailure } from './use-tell-failure.ts';

/**
 * A procedure that changes something: `const pause = useAction('submissions.pause'); pause.mutate({ run })`.
 * A failure is told to the person; afterwards everything shown is asked for again.
 */
export function useAction<N extends ProcedureName>(name: N): UseMutationResult<Output<N>, Failure, Input<N>> {
  const engine = useEngine();
  const queries = useQueryClient();
  const tellFailure = useTellFailure();
  return useMutation<Output<N>, Failure, Input<N>>({
    mutationKey: [name],
    mutationFn: (input) => engine.call(name, input),
    onError: tellFailure,
    onSettled: () => queries.invalidateQueries(),
  });
}
