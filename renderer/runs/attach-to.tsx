import { App } from 'antd';
import { findKind } from '#shared/kinds/registry.ts';
import { renderFileProblem, renderProblem } from '#shared/text/render-problem.ts';
import { useAction, useTellFailure } from '../engine/engine.tsx';
import { useText } from '../preferences/preferences.tsx';

/** An order that files are given to. */
export interface Receiver {
  readonly run: string;
  /** Of the run: says what its files may be. */
  readonly kind: string;
  readonly order: number;
  readonly key: string;
}

/** Gives files to one order, and says what came of each. */
export function useAttachTo(): (to: Receiver, collected: Promise<readonly string[]>) => Promise<void> {
  const t = useText();
  const { message, modal } = App.useApp();
  const tellFailure = useTellFailure();
  const { mutateAsync } = useAction('edits.attachTo');
  return async ({ run, kind, order, key }, collected) => {
    const paths = await collected.catch(tellFailure);
    if (!paths || paths.length === 0) return;
    const answer = await mutateAsync({ run, order, paths: [...paths] }).catch(() => null);
    if (!answer) return;
    const { attached, refused, problems } = answer;
    if (attached.length > 0) message.success(t('ui:attach.given', { key, files: attached.join(t('ui:list')) }));
    const words = [
      ...problems.map((problem) => renderProblem(t, findKind(kind), { ...problem, field: null })),
      ...refused.map((file) => renderFileProblem(t, findKind, file)),
    ];
    if (words.length > 0)
      modal.warning({ title: t('ui:attach.notGiven', { key }), content: <WordList words={words} /> });
  };
}

/** Each once, as many as there are. */
export function WordList({ words }: { readonly words: readonly string[] }) {
  return (
    <ul style={{ maxHeight: '50vh', margin: 0, paddingInlineStart: '1.2em', overflowY: 'auto' }}>
      {[...new Set(words)].map((each) => (
        <li key={each}>{each}</li>
      ))}
    </ul>
  );
}
