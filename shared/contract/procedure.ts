import { z } from 'zod';

/** A procedure of the contract: both sides parse with the same schemas, where the data arrives. */
export interface Procedure<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly input: I;
  readonly output: O;
}

export function procedure<I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Procedure<I, O> {
  return { input, output };
}

/** A window of a list, and how long the whole list is. */
export const page = <T extends z.ZodType>(item: T) => z.object({ total: z.int(), items: z.array(item) });
