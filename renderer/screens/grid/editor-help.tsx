import { Calendar } from 'antd';
import dayjs from 'dayjs';
import { useEffect, useRef } from 'react';
import type { Field } from '#shared/sheets/field.ts';
import { useText } from '../../preferences/preferences.tsx';
import { useRoomyPlace } from './use-roomy-place.ts';
import type { Picks } from './use-suggestions.ts';

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
  const place = useRoomyPlace(list, def.type);
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
