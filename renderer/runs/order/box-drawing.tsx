/** A box's outer sides in cm. */
export interface BoxSize {
  readonly length: number;
  readonly width: number;
  readonly height: number;
}

const COS30 = Math.cos(Math.PI / 6);
const WIDTH = 96;
const HEIGHT = 74;
const EDGE = 3;

/** How wide and high a box of 1 cm per unit is drawn, seen from one corner. */
function extent({ length, width, height }: BoxSize) {
  return { across: (length + width) * COS30, down: (length + width) / 2 + height };
}

/** Units per cm with which the largest of these boxes just fits; all are drawn with it. */
export function scaleOf(boxes: readonly BoxSize[]): number {
  const all = boxes.map(extent);
  const across = Math.max(...all.map((box) => box.across), 1);
  const down = Math.max(...all.map((box) => box.down), 1);
  return Math.min((WIDTH - 2 * EDGE) / across, (HEIGHT - 2 * EDGE) / down);
}

/** The three sides that one sees of a box, as points of polygons: length to the right, width to the left. */
export function sidesOf(
  box: BoxSize,
  scale: number,
): { readonly top: string; readonly left: string; readonly right: string } {
  const [length, width, height] = [box.length * scale, box.width * scale, box.height * scale];
  const { across, down } = extent({ length, width, height });
  const [x0, y0] = [(WIDTH - across) / 2 + width * COS30, HEIGHT / 2 + down / 2 - (length + width) / 2 - height];
  const point = (along: number, aside: number, below: number) =>
    `${(x0 + (along - aside) * COS30).toFixed(1)},${(y0 + (along + aside) / 2 + below).toFixed(1)}`;
  return {
    top: [point(0, 0, 0), point(length, 0, 0), point(length, width, 0), point(0, width, 0)].join(' '),
    left: [point(0, width, 0), point(length, width, 0), point(length, width, height), point(0, width, height)].join(
      ' ',
    ),
    right: [point(length, width, 0), point(length, 0, 0), point(length, 0, height), point(length, width, height)].join(
      ' ',
    ),
  };
}

interface Props {
  readonly size: BoxSize;
  readonly scale: number;
  /** What it shows, for those who do not see it. */
  readonly label: string;
}

/** A box as it would stand on the floor. */
export function BoxDrawing({ size, scale, label }: Props) {
  const { top, left, right } = sidesOf(size, scale);
  return (
    <svg className="order-box-drawing" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <polygon className="box-top" points={top} />
      <polygon className="box-left" points={left} />
      <polygon className="box-right" points={right} />
    </svg>
  );
}
