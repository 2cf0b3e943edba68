import { Presets, SingleBar } from 'cli-progress';
import type { Translate } from '#shared/text/index.ts';
import { orderStateWords } from '#shared/text/outcome-words.ts';
import { tell } from '../../node/terminal.ts';
import type { BookingEvent, CliEvent, FollowEvent, OrderEvent, ProblemEvent, SummaryEvent } from './events.ts';
import { freightText, previewText, totalsText } from './freight-text.ts';
import type { Output } from './output.ts';
import { toldStateText, unknownText } from './unknown-text.ts';

/** Orders that nothing was heard of yet: the summary counts them, their problems are told by themselves. */
const waiting: ReadonlySet<OrderEvent['state']> = new Set(['incomplete', 'ready', 'queued', 'sending']);

/** Sentences for people, with a progress bar when standard output is a terminal. */
export function humanOutput(t: Translate, stream: NodeJS.WriteStream = process.stdout): Output {
  let bar: SingleBar | undefined;
  const write = (...lines: readonly string[]) => tell(stream, ...lines);
  const stopBar = () => {
    bar?.stop();
    bar = undefined;
  };

  const progress = (done: number, total: number, format: string) => {
    if (!stream.isTTY || total === 0) return;
    if (!bar) {
      bar = new SingleBar({ stream, format }, Presets.shades_classic);
      bar.start(total, done);
    }
    bar.setTotal(total);
    bar.update(done);
    if (done >= total) stopBar();
  };

  return {
    event(event: CliEvent) {
      // How sheets were read, and the office's ledger, are told in sentences.
      if (event.type === 'sheet' || event.type === 'office') return;
      if (event.type === 'office-joined' || event.type === 'office-left' || event.type === 'office-differences') return;
      if (event.type === 'queueing') return progress(event.done, event.total, t('cli:progress.queueing'));
      if (event.type === 'progress') return progress(event.done, event.total, t('cli:progress.format'));
      if (event.type === 'problem') return write(problemText(t, event));
      if (event.type === 'follow') return write(...followText(t, event));
      if (event.type === 'notify') return write(`${event.name}: ${event.message}`);
      if (event.type === 'booking') return write(bookingText(t, event));
      if (event.type === 'summary') {
        stopBar();
        if (event.freight) write(...totalsText(t, event.freight));
        return write(summaryText(t, event));
      }
      if (event.freight) return write(...freightText(t, event.key, event.freight));
      if (event.preview) return write(...previewText(t, event.key, event.preview));
      if (event.unknown) return write(...unknownText(t, event, event.unknown));
      if (waiting.has(event.state)) return;
      if (!bar || event.state === 'rejected' || event.state === 'unknown') {
        write(
          t('cli:order', {
            key: event.key,
            state: toldStateText(t, event),
            detail: [event.partnerNo, event.message].filter(Boolean).join(' '),
          }).trimEnd(),
        );
      }
    },
    say(text) {
      stopBar();
      write(text);
    },
    end: stopBar,
  };
}

function bookingText(t: Translate, { key, companies, previewed, booked }: BookingEvent): string {
  const money = (fee: BookingEvent['booked']) => (fee ? `${fee.amount} ${fee.currency}`.trim() : '-');
  return t('cli:booking', { key, companies: companies.join(', '), previewed: money(previewed), booked: money(booked) });
}

/** One line for the order, and one for each thing that somebody has to look at. */
function followText(t: Translate, { key, partnerNo, state, lines, findings }: FollowEvent): string[] {
  const sum = (values: readonly (number | null)[]) =>
    values.every((value) => value === null) ? '-' : values.reduce<number>((total, value) => total + (value ?? 0), 0);
  const order = t('cli:follow.order', {
    key,
    partnerNo: partnerNo ?? '-',
    state: t.dynamic(`followUp:state.${state}`),
    putAway: sum(lines.map(({ putAway }) => putAway)),
    forecast: sum(lines.map(({ forecast }) => forecast)),
  });
  return [order, ...findings.map(({ message }) => `    ${message}`)];
}

function problemText(t: Translate, event: ProblemEvent): string {
  const place = [event.file, event.sheet, event.row === null ? null : t('cli:row', { row: event.row }), event.column];
  return t('cli:problem', {
    severity: t.dynamic(`cli:severity.${event.severity}`),
    place: place.filter((part) => part !== null && part !== '').join(' › '),
    message: event.message,
  });
}

function summaryText(t: Translate, event: SummaryEvent): string {
  const outcomes = (
    ['ready', 'incomplete', 'queued', 'accepted', 'exists', 'rejected', 'shelved', 'withdrawn', 'unknown'] as const
  )
    .filter((state) => event[state] > 0)
    .map((state) => `${orderStateWords(t, event.target, state)} ${event[state]}`);
  return t('cli:summary', {
    run: event.run,
    target: t(`submit:to.${event.target}`),
    orders: event.orders,
    lines: event.lines,
    skipped: event.skipped,
    errors: event.errors,
    warnings: event.warnings,
    outcomes: outcomes.join(t('ui:list')) || '-',
  });
}
