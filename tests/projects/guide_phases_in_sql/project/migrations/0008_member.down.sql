ALTER TABLE loans DROP COLUMN member_id;
