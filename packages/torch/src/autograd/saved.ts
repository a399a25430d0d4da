/**
 * A tensor that a graph node keeps for its backward. What is kept is an alias with the history the tensor had when
 * it was saved: an op's own result is kept without history (else node and tensor would hold each other).
 */
import { TorchError } from '../errors/torch-error.ts';
import { shapeText } from '../tensor/shape.ts';
import { alias, type Tensor } from '../tensor/tensor.ts';
import { anomaly } from './anomaly.ts';
import { checkSavable } from './inference.ts';
import type { Node } from './node.ts';

const FREED =
  'Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors after calling backward.';

const ENABLE =
  'enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False).';
const SEE_ABOVE =
  'the backtrace further above shows the operation that failed to compute its gradient. The variable in question was changed in there or anywhere later. Good luck!';

export class Saved {
  private kept: Tensor | null;
  /** The tensor that was saved, to recognise an op's own result. */
  readonly source: Tensor;
  private readonly version: number;
  private owner: Node | null = null;
  private outputNr: number;

  constructor(t: Tensor) {
    // A leaf that requires grad can't get a history later, so it can be kept itself.
    if (t.storage.isInference) checkSavable(t);
    this.source = t;
    this.kept = t.leafRequiresGrad ? t : aliasWithHistory(t);
    this.kept.retain();
    this.version = t.counter.version;
    this.outputNr = t.outputNr;
  }

  /** Tells that this is output `nr` of `node` itself, whose history is attached when it is unpacked. */
  setOwner(node: Node, nr: number): void {
    this.owner = node;
    this.outputNr = nr;
    this.kept?.setGradFn(null, 0);
  }

  get isReleased(): boolean {
    return this.kept === null;
  }

  unpack(): Tensor {
    const kept = this.kept;
    if (!kept) throw new TorchError('RuntimeError', FREED);
    if (kept.counter.version !== this.version) throw this.modified(kept);
    if (!this.owner) return kept;
    const out = alias(kept);
    out.setGradFn(this.owner, this.outputNr);
    return out;
  }

  release(): void {
    this.kept?.release();
    this.kept = null;
  }

  private modified(t: Tensor): TorchError {
    // PyTorch names the op that saved its own result, else the one that made the tensor's present content.
    const producer = this.owner ?? this.source.gradFn ?? t.gradFn;
    const name = producer?.name
      .replace(/Backward\d*$/, '')
      .replace(/^CopySlices$/, 'torch::autograd::CopySlices');
    const where = producer ? `, which is output ${this.outputNr} of ${name},` : '';
    return new TorchError(
      'RuntimeError',
      `one of the variables needed for gradient computation has been modified by an inplace operation: [torch.${t.dtype.scalarType}Tensor ${shapeText(t.shape)}]${where} is at version ${t.counter.version}; expected version ${this.version} instead. Hint: ${anomaly.enabled ? SEE_ABOVE : ENABLE}`,
    );
  }
}

function aliasWithHistory(t: Tensor): Tensor {
  const kept = alias(t);
  kept.setGradFn(t.gradFn, t.outputNr);
  kept.isWrappedNumber = t.isWrappedNumber;
  return kept;
}
