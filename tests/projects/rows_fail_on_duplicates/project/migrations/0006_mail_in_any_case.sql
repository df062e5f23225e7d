CREATE UNIQUE INDEX members_mail ON members (lower(mail));
