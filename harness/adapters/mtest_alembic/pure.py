"""Whether a revision's script says the same each time that it runs in one process.

Told from its text alone: it names nothing but literals, Alembic's operations and SQLAlchemy's
constructs, so it can read no clock, chance, file, environment or database. What is not known to be
harmless is taken for the opposite.
"""
import ast

OPERATIONS = {
    "add_column", "alter_column", "bulk_insert", "create_check_constraint",
    "create_exclude_constraint", "create_foreign_key", "create_index", "create_primary_key",
    "create_table", "create_table_comment", "create_unique_constraint", "drop_column",
    "drop_constraint", "drop_index", "drop_table", "drop_table_comment", "execute", "f",
    "inline_literal", "rename_table"}
# Of SQLAlchemy's names, and of methods of what it makes; capitals begin types and constructs.
CONSTRUCTS = {
    "and_", "asc", "bindparam", "c", "case", "cast", "column", "columns", "delete", "desc",
    "dialects", "exists", "false", "func", "in_", "insert", "is_", "is_not", "isnot", "join",
    "label", "like", "literal", "literal_column", "not_", "null", "or_", "postgresql", "schema",
    "select", "sql", "sqlite", "table", "text", "true", "types", "update", "values", "where"}
BUILTINS = {"bool", "dict", "enumerate", "float", "int", "len", "list", "range", "str", "tuple",
            "zip", "None", "True", "False"}
TEXTS = {"format", "join", "lower", "replace", "split", "strip", "upper"}
NODES = (
    ast.Module, ast.FunctionDef, ast.arguments, ast.arg, ast.Expr, ast.Assign, ast.AnnAssign,
    ast.Return, ast.Pass, ast.If, ast.IfExp, ast.Compare, ast.BoolOp, ast.For, ast.ListComp,
    ast.GeneratorExp, ast.comprehension, ast.Constant, ast.Name, ast.Attribute, ast.Call,
    ast.keyword, ast.List, ast.Tuple, ast.Dict, ast.Subscript, ast.Slice, ast.BinOp, ast.UnaryOp,
    ast.JoinedStr, ast.FormattedValue, ast.Starred, ast.Import, ast.ImportFrom, ast.alias,
    ast.expr_context, ast.operator, ast.unaryop, ast.boolop, ast.cmpop)


def harmless_import(node):
    if isinstance(node, ast.Import):
        return all(found.name.split(".")[0] in ("sqlalchemy", "typing") for found in node.names)
    root = (node.module or "").split(".")[0]
    names = {found.name for found in node.names}
    if root == "sqlalchemy" and node.level == 0:
        return all(name in CONSTRUCTS or name[:1].isupper() for name in names)
    return root in ("typing", "__future__") or (node.module == "alembic" and names == {"op"})


def harmless_attribute(node, operations):
    owner = node.value
    if isinstance(owner, ast.Name) and owner.id in operations:
        return node.attr in OPERATIONS
    if (isinstance(owner, ast.Attribute) and owner.attr or
            isinstance(owner, ast.Name) and owner.id) == "func":
        return not node.attr.startswith("_")  # a function of SQL
    if isinstance(owner, (ast.Constant, ast.JoinedStr)):
        return node.attr in TEXTS
    return node.attr in CONSTRUCTS or node.attr[:1].isupper()


def harmless(node, names, operations):
    if not isinstance(node, NODES):
        return False
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return harmless_import(node)
    if isinstance(node, ast.Attribute):
        return isinstance(node.ctx, ast.Load) and harmless_attribute(node, operations)
    if isinstance(node, ast.Name):
        return node.id in names or node.id in BUILTINS
    if isinstance(node, ast.Subscript):
        return isinstance(node.ctx, ast.Load)
    return not (isinstance(node, ast.FunctionDef) and node.decorator_list)


def pure(source):
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return False
    names, operations = set(), set()
    nodes = list(ast.walk(tree))
    for node in nodes:
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            bound = {found.asname or found.name.split(".")[0] for found in node.names}
            names |= bound
            if getattr(node, "module", None) == "alembic":
                operations |= bound
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        elif isinstance(node, ast.arg):
            names.add(node.arg)
        elif isinstance(node, ast.FunctionDef):
            names.add(node.name)
    return all(harmless(node, names, operations) for node in nodes)
