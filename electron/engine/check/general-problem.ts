import { type Problem, problem } from '#shared/problem.ts';
import type { GeneralCode } from './parsed-cell.ts';

/** A {@link problem} whose code has its text in `shared/text`; kinds bring the texts of their own codes. */
export function generalProblem(code: GeneralCode, at: Partial<Omit<Problem, 'code'>>): Problem {
  return problem(code, at);
}
