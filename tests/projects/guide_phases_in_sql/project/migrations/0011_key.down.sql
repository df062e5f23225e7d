ALTER TABLE loans DROP CONSTRAINT loans_member_fk;
