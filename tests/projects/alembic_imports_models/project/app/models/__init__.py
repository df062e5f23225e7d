from .post import posts
from .user import *
