"""Which lines of a program belong to one statement.

Python tells of every line that it comes to, and versions of Python differ in which of a long statement's lines those
are and how often. A step is therefore a statement: a simple one whole, of a compound one its head (`for ... :`).
"""

import ast

_BLOCKS = ('body', 'orelse', 'handlers', 'finalbody', 'cases')


class Statements:
    """What is to be known of a program's text; of one that does not parse, nothing."""

    def __init__(self, source):
        #: Every name that the program mentions, wherever it does.
        self.names = set()
        #: First lines of `return` statements.
        self.returns = set()
        self._extents = {}
        try:
            tree = ast.parse(source)
        except (SyntaxError, ValueError):
            return
        for node in ast.walk(tree):  # outer ones come first, so that inner ones overwrite their lines
            if isinstance(node, (ast.stmt, ast.excepthandler)):
                first, last = _extent(node)
                self._extents.update((line, (first, last)) for line in range(first, last + 1))
            if isinstance(node, ast.Return):
                self.returns.add(node.lineno)
            elif isinstance(node, ast.Name):
                self.names.add(node.id)

    def at(self, line):
        """First and last line of the innermost statement, or head of one, that has this line; None where none has."""
        return self._extents.get(line)


def _extent(node):
    decorators = getattr(node, 'decorator_list', None) or ()
    first = min([node.lineno, *(decorator.lineno for decorator in decorators)])
    if not any(hasattr(node, block) for block in _BLOCKS):
        return first, node.end_lineno
    return first, max([node.lineno, *_ends_of_head(node)])


def _ends_of_head(node):
    for name, value in ast.iter_fields(node):
        for part in (value if isinstance(value, list) else [value]) if name not in _BLOCKS else ():
            if isinstance(part, ast.AST):
                yield from (inner.end_lineno for inner in ast.walk(part) if hasattr(inner, 'end_lineno'))
