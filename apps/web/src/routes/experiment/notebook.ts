/** The program as a Jupyter notebook that runs on PyTorch anywhere: its data is inside, so nothing has to be fetched. */
import type { PublicExperiment } from '@tenfold/pattern/experiment';

interface Cell {
  readonly cell_type: 'markdown' | 'code';
  readonly metadata: object;
  readonly source: readonly string[];
  readonly execution_count?: null;
  readonly outputs?: readonly never[];
}

/** `about` says what the data is and whose; `files` are what the program reads. The text of an `.ipynb` file. */
export async function toNotebook(
  { title, files }: Pick<PublicExperiment, 'title' | 'files'>,
  program: string,
  about: string,
  data: Readonly<Record<string, Uint8Array>>,
): Promise<string> {
  const writes = await Promise.all(files.map((name) => writeCell(name, data[name] ?? new Uint8Array())));
  const cells = [
    markdown(
      `# ${title}\n\nFrom Tenfold. Needs PyTorch. Run all cells; change the constants, and run the last one again.\n\n${about}`,
    ),
    ...writes,
    code(program),
  ];
  const kernel = { display_name: 'Python 3', language: 'python', name: 'python3' };
  const metadata = { kernelspec: kernel, language_info: { name: 'python' } };
  return `${JSON.stringify({ nbformat: 4, nbformat_minor: 4, metadata, cells }, null, 1)}\n`;
}

/** A cell that writes the file, which it holds packed. */
async function writeCell(name: string, bytes: Uint8Array): Promise<Cell> {
  const packed = await deflate(bytes);
  const text = JSON.stringify(toBase64(packed));
  return code(
    `import base64, zlib\n\nwith open(${JSON.stringify(name)}, 'wb') as file:\n    file.write(zlib.decompress(base64.b64decode(${text})))`,
  );
}

async function deflate(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([bytes.slice()]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

function markdown(text: string): Cell {
  return { cell_type: 'markdown', metadata: {}, source: linesOf(text) };
}

function code(text: string): Cell {
  return {
    cell_type: 'code',
    metadata: {},
    source: linesOf(text.trimEnd()),
    execution_count: null,
    outputs: [],
  };
}

/** Each with its line feed, as the format has them. */
function linesOf(text: string): string[] {
  return text.split('\n').map((line, at, all) => (at < all.length - 1 ? `${line}\n` : line));
}
