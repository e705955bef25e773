/** After these a line may end: spaces, hyphens, slashes, and every sign of scripts that write without spaces. */
const spaces = String.raw` \u2000-\u2006\u2008-\u200a\u205f\u3000`;
const dashes = String.raw`\-\u2010\u2013\u2014/`;
const signs = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}`;
const pieces = new RegExp(
  `[${dashes}]*[^${spaces}${dashes}${signs}]*(?:[${spaces}]+|[${dashes}]|[${signs}]\\p{P}*|$)`,
  "gu",
);

const letters = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Breaks a text into lines no wider than `width`; a word that is wider itself is broken between letters. */
export function wrapText(text: string, width: number, widthOf: (text: string) => number): string[] {
  return text.split("\n").flatMap((paragraph) => wrapParagraph(paragraph, width, widthOf));
}

function wrapParagraph(text: string, width: number, widthOf: (text: string) => number): string[] {
  if (widthOf(text) <= width) return [text];
  const lines: string[] = [];
  let line = "";
  const end = () => {
    if (line.trimEnd() !== "") lines.push(line.trimEnd());
    line = "";
  };
  for (const piece of text.match(pieces) ?? []) {
    if (widthOf((line + piece).trimEnd()) > width) end();
    if (line !== "" || widthOf(piece.trimEnd()) <= width) {
      line += piece;
      continue;
    }
    // Letter by letter: as a whole each beginning of it would have to be shaped.
    let lineWidth = 0;
    for (const { segment } of letters.segment(piece)) {
      const letterWidth = widthOf(segment);
      if (line !== "" && lineWidth + letterWidth > width) {
        end();
        lineWidth = 0;
      }
      line += segment;
      lineWidth += letterWidth;
    }
  }
  end();
  return lines;
}
