import sqlalchemy as sa


class Money(sa.types.TypeDecorator):
    impl = sa.Numeric(10, 2)
    cache_ok = True
