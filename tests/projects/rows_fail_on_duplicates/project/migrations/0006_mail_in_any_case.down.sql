DROP INDEX members_mail;
