import { Calendar } from 'antd';
import dayjs from 'dayjs';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Field } from '#shared/sheets/field.ts';
import { useText } from '../../preferences/preferences.tsx';
import type { Picks } from './suggestions.ts';

interface Props {
  readonly def: Field;
  readonly typed: string;
  readonly picks: Picks;
  onPick(value: string): void;
  onType(text: string): void;
}

/** What helps with the cell being edited: the values it may have, a calendar. Never takes the focus from the text. */
export function EditorHelp({ def, typed, picks, onPick, onType }: Props) {
  const t = useText();
  const list = useRef<HTMLDivElement>(null);
  const place = usePlacement(list, def.type);
  useEffect(() => {
    list.current?.querySelector(`#pick-${picks.at}`)?.scrollIntoView({ block: 'nearest' });
  }, [picks.at]);

  if (picks.list.length > 0) {
    return (
      <div
        ref={list}
        role="listbox"
        aria-label={def.label[t.lang]}
        tabIndex={-1}
        className="editor-help editor-picks"
        {...place}
      >
        {picks.list.map(({ value, note }, index) => (
          <div
            key={value}
            id={`pick-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === picks.at}
            onMouseDown={(event) => {
              event.preventDefault();
              event.stopPropagation();
            }}
            onClick={() => onPick(value)}
          >
            <span>{value}</span>
            <span className="editor-note">{note}</span>
          </div>
        ))}
      </div>
    );
  }
  if (def.type !== 'date' && def.type !== 'datetime' && def.type !== 'unix-seconds') return null;
  const [day = '', time] = typed.split(/[ T]/);
  const shown = dayjs(day);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps the focus in the text while days are clicked
    <div
      ref={list}
      className="editor-help editor-calendar"
      {...place}
      onMouseDown={(event) => {
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <Calendar
        fullscreen={false}
        {...(shown.isValid() && { value: shown })}
        onSelect={(date, { source }) => {
          const text = [date.format('YYYY-MM-DD'), ...(time ? [time] : [])].join(' ');
          if (source === 'date') onPick(text);
          else onType(text);
        }}
      />
    </div>
  );
}

/** Places the box where it fits into the grid: below the cell and to the right, or else above or to the left. */
function usePlacement(box: RefObject<HTMLElement | null>, content: string): Placement {
  const [place, setPlace] = useState(below);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another content is a box of another size
  useLayoutEffect(() => {
    const cell = box.current?.parentElement?.getBoundingClientRect();
    const area = box.current?.closest('.grid-area')?.getBoundingClientRect();
    if (!box.current || !cell || !area) return;
    const { offsetWidth: width, offsetHeight: height } = box.current;
    const lacksBelow = cell.bottom + height > area.bottom;
    const lacksAfter = cell.left + width > area.right;
    setPlace({
      'data-above': (lacksBelow && cell.top - height > area.top) || undefined,
      'data-before': (lacksAfter && cell.right - width > area.left) || undefined,
    });
  }, [box, content]);
  return place;
}

interface Placement {
  readonly 'data-above': true | undefined;
  readonly 'data-before': true | undefined;
}

const below: Placement = { 'data-above': undefined, 'data-before': undefined };
