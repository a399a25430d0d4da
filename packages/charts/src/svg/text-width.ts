/**
 * How wide a text will be, without a screen to measure it: a little more than it takes in the site's sans face, so that
 * what is placed by it never touches.
 */
const NARROW = new Set(" .,:;'|!()[]ijlIftr-");
const WIDE = new Set('mwMW%@—');

const widthOf = (char: string) => {
  if (NARROW.has(char)) return 0.37;
  if (WIDE.has(char)) return 0.92;
  return char >= 'A' && char <= 'Z' ? 0.68 : 0.61;
};

export function textWidth(text: string, fontSize: number): number {
  let width = 0;
  for (const char of text) width += widthOf(char);
  return width * fontSize;
}

/** Breaks at spaces so that no line is wider than `most`, where the words allow it. */
export function wrapText(text: string, fontSize: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, fontSize) > most) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}
