"""Tables as the revisions know them: these do not change."""
import sqlalchemy as sa

users = sa.Table("users", sa.MetaData(), sa.Column("id", sa.Integer), sa.Column("name", sa.String))
