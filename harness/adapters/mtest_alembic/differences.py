"""What autogenerate finds between the models and the database, in words."""
from sqlalchemy.sql.elements import ClauseElement


def plain_default(text):
    """Without what SQLite alone writes around a default, and with its own truth values."""
    while text.startswith("(") and text.endswith(")"):
        text = text[1:-1].strip()
    if text.startswith("'") and text.endswith("'") and len(text) > 1:
        return text[1:-1].replace("''", "'")
    return {"true": "1", "false": "0"}.get(text.lower(), text.lower())


class Words:
    def __init__(self, dialect):
        self.dialect = dialect
        self.quote = dialect.identifier_preparer.quote

    def table(self, name, schema=None, whole=False):
        if schema is None and whole and self.dialect.name != "sqlite":
            schema = self.dialect.default_schema_name
        return ".".join(self.quote(part) for part in (schema, name) if part)

    def value(self, value):
        """A type, a default, a comment or a flag as text; None: there is none."""
        value = getattr(value, "arg", value)
        if value is None or isinstance(value, (str, bool)):
            return value if value is None else str(value)
        try:
            if isinstance(value, ClauseElement):
                return str(value.compile(dialect=self.dialect,
                                         compile_kwargs={"literal_binds": True}))
            return value.compile(dialect=self.dialect)
        except Exception:
            return repr(value)

    def columns(self, columns):
        return ", ".join(str(getattr(column, "name", column)) for column in columns)

    def missing(self, kind, name, table, models, what=None, detail=None):
        """Something that one side has alone. name: of a part of the table, or None."""
        inner = lambda whole: ".".join(
            [self.table(table.name, table.schema, whole)] + ([self.quote(name)] if name else []))
        shown = "%s %s" % (what or kind, inner(False))
        if models:
            text = "the models have %s%s, which no revision makes"
        else:
            text = "the database has %s%s, which the models do not have"
        object = "%s %s" % (kind, inner(True))
        return {"object": object, "message": text % (shown, " (%s)" % detail if detail else ""),
                "before": None if models else detail, "after": detail if models else None}

    def index(self, index, models):
        kind = "index %s" % (self.table(index.name, index.table.schema, True))
        fields = self.missing("table", None, index.table, models,
                              "%sindex %s on" % ("unique " if index.unique else "", index.name),
                              self.columns(index.expressions))
        return dict(fields, object=kind)

    def constraint(self, constraint, models, what):
        table = constraint.table
        if constraint.name is None:
            return self.missing("table", None, table, models, what + " on",
                                self.columns(constraint.columns))
        return self.missing("constraint", str(constraint.name), table, models, what,
                            self.columns(constraint.columns))

    def changed(self, noun, schema, table, column, before, after):
        place = lambda whole: "%s %s%s" % (
            "column" if column else "table", self.table(table, schema, whole),
            "." + self.quote(column) if column else "")
        if noun == "NULL":
            before, after = ("NULL allowed" if side else "NOT NULL" for side in (before, after))
            said = before, after
        else:
            before, after = self.value(before), self.value(after)
            said = ["no %s" % noun if side is None else "%s %s" % (noun, side)
                    for side in (before, after)]
        return {"object": place(True), "before": before, "after": after,
                "message": "%s has %s in the database and %s in the models" % (
                    place(False), said[0], said[1])}

    def is_alarm(self, noun, before, after):
        """Alembic 1.8 compares the defaults of SQLite as they are written."""
        if noun != "default" or self.dialect.name != "sqlite" or before is None or after is None:
            return True
        return plain_default(self.value(before)) != plain_default(self.value(after))


def one(difference, words):
    kind = difference[0]
    models = kind.startswith("add_")
    if kind in ("add_table", "remove_table"):
        return words.missing("table", None, difference[1], models)
    if kind in ("add_column", "remove_column"):
        schema, name, column = difference[1:4]
        table = type("Table", (), {"name": name, "schema": schema})
        return words.missing("column", column.name, table, models, None, words.value(column.type))
    if kind in ("add_index", "remove_index"):
        return words.index(difference[1], models)
    if kind in ("add_constraint", "remove_constraint"):
        return words.constraint(difference[1], models, "a unique constraint")
    if kind in ("add_fk", "remove_fk"):
        return words.constraint(difference[1], models, "a foreign key")
    if kind in ("add_table_comment", "remove_table_comment"):
        table = difference[1]
        before, after = (difference[2], table.comment) if models else (table.comment, None)
        return words.changed("comment", table.schema, table.name, None, before, after)
    nouns = {"modify_type": "type", "modify_nullable": "NULL", "modify_default": "default",
             "modify_comment": "comment"}
    if kind in nouns:
        _, schema, table, column, _, before, after = difference
        if not words.is_alarm(nouns[kind], before, after):
            return None
        return words.changed(nouns[kind], schema, table, column, before, after)
    return {"object": None, "before": None, "after": None,
            "message": "the models and the database differ: %s" % kind.replace("_", " ")}


def words(difference, dialect):
    """Each difference as fields of an event; those of one column come in a list."""
    parts = difference if isinstance(difference, list) else [difference]
    found = [one(part, Words(dialect)) for part in parts]
    return [fields for fields in found if fields is not None]
