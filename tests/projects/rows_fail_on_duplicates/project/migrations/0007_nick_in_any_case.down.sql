DROP INDEX members_nick;
