UPDATE loans SET member_id = (SELECT id FROM members WHERE members.mail = loans.member_mail);
