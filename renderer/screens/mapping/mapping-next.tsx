import { Button, Input } from 'antd';
import { useState } from 'react';
import { NextBar } from '../../components/next-bar.tsx';
import { useText } from '../../preferences/preferences.tsx';
import type { SheetStanding } from './sheet-settings.tsx';

interface Props {
  /** Something was said that holds only once the files are read again. */
  readonly changed: boolean;
  readonly standing: readonly SheetStanding[];
  /** The sheet that is shown. */
  readonly current: string;
  /** The layout that it was read by. */
  readonly layout: { readonly name: string } | null;
  readonly busy: boolean;
  readonly onShow: (sheet: string) => void;
  readonly onReset: () => void;
  /** With the name that the layout is to have, where one was typed. */
  readonly onGoOn: (name: string | null) => void;
}

/** Where the page stands, and the next step: it never disables, but says what is missing and goes there. */
export function MappingNext({ changed, standing, current, layout, busy, onShow, onReset, onGoOn }: Props) {
  const t = useText();
  const [name, setName] = useState<string | null>(null);
  const open = standing.reduce((sum, { questions }) => sum + questions.length, 0);
  const likely = standing.reduce((sum, sheet) => sum + sheet.likely, 0);
  const next =
    standing.find(({ id, questions }) => id === current && questions.length > 0) ??
    standing.find(({ questions }) => questions.length > 0);
  const learns = changed || likely > 0;
  const press = () => {
    if (!next) return onGoOn(name?.trim() || null);
    if (next.id !== current) return onShow(next.id);
    const first = document.querySelector<HTMLElement>('.question-card[data-current] :is(input, button):not(:disabled)');
    first?.scrollIntoView({ block: 'center' });
    first?.focus({ preventScroll: true });
  };
  return (
    <NextBar
      words={words()}
      busy={busy}
      onPress={press}
      beside={
        <>
          {changed && (
            <Button type="text" disabled={busy} onClick={onReset}>
              {t('ui:mapping.reset')}
            </Button>
          )}
          {open > 0 && (
            <Button disabled={busy} onClick={() => onGoOn(name?.trim() || null)}>
              {t(changed ? 'columns:next.partly' : 'columns:next.asIs')}
            </Button>
          )}
        </>
      }
    >
      {learns ? (
        <>
          <label htmlFor="layout-name">{t('columns:layout.remember')}</label>
          <Input
            id="layout-name"
            maxLength={100}
            style={{ width: 180 }}
            placeholder={layout?.name ?? t('columns:layout.byFile')}
            value={name ?? ''}
            onChange={({ target }) => setName(target.value)}
          />
          <span className="next-bar-aside">{t('columns:layout.next')}</span>
        </>
      ) : (
        <span>{t(open > 0 ? 'columns:next.open' : 'columns:next.sure', { count: open })}</span>
      )}
    </NextBar>
  );

  function words(): string {
    if (next && next.id !== current) {
      return t('columns:next.elsewhere', { count: open, sheet: next.at.recognised.sheet });
    }
    if (next) return t('columns:next.answer', { count: open });
    if (likely > 0) return t('columns:next.confirm', { count: likely });
    return t(changed ? 'columns:next.read' : 'columns:next.goOn');
  }
}
