import type { PartnerClient } from '../partners/partners.ts';
import type { Clock } from '../ports.ts';
import type { OrderRef } from '../store/store.ts';
import type { Enquiry, Job, Performed, Question } from './jobs.ts';
import type { SubmitPolicy } from './policy.ts';

/**
 * Which orders the partner is asked about, and when: decided after each exchange. An order of unknown outcome is asked
 * about wherever the partner can be asked, before anything of it is sent again; so is one that exists there without a
 * number. Kept in memory and rebuilt from the store at resume. Times are monotonic milliseconds.
 */
export interface Enquiries {
  /** Takes up what the store holds: orders of unknown outcome, and those whose number is missing. */
  begin(unknown: readonly OrderRef[], withoutNumber: readonly OrderRef[]): void;
  /** `exhausted` when an order has been sent too often without an outcome. */
  after(job: Job, performed: Performed): 'exhausted' | 'going-on';
  /** Takes out those that are due and ask the same, at most `limit`. */
  takeDue(limit: number): readonly Enquiry[];
  /** When the first one is due; null when there is none. */
  nextDue(): number | null;
  /** Whether the outcome of an order is still being asked about, or will be when the run goes on. */
  isOpen(order: number): boolean;
  /** A person decided about an order: it is not asked about any more. */
  forget(order: number): void;
  /** A person resumes: earlier failures do not count any more. */
  forgive(): void;
}

export function createEnquiries(
  client: PartnerClient,
  clock: Pick<Clock, 'monotonic'>,
  policy: SubmitPolicy,
): Enquiries {
  const waiting = new Map<number, { readonly enquiry: Enquiry; readonly dueAt: number }>();
  /** Orders whose outcome is asked about: those that wait for their turn, and those of a request under way. */
  const open = new Set<number>();
  const resends = new Map<number, number>();
  /** Orders last sent when the partner asked to wait: that they go out again is what it wants. */
  const busy = new Set<number>();

  const ask = ({ id, key }: OrderRef, question: Question, tries: number, delay: number) => {
    if (!client.lookup) return;
    if (question === 'outcome') open.add(id);
    waiting.set(id, { enquiry: { id, key, question, tries }, dueAt: clock.monotonic() + delay });
  };

  /** True when the order has been sent too often. */
  const countResend = (order: number): boolean => {
    const times = (resends.get(order) ?? 0) + 1;
    resends.set(order, times);
    return times > policy.maxResends;
  };

  /** An enquiry that left its question open. */
  const askAgain = (enquiry: Enquiry, answered: boolean) => {
    // While outcomes are open, a partner that does not answer is the run's business: it is held after a while.
    const patient = enquiry.question === 'outcome' && !answered;
    const tries = enquiry.tries + (patient ? 0 : 1);
    const most = enquiry.question === 'outcome' ? policy.lookupTries : policy.numberTries;
    if (tries < most) ask(enquiry, enquiry.question, tries, policy.lookupDelayMs * 2 ** tries);
    else open.delete(enquiry.id);
  };

  return {
    begin(unknown, withoutNumber) {
      for (const order of unknown) ask(order, 'outcome', 0, policy.lookupDelayMs);
      for (const order of withoutNumber) ask(order, 'number', 0, 0);
    },
    after(job, { result, steps }) {
      if (job.purpose === 'send') {
        for (const { order, step } of steps) {
          if (result.type === 'throttled') busy.add(order.id);
          else busy.delete(order.id);
          if (step.to === 'unknown' && step.ask) ask(order, 'outcome', 0, policy.lookupDelayMs);
          if (step.to === 'exists' && step.answer.partnerNo === null) ask(order, 'number', 0, 0);
        }
      } else {
        const settled = new Set(steps.map(({ order }) => order.id));
        for (const enquiry of job.orders) {
          // One that a person decided about meanwhile is not taken up again.
          if (enquiry.question === 'outcome' && !open.has(enquiry.id)) continue;
          if (settled.has(enquiry.id)) open.delete(enquiry.id);
          else askAgain(enquiry, result.type === 'answered');
        }
      }
      const again = steps.filter(({ order, step }) => step.to === 'queued' && step.resend && !busy.has(order.id));
      return again.map(({ order }) => countResend(order.id)).includes(true) ? 'exhausted' : 'going-on';
    },
    takeDue(limit) {
      const now = clock.monotonic();
      const due = [...waiting.values()].filter(({ dueAt }) => dueAt <= now).map(({ enquiry }) => enquiry);
      const question = due[0]?.question;
      const taken = due.filter((enquiry) => enquiry.question === question).slice(0, limit);
      for (const { id } of taken) waiting.delete(id);
      return taken;
    },
    nextDue: () => (waiting.size === 0 ? null : Math.min(...[...waiting.values()].map(({ dueAt }) => dueAt))),
    isOpen: (order) => open.has(order),
    forget(order) {
      open.delete(order);
      waiting.delete(order);
    },
    forgive: () => resends.clear(),
  };
}
