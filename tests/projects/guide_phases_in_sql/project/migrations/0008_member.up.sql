ALTER TABLE loans ADD COLUMN member_id integer;
