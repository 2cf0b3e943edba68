import type { BoxLabel } from '#shared/contract/labels.ts';
import { darkParts, type Mark } from '#shared/labels/mark.ts';
import { useText } from '../../preferences/preferences.tsx';

/** A label as it is printed, in mm; black on white whatever the page's colours are. */
export function LabelDrawing({ label }: { readonly label: BoxLabel }) {
  const t = useText();
  const { width, height, marks, order, number, of } = label;
  return (
    <svg
      className="label-drawing"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t('labels:page.label', { order, number, of })}
      shapeRendering="crispEdges"
    >
      {marks.map((mark) => (
        <DrawnMark key={`${mark.type} ${mark.x} ${mark.y}`} mark={mark} />
      ))}
    </svg>
  );
}

function DrawnMark({ mark }: { readonly mark: Mark }) {
  if (mark.type === 'text')
    return (
      <text x={mark.x} y={mark.y} fontSize={mark.size} textLength={mark.width} lengthAdjust="spacingAndGlyphs">
        {mark.text}
      </text>
    );
  const dark = mark.type === 'rule' ? [mark] : [...darkParts(mark)];
  return <path d={dark.map(({ x, y, width, height }) => `M${x} ${y}h${width}v${height}h${-width}z`).join('')} />;
}
