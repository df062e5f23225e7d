"""What the database itself says of an error, from each driver's own exception."""


def words_of(orig):
    """message, state, detail and hint; None for what the driver does not tell."""
    state = getattr(orig, "pgcode", None) or getattr(orig, "sqlstate", None)
    told = getattr(orig, "diag", None)  # psycopg2, psycopg
    if told is not None:
        return told.message_primary, state, told.message_detail, told.message_hint
    told = orig.__cause__  # asyncpg, behind SQLAlchemy's face of it
    if getattr(told, "sqlstate", None) is not None:
        return str(told).splitlines()[0], told.sqlstate, told.detail, told.hint
    told = orig.args[0] if orig.args else None  # pg8000
    if isinstance(told, dict):
        return told.get("M"), told.get("C"), told.get("D"), told.get("H")
    return None, state, None, None
