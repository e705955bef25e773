import { drawPng } from "./draw-png.ts";

const width = 480;
const height = 160;
const stroke = 9;

type Point = readonly [x: number, y: number];

/** An M, above a waterline. */
const letters: readonly (readonly [from: Point, to: Point])[] = [
  [
    [60, 104],
    [60, 44],
  ],
  [
    [60, 44],
    [90, 84],
  ],
  [
    [90, 84],
    [120, 44],
  ],
  [
    [120, 44],
    [120, 104],
  ],
];
const ink = [255, 255, 255];
const field = [18, 74, 84];
const accent = [214, 158, 46];

/** The trial firm's logo, as PNG: an M on a dark field, with bars beside it where the name would be. */
export function sampleLogo(): Buffer {
  return drawPng(width, height, (column, row) => {
    const [x, y] = [column + 0.5, row + 0.5];
    const mark = cover(roundedSquare(x, y, 10, 10, 160, 150, 18));
    const letter = cover(
      Math.min(...letters.map(([from, to]) => distanceToStroke([x, y], from, to))) - stroke / 2,
    );
    const water = cover(roundedSquare(x, y, 56, 120, 124, 128, 4));
    const bars = cover(
      Math.min(
        roundedSquare(x, y, 190, 44, 450, 62, 9),
        roundedSquare(x, y, 190, 78, 390, 92, 7),
        roundedSquare(x, y, 190, 110, 320, 120, 5),
      ),
    );
    const shade = mix(mix(field, ink, letter), accent, water);
    return [...shade, Math.round(255 * Math.max(mark, bars))];
  });
}

/** How far a point lies outside a rounded rectangle; negative inside. */
function roundedSquare(
  x: number,
  y: number,
  left: number,
  top: number,
  right: number,
  bottom: number,
  radius: number,
): number {
  const beyondX = Math.max(left + radius - x, x - (right - radius), 0);
  const beyondY = Math.max(top + radius - y, y - (bottom - radius), 0);
  return Math.hypot(beyondX, beyondY) - radius;
}

function distanceToStroke([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

/** How much of a pixel is covered, from its distance to the edge. */
function cover(distance: number): number {
  return Math.max(0, Math.min(1, 0.5 - distance));
}

function mix(under: readonly number[], over: readonly number[], share: number): number[] {
  return under.map((value, channel) =>
    Math.round(value + ((over[channel] ?? value) - value) * share),
  );
}
