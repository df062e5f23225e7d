from app.db import Base


class Tag(Base):
    __tablename__ = "tags"
