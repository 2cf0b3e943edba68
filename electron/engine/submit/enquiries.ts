import type { OrderRef } from '../store/outbox.ts';

/** Why the partner is asked about an order: what became of it, or only what number it has there. */
export type Question = 'outcome' | 'number';

export interface Enquiry extends OrderRef {
  readonly question: Question;
  /** Answers so far that left the question open. */
  readonly tries: number;
}

/** Orders that the partner is to be asked about, each from a time on (monotonic ms). Rebuilt from the store at resume. */
export interface Enquiries {
  add(enquiry: Enquiry, dueAt: number): void;
  /** Takes out those that are due and ask the same, at most `limit`. */
  takeDue(now: number, limit: number): readonly Enquiry[];
  /** When the first one is due; null when there is none. */
  nextDue(): number | null;
  /** Forgets an order that a person decided about. */
  remove(order: number): void;
}

export function createEnquiries(): Enquiries {
  const waiting = new Map<number, { enquiry: Enquiry; dueAt: number }>();
  const due = (now: number) => [...waiting.values()].filter(({ dueAt }) => dueAt <= now);
  return {
    add: (enquiry, dueAt) => void waiting.set(enquiry.id, { enquiry, dueAt }),
    takeDue(now, limit) {
      const all = due(now).map(({ enquiry }) => enquiry);
      const question = all[0]?.question;
      const taken = all.filter((enquiry) => enquiry.question === question).slice(0, limit);
      for (const { id } of taken) waiting.delete(id);
      return taken;
    },
    nextDue: () => (waiting.size === 0 ? null : Math.min(...[...waiting.values()].map(({ dueAt }) => dueAt))),
    remove: (order) => void waiting.delete(order),
  };
}
