import { Button } from 'antd';
import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { PlacedProblem } from '#shared/contract/problem.ts';
import type { Field } from '#shared/sheets/field.ts';
import { useText } from '../../preferences/preferences.tsx';
import { type ShownLimit, shownLimit } from './editor-limit.ts';
import { fixWords } from './fix-words.ts';

interface Props {
  /** The text field: it is the editor's as long as a cell is edited, and stays the same one before and after. */
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly children: ReactNode;
  /** Undefined while no cell is edited. */
  readonly def: Field | undefined;
  readonly typed: string;
  /** What is wrong with the cell, worst first. */
  readonly problems: readonly PlacedProblem[];
  /** What helps, below. */
  readonly help: ReactNode;
  onFix(): void;
}

/** Grows from its cell with its text; says how long that is where it comes near its limit, and what would mend it. */
export function CellEditor({ field, children, def, typed, problems, help, onFix }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const mirror = useRef<HTMLDivElement>(null);
  const limit = shownLimit(def, typed);
  const place = usePlace(box, def === undefined ? '' : `${typed}${limit?.length}`);
  useLayoutEffect(() => {
    const [text, behind] = [field.current, mirror.current];
    if (!text || !behind) return undefined;
    const follow = () => {
      behind.scrollTop = text.scrollTop;
    };
    follow();
    text.addEventListener('scroll', follow, { passive: true });
    return () => text.removeEventListener('scroll', follow);
  });
  return (
    <div ref={box} className="cell-editor" {...place}>
      <div className="cell-editor-text">
        {def && <Mirror box={mirror} typed={typed} limit={limit} />}
        {children}
      </div>
      {def && <EditorFoot limit={limit} problems={problems} onFix={onFix} />}
      {help}
    </div>
  );
}

interface MirrorProps {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly typed: string;
  readonly limit: ShownLimit | null;
}

/** The text behind its field: gives the editor its size, and underlines what is over the limit. */
function Mirror({ box, typed, limit }: MirrorProps) {
  const { from, to } = limit?.over ?? { from: typed.length, to: typed.length };
  return (
    <div ref={box} aria-hidden className="cell-editor-mirror">
      {typed.slice(0, from)}
      {from < to && <mark>{typed.slice(from, to)}</mark>}
      {/* A line that was just begun has its height, too. */}
      {`${typed.slice(to)}\u200b`}
    </div>
  );
}

interface FootProps {
  readonly limit: ShownLimit | null;
  readonly problems: readonly PlacedProblem[];
  onFix(): void;
}

/** Nothing for a cell that is short enough and right. */
function EditorFoot({ limit, problems, onFix }: FootProps) {
  const t = useText();
  const fixable = problems.find(({ fix }) => fix);
  if (!limit && problems.length === 0) return null;
  const over = limit?.over ? limit.length - limit.max : 0;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps the focus in the text
    <div className="cell-editor-foot" onMouseDown={(event) => event.preventDefault()}>
      {limit && (
        <span className="cell-editor-count" data-over={over > 0 || undefined}>
          {t('ui:edit.length', { length: limit.length, max: limit.max })}
        </span>
      )}
      <span role="status" className="cell-editor-count" data-over>
        {over > 0 && t('ui:edit.over', { count: over })}
      </span>
      <span className="cell-editor-keys">{t(problems.length > 0 ? 'ui:edit.keysProblem' : 'ui:edit.keysShort')}</span>
      {fixable && (
        <Button size="small" tabIndex={-1} onClick={onFix}>
          {fixWords(t, fixable)} <kbd aria-hidden>Ctrl .</kbd>
        </Button>
      )}
    </div>
  );
}

/** Where the editor goes from its cell so that it stays in the pane: down and to the right, or else up or to the left. */
function usePlace(box: RefObject<HTMLElement | null>, content: string): Place {
  const [place, setPlace] = useState(asUsual);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text is an editor of another size
  useLayoutEffect(() => {
    const editor = box.current;
    const cell = editor?.parentElement?.getBoundingClientRect();
    const area = editor?.closest('.grid-area')?.getBoundingClientRect();
    if (!editor || !cell || !area) return;
    const { offsetWidth: width, offsetHeight: height } = editor;
    const up = cell.top + height > area.bottom && cell.bottom - height > area.top;
    const left = cell.left + width > area.right && cell.right - width > area.left;
    setPlace((now) =>
      Boolean(now['data-up']) === up && Boolean(now['data-left']) === left
        ? now
        : { 'data-up': up || undefined, 'data-left': left || undefined },
    );
  }, [box, content]);
  return place;
}

interface Place {
  readonly 'data-up': boolean | undefined;
  readonly 'data-left': boolean | undefined;
}

const asUsual: Place = { 'data-up': undefined, 'data-left': undefined };
