"""Measures Python source files: size, nesting, and cyclomatic complexity.

``code_metrics:measure`` takes the path of one source file and returns plain data::

    {"lines": 120, "functions": 7, "classes": 1, "nesting": 4, "complexity": 31,
     "by_function": [{"name": "Parser.feed", "line": 40, "complexity": 12}, ...]}

``functions`` and ``classes`` count definitions at any depth, ``nesting`` is the deepest level of blocks inside each other
(``def``, ``class``, ``if``, ``for``, ``while``, ``with``, ``try``, ``match``; an ``elif`` opens no level), and
``complexity`` is that of the module's own code plus that of all its functions. ``by_function`` stands in source order.

The complexity of a piece of code is one more than its decisions: ``if``, ``elif``, the conditional expression, ``for``,
``while``, ``except``, ``assert``, every ``for`` and ``if`` of a comprehension, every operand after the first of ``and`` and
``or``, and every ``case`` that can fail to match. A nested function counts for itself, a lambda for the code around it.

A file that can't be read or parsed raises what Python raises: ``OSError``, ``SyntaxError``, ``UnicodeDecodeError``,
``ValueError`` for null bytes before Python 3.12.

On the command line it prints one JSON line per file::

    python3 code_metrics.py FILE...
"""

import ast
import json
import sys
import tokenize
import warnings

# Compiling warns about doubtful escapes and comparisons, which is a linter's business. Set once: to silence a single call
# means to change the filters of every thread.
warnings.filterwarnings("ignore", category=SyntaxWarning)
warnings.filterwarnings("ignore", category=DeprecationWarning, message="invalid escape sequence")

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_LOOPS = (ast.For, ast.AsyncFor, ast.While)
# Exception groups came with Python 3.11.
_TRIES = (ast.Try, getattr(ast, "TryStar", ast.Try))
_BLOCKS = (*_FUNCTIONS, ast.ClassDef, ast.If, *_LOOPS, ast.With, ast.AsyncWith, *_TRIES, ast.Match)
_DECISIONS = (ast.If, ast.IfExp, *_LOOPS, ast.ExceptHandler, ast.Assert)


def measure(path):
    """Measures one source file."""
    with tokenize.open(path) as file:
        source = file.read()
    return _measure_tree(ast.parse(source, filename=path), _count_lines(source))


def _count_lines(source):
    return source.count("\n") + (1 if source and not source.endswith("\n") else 0)


def _measure_tree(tree, lines):
    functions = []
    classes = 0
    deepest = 0
    total = 1
    # A stack of our own instead of a recursive visitor: generated code nests deeper than Python may recurse.
    # Each entry: the node, the function it counts for (None for the module), its qualified prefix, and its nesting.
    stack = [(tree, None, "", 0)]
    while stack:
        node, owner, prefix, depth = stack.pop()
        decisions = _decisions(node)
        total += decisions
        if owner is not None:
            owner["complexity"] += decisions
        if isinstance(node, _BLOCKS):
            depth += 1
            deepest = max(deepest, depth)
        if isinstance(node, _FUNCTIONS):
            function = {"name": prefix + node.name, "line": node.lineno, "complexity": 1}
            functions.append(function)
            total += 1
            inside, inner_prefix = function, f"{prefix}{node.name}.<locals>."
        elif isinstance(node, ast.ClassDef):
            classes += 1
            inside, inner_prefix = owner, f"{prefix}{node.name}."
        else:
            inside, inner_prefix = owner, prefix
        for child, is_inside, is_elif in _children(node):
            # Decorators, defaults and annotations of a function are evaluated where it is defined.
            stack.append((
                child,
                inside if is_inside else owner,
                inner_prefix if is_inside else prefix,
                depth - 1 if is_elif else depth,
            ))
    functions.sort(key=lambda function: (function["line"], function["name"]))
    return {
        "lines": lines,
        "functions": len(functions),
        "classes": classes,
        "nesting": deepest,
        "complexity": total,
        "by_function": functions,
    }


def _decisions(node):
    if isinstance(node, _DECISIONS):
        return 1
    if isinstance(node, ast.BoolOp):
        return len(node.values) - 1
    if isinstance(node, ast.comprehension):
        return 1 + len(node.ifs)
    if isinstance(node, ast.match_case):
        return 0 if node.guard is None and _always_matches(node.pattern) else 1
    return 0


def _always_matches(pattern):
    return isinstance(pattern, ast.MatchAs) and (pattern.pattern is None or _always_matches(pattern.pattern))


def _children(node):
    """Yields each child, whether it is part of a definition's body, and whether it is the elif of this node."""
    is_definition = isinstance(node, (*_FUNCTIONS, ast.ClassDef))
    for field, value in ast.iter_fields(node):
        is_inside = not is_definition or field == "body"
        for child in value if isinstance(value, list) else (value,):
            if isinstance(child, ast.AST):
                yield child, is_inside, _is_elif(node, field, child)


def _is_elif(node, field, child):
    return (
        isinstance(node, ast.If)
        and field == "orelse"
        and len(node.orelse) == 1
        and isinstance(child, ast.If)
        # "else:" with an "if" below it stands further to the right than the "if" it belongs to.
        and child.col_offset == node.col_offset
    )


def main(paths):
    """Prints one JSON line per file; returns how many couldn't be measured, at most 1."""
    failed = 0
    for path in paths:
        try:
            line = {"file": path, "metrics": measure(path)}
        except Exception as error:  # whatever is wrong with one file, the next one is measured
            failed = 1
            line = {"file": path, "error": {"type": type(error).__name__, "message": str(error)}}
        print(json.dumps(line))
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
