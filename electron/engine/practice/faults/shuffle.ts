import { isList, isObject, type Json } from '../json.ts';
import { randomNumbers } from './random.ts';

/** The answer with its list (or, in an object, each of its lists) in another order. */
export function shuffleLists(answer: Json, seed: number): Json {
  if (isList(answer)) return shuffled(answer, seed);
  if (!isObject(answer)) return answer;
  return Object.fromEntries(
    Object.entries(answer).map(([name, value]) => [name, isList(value) ? shuffled(value, seed) : value]),
  );
}

/** A list of two or more different elements never comes back as it was: an order that happens to be right tests nothing. */
function shuffled(list: readonly Json[], seed: number): readonly Json[] {
  const random = randomNumbers(seed);
  const result = [...list];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * last);
    [result[last], result[other]] = [result[other] ?? null, result[last] ?? null];
  }
  return result;
}
