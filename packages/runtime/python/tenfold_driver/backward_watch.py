"""Looks on while a traced program calls `backward` or `torch.autograd.grad`: the graph, and what arrived where.

The graph is walked through `grad_fn` and `next_functions` before the call, which may free it. Gradients are caught by
hooks on the leaves and on the tensors between that have a name in the program, as only those can be reached.
"""

import functools
import sys

from .errors import PRELUDE, PROGRAM
from .interrupts import interruptible
from .traced_values import values_of

_MOST_NODES = 120
_GRAD_VALUES = 1024


class BackwardWatch:
    """While it is entered, `record` gets the graph (`Backward` in `src/trace.ts`) of each call by the program itself."""

    def __init__(self, record):
        self._record = record
        self._replaced = []

    def __enter__(self):
        torch = sys.modules.get('torch')
        for name in ('backward', 'grad') if torch is not None else ():
            original = getattr(torch.autograd, name)
            self._replaced.append((torch.autograd, name, original))
            setattr(torch.autograd, name, self._watched(original))

    def __exit__(self, *_):
        for space, name, original in self._replaced:
            setattr(space, name, original)

    def _watched(self, original):
        @functools.wraps(original)
        @interruptible
        def call(*args, **kwargs):
            graph = _graph_of(*args, **kwargs)
            try:
                return original(*args, **kwargs)
            finally:
                if graph is not None:
                    graph.let_go()
                    self._record(graph.told)

        return call


def _graph_of(tensors=None, *_, outputs=None, **__):
    """None where a helper of the prelude calls, or what it calls with is wrong, which the call itself will tell."""
    frame = sys._getframe(2)
    while frame is not None and frame.f_code.co_filename not in (PROGRAM, PRELUDE):
        frame = frame.f_back
    if frame is None or frame.f_code.co_filename != PROGRAM:
        return None
    try:
        return _Graph(outputs if tensors is None else tensors, {**frame.f_globals, **frame.f_locals})
    except Exception:
        return None


class _Graph:
    def __init__(self, tensors, names):
        self._hooks = []
        roots = [tensors] if hasattr(tensors, 'grad_fn') else list(tensors)
        self.told = {'nodes': [], 'edges': [], 'cut': False}
        named = _named_tensors(names)
        by_node = {tensor.grad_fn: (name, tensor) for name, tensor in named if tensor.grad_fn is not None}
        by_place = {_place(tensor): name for name, tensor in named if tensor.grad_fn is None}
        order = self._walk([root.grad_fn for root in roots if getattr(root, 'grad_fn', None) is not None])
        for node in order:
            name, tensor = by_node.get(node, (None, None))
            leaf = getattr(node, 'variable', None) if not node.next_functions else None
            if leaf is not None:
                name, tensor = by_place.get(_place(leaf)), leaf
            self._add(type(node).__name__, name, leaf is not None, tensor)

    def let_go(self):
        for hook in self._hooks:
            hook.remove()

    def _walk(self, roots):
        """Nodes from the roots on, each once, breadth first: the order of `nodes`, which `edges` refer to."""
        order, places = [], {}
        for root in roots:
            if root not in places:
                places[root] = len(order)
                order.append(root)
        for node in order:
            for target, _ in node.next_functions:
                if target is None:
                    continue
                if target not in places:
                    if len(order) >= _MOST_NODES:
                        self.told['cut'] = True
                        continue
                    places[target] = len(order)
                    order.append(target)
                self.told['edges'].append([places[node], places[target]])
        return order

    def _add(self, kind, name, is_leaf, tensor):
        node = {
            'name': kind,
            'variable': name,
            'leaf': is_leaf,
            'shape': None if tensor is None else list(tensor.shape),
            'gradient': None,
        }
        self.told['nodes'].append(node)
        if tensor is not None:

            def keep(gradient):
                node['gradient'] = values_of(gradient, _GRAD_VALUES)

            self._hooks.append(tensor.register_hook(keep))


def _place(tensor):
    return tensor.data_ptr(), tuple(tensor.shape)


def _named_tensors(names):
    """Tensors that need gradients, by their names in the program; parameters of modules as `model.weight`."""
    torch = sys.modules['torch']
    found = []
    for name, value in names.items():
        if isinstance(value, torch.Tensor) and value.requires_grad:
            found.append((name, value))
        elif isinstance(value, torch.nn.Module):
            found += [(f'{name}.{inner}', x) for inner, x in value.named_parameters() if x.requires_grad]
    return found
