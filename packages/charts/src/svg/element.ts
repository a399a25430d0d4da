/** SVG as text: escaped, with numbers rounded to a tenth of a unit, which is finer than a screen shows. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const escapeText = (text: string) => text.replace(/[&<>"]/g, (found) => ENTITIES[found] ?? found);

export function round(value: number): number {
  const rounded = Math.round(value * 10) / 10;
  return rounded === 0 ? 0 : rounded;
}

/** `children` is SVG already; text goes through `text`. */
export function element(name: string, attributes: Attributes, children = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(
      ([key, value]) => ` ${key}="${typeof value === 'number' ? round(value) : escapeText(String(value))}"`,
    )
    .join('');
  return children === '' ? `<${name}${written}/>` : `<${name}${written}>${children}</${name}>`;
}

export type Anchor = 'start' | 'middle' | 'end';

/** `y` is the base line. */
export function text(x: number, y: number, content: string, anchor: Anchor = 'start', name?: string): string {
  const attributes = { x, y, class: name, 'text-anchor': anchor === 'start' ? undefined : anchor };
  return element('text', attributes, escapeText(content));
}
