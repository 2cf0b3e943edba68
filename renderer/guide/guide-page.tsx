import { Button } from 'antd';
import { useText } from '../preferences/preferences.tsx';
import { guidePicture } from './guide-picture.ts';
import { type GuidePageName, guidePages, pictureSize } from './pages.ts';

interface Props {
  readonly page: GuidePageName;
  readonly onTurn: (to: GuidePageName) => void;
}

/** One page of the guide: what the screen is for, its picture, what to do there, and the ways on. */
export function GuidePage({ page, onTurn }: Props) {
  const t = useText();
  const at = guidePages.indexOf(page);
  const [previous, next] = [guidePages[at - 1], guidePages[at + 1]];
  const picture = guidePicture(page, t.lang);
  return (
    <article className="guide-page">
      <h2 tabIndex={-1}>{t(`guide:${page}.title`)}</h2>
      <p className="guide-lead">{t(`guide:${page}.lead`)}</p>
      {picture !== undefined && (
        <img key={picture} src={picture} alt={t.dynamic(`guide:${page}.alt`)} {...pictureSize} />
      )}
      <ul>
        {t(`guide:${page}.steps`)
          .split('\n')
          .map((step) => (
            <li key={step}>{step}</li>
          ))}
      </ul>
      <footer>
        {previous && (
          <Button onClick={() => onTurn(previous)}>
            {t('guide:previous', { title: t(`guide:${previous}.title`) })}
          </Button>
        )}
        {next && (
          <Button type="primary" onClick={() => onTurn(next)}>
            {t('guide:next', { title: t(`guide:${next}.title`) })}
          </Button>
        )}
      </footer>
    </article>
  );
}
