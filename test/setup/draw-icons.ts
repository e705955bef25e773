import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { drawPng } from "../../server/trial/draw-png.ts";

// Draws the add-in's icons: `node bootstrap.mjs test/setup/draw-icons.ts`. The drawing is on a grid of 16,
// and every size is a whole multiple of it, so that all edges fall on pixels.

const folder = join(import.meta.dirname, "../../addin/pane/icons");
const sizes = [16, 32, 64, 80];
const grid = 16;
const samples = 8;

type Colour = readonly [red: number, green: number, blue: number];
interface Sheet {
  left: number;
  top: number;
  right: number;
  bottom: number;
  radius: number;
  /** null cuts away what lies below. */
  colour: Colour | null;
}

const brand: Colour = [15, 108, 189];
const pale: Colour = [142, 198, 240];
const white: Colour = [255, 255, 255];

/** Two invoices on a stack, the front one with two lines and a total; later ones lie on top. */
const drawing: readonly Sheet[] = [
  { left: 5, top: 1, right: 14, bottom: 12, radius: 1, colour: pale },
  { left: 1, top: 3, right: 12, bottom: 16, radius: 1.5, colour: null },
  { left: 2, top: 4, right: 11, bottom: 15, radius: 1, colour: brand },
  { left: 3, top: 5, right: 10, bottom: 14, radius: 0.25, colour: white },
  { left: 4, top: 6, right: 9, bottom: 7, radius: 0, colour: brand },
  { left: 4, top: 8, right: 9, bottom: 9, radius: 0, colour: brand },
  { left: 6, top: 11, right: 9, bottom: 13, radius: 0, colour: brand },
];

function isInside({ left, top, right, bottom, radius }: Sheet, x: number, y: number): boolean {
  if (x < left || x > right || y < top || y > bottom) return false;
  const beyondX = Math.max(left + radius - x, x - (right - radius), 0);
  const beyondY = Math.max(top + radius - y, y - (bottom - radius), 0);
  return Math.hypot(beyondX, beyondY) <= radius || beyondX === 0 || beyondY === 0;
}

function colourAt(x: number, y: number): Colour | null {
  return drawing.findLast((sheet) => isInside(sheet, x, y))?.colour ?? null;
}

/** Red, green, blue and opacity of a pixel, averaged over its samples. */
function pixelAt(column: number, row: number, size: number): number[] {
  const sum = [0, 0, 0];
  let covered = 0;
  for (let sample = 0; sample < samples * samples; sample += 1) {
    const x = ((column + ((sample % samples) + 0.5) / samples) * grid) / size;
    const y = ((row + (Math.floor(sample / samples) + 0.5) / samples) * grid) / size;
    const colour = colourAt(x, y);
    if (!colour) continue;
    covered += 1;
    colour.forEach((value, channel) => (sum[channel] = (sum[channel] ?? 0) + value));
  }
  const opacity = Math.round((covered / (samples * samples)) * 255);
  return [...sum.map((value) => (covered === 0 ? 0 : Math.round(value / covered))), opacity];
}

mkdirSync(folder, { recursive: true });
for (const size of sizes) {
  const pixels = (column: number, row: number) => pixelAt(column, row, size);
  writeFileSync(join(folder, `icon-${size}.png`), drawPng(size, size, pixels));
}
console.log(`Drew ${sizes.length} icons into addin/pane/icons.`);
