import { App, Button } from 'antd';
import { useText } from '../../preferences/preferences.tsx';

/** How long what was forgotten can be taken back with a click, in seconds. */
const UNDO_SECONDS = 8;

/** Says that something was forgotten, and offers to take that back. */
export function useTellForgotten(): (words: string, undo: () => void) => void {
  const t = useText();
  const { message } = App.useApp();
  return (words, undo) => {
    const key = crypto.randomUUID();
    const takeBack = () => {
      message.destroy(key);
      undo();
    };
    message.success({
      key,
      duration: UNDO_SECONDS,
      content: (
        <>
          {words}
          <Button size="small" type="link" onClick={takeBack}>
            {t('settings:words.undo')}
          </Button>
        </>
      ),
    });
  };
}
