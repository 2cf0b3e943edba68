import type { OrderContents } from '#shared/contract/order-contents.ts';
import type { Attempt } from '#shared/contract/runs.ts';
import type { Output } from '#shared/contract.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { findingName } from '#shared/text/follow-up-words.ts';
import type { Translate } from '#shared/text/index.ts';
import { localMinute } from '#shared/text/local-time.ts';
import { decisionWords, reasonWords } from '#shared/text/outcome-words.ts';

/** Something that happened to an order. */
export interface StoryEvent {
  /** ISO time. */
  readonly at: string;
  readonly tone: 'good' | 'bad' | 'open' | 'own';
  readonly title: string;
  readonly about: readonly string[];
}

interface Told {
  readonly order: Output<'orders.get'>;
  readonly contents: OrderContents | undefined;
  readonly followed: Output<'followUp.get'> | undefined;
  readonly kind: AnyKind | undefined;
}

/** All that happened to an order, newest first: imported, changed, sent, decided, seen at its warehouse, settled. */
export function storyOf(t: Translate, { order, contents, followed, kind }: Told): readonly StoryEvent[] {
  const events = [
    ...(contents ? [imported(t, contents), ...edits(t, contents, kind)] : []),
    ...attempts(t, order),
    ...order.decisions.map(({ decision, by, at, partnerNo, practice }): StoryEvent => {
      const words = { decision, decidedBy: by, decidedAt: at };
      return {
        at,
        tone: 'own',
        title: decisionWords(t, practice ? 'practice' : 'production', words),
        about: partnerNo ? [numberWords(t, practice, partnerNo)] : [],
      };
    }),
    ...withdrawn(t, order),
    ...(followed ? [...seen(t, followed), ...settled(t, followed)] : []),
  ];
  // What happened at the same moment stays in the order in which it is told here.
  return events
    .map((event, nth) => ({ event, nth }))
    .sort((one, other) => other.event.at.localeCompare(one.event.at) || other.nth - one.nth)
    .map(({ event }) => event);
}

function imported(t: Translate, { imported: at, lines: { items } }: OrderContents): StoryEvent {
  const [first] = items;
  const rows = items.filter(({ file }) => file === first?.file).map(({ row }) => row);
  const [from, to] = [Math.min(...rows), Math.max(...rows)];
  const words = from === to ? t('orderPage:story.rows', { from }) : t('orderPage:story.rowsBetween', { from, to });
  return {
    at,
    tone: 'own',
    title: first ? t('orderPage:story.imported', { file: first.file, rows: words }) : t('orderPage:story.importedOnce'),
    about: [],
  };
}

/** So many changes of a step are told; the others are counted. */
const TOLD = 3;

function edits(t: Translate, { edits: steps }: OrderContents, kind: AnyKind | undefined): StoryEvent[] {
  const shown = (text: string) => (text === '' ? t('orderPage:story.blank') : text);
  return steps.map(({ at, count, changes }) => ({
    at,
    tone: 'own',
    title: t('orderPage:story.edited', { count }),
    about: [
      ...changes.slice(0, TOLD).map(({ row, field, before, after }) =>
        field === null
          ? t('orderPage:story.merged', { row })
          : t('orderPage:story.change', {
              row,
              field: kind?.fields[field]?.label[t.lang] ?? field,
              before: shown(before),
              after: shown(after),
            }),
      ),
      ...(count > TOLD ? [t('orderPage:story.moreChanges', { count: count - TOLD })] : []),
    ],
  }));
}

const tones: Readonly<Record<string, StoryEvent['tone']>> = {
  accepted: 'good',
  exists: 'good',
  answered: 'good',
  rejected: 'bad',
  credentials: 'bad',
  clock: 'bad',
  unknown: 'open',
  interrupted: 'open',
  untold: 'open',
};

function attempts(t: Translate, { attempts: all, summary: { partnerNo } }: Output<'orders.get'>): StoryEvent[] {
  const sends = all.filter(({ purpose }) => purpose === 'send');
  const last = sends.findLast(({ result }) => result === 'accepted' || result === 'exists');
  return all.map((attempt) => {
    const { purpose, startedAt, result, detail, practice } = attempt;
    const words = t.dynamic(`submission:attempt.${result ?? 'underWay'}`);
    const title =
      purpose === 'send'
        ? t('orderPage:story.send', { nth: sends.indexOf(attempt) + 1, result: words })
        : t(`orderPage:story.${purpose}`, { result: words });
    return {
      at: startedAt,
      tone: tones[result ?? ''] ?? 'own',
      title,
      about: [
        [practice ? t('submit:to.practice') : '', took(t, attempt)].filter(Boolean).join(' · '),
        detail ? reasonWords(t, detail) : '',
        attempt === last && partnerNo ? numberWords(t, practice, partnerNo) : '',
      ].filter(Boolean),
    };
  });
}

/** A practice partner's number is nobody's at the partner. */
function numberWords(t: Translate, practice: boolean, number: string): string {
  return t(`orderPage:story.number.${practice ? 'practice' : 'production'}`, { number });
}

function withdrawn(t: Translate, { summary: { withdrawal } }: Output<'orders.get'>): StoryEvent[] {
  if (!withdrawal) return [];
  const { how, by, at } = withdrawal;
  return [{ at, tone: 'own', title: t(`submission:withdrawn.${how}`, { by, time: localMinute(at) }), about: [] }];
}

function took(t: Translate, { startedAt, endedAt, result }: Attempt): string {
  // When it came to an end nobody saw, it has only the time at which that was found.
  if (endedAt === null || result === 'interrupted' || result === 'untold') return '';
  const seconds = (Date.parse(endedAt) - Date.parse(startedAt)) / 1000;
  return t('orderPage:story.took', { seconds: seconds.toFixed(1) });
}

type Followed = NonNullable<Output<'followUp.get'>>;

function seen(t: Translate, { sightings }: Followed): StoryEvent[] {
  return sightings.map(({ at, what, said }) => {
    const known = said !== null && 'status' in said ? said : null;
    const state = known ? [known.status, known.statusText].join(' ').trim() : '';
    const away = (known?.skus ?? []).filter(({ putAway }) => putAway !== null);
    const done = away.reduce((sum, { putAway }) => sum + (putAway ?? 0), 0);
    const of = (known?.skus ?? []).reduce((sum, { forecast }) => sum + (forecast ?? 0), 0);
    return {
      at,
      tone: what === 'taken' ? 'good' : 'bad',
      title: `${t(`followUp:seen.${what}`)}${state}`,
      about: away.length > 0 && of > 0 ? [t('orderPage:story.putAway', { done, of })] : [],
    };
  });
}

function settled(t: Translate, { settled: all }: Followed): StoryEvent[] {
  return all.map(({ code, by, at }) => ({
    at,
    tone: 'own',
    title: t('orderPage:story.settled', {
      who: by || t('orderPage:story.somebody'),
      what: findingName(t, code),
    }),
    about: [],
  }));
}
