import { Button } from 'antd';
import { useState } from 'react';
import type { ChoiceScope } from '#shared/contract/edits.ts';
import { useText } from '../../preferences/preferences.tsx';
import type { Edits } from '../grid/use-edits.ts';
import './choose-scope.css';

interface Props {
  /** What is about to be done. */
  readonly title: string;
  readonly onScope: (scope: ChoiceScope) => void;
  readonly onBack: () => void;
}

/** For how long a word means what it is taken for. */
export function ChooseScope({ title, onScope, onBack }: Props) {
  const t = useText();
  return (
    <fieldset className="choose-scope">
      <legend>{title}</legend>
      {(['cells', 'layout', 'always'] as const).map((scope) => (
        <Button
          key={scope}
          size="small"
          type={scope === 'cells' ? 'primary' : 'default'}
          ghost={scope === 'cells'}
          autoFocus={scope === 'cells'}
          title={t(`ui:fix.scopeHelp.${scope}`)}
          onClick={() => onScope(scope)}
        >
          {t(`ui:fix.scope.${scope}`)}
        </Button>
      ))}
      <Button size="small" type="text" onClick={onBack}>
        {t('ui:fix.scope.back')}
      </Button>
    </fieldset>
  );
}

interface FixAlikeProps {
  readonly problem: { readonly id: number; readonly code: string };
  readonly count: number;
  readonly edits: Edits;
  readonly onFixed: (written: Promise<unknown>) => void;
}

/** Mends all of a kind at once. The name of a country means the same elsewhere: it is asked first for how long that holds. */
export function FixAlike({ problem: { id, code }, count, edits, onFixed }: FixAlikeProps) {
  const t = useText();
  const [asking, setAsking] = useState(false);
  const teaches = code === 'country.unknown';
  if (asking) {
    return (
      <ChooseScope
        title={t('ui:fix.scopeAlike', { count })}
        onScope={(scope) => onFixed(edits.fix(id, true, scope))}
        onBack={() => setAsking(false)}
      />
    );
  }
  return (
    <Button size="small" onClick={() => (teaches ? setAsking(true) : onFixed(edits.fix(id, true)))}>
      {t('ui:fix.all', { count })}
    </Button>
  );
}
