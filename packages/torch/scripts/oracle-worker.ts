/** A process of the oracle: replays the cases it is sent and sends back what became of them. */
import { type CaseResult, createReplayer } from './replayer.ts';

const replay = await createReplayer();

function safely(line: string): CaseResult {
  try {
    return replay(line);
  } catch (error) {
    return { status: 'failed', why: `crashed: ${String(error).slice(0, 300)}` };
  }
}

process.on('message', (lines: string[]) => process.send?.(lines.map(safely)));
process.send?.('ready');
