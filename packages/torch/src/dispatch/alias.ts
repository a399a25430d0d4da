import { makeOp, nextSerial, type Op } from './op.ts';

/** The same op under another of PyTorch's names (torch.absolute for torch.abs). Call it after `derivative`. */
export function aliasOf<S extends string>(source: Op<S>, name: string): Op<S> {
  return makeOp<S>({ ...source.info, schema: { ...source.info.schema, name }, serial: nextSerial() });
}
