CREATE UNIQUE INDEX members_nick ON members (lower(nick));
