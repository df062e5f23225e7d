COMMENT ON COLUMN users.email IS 'checked by a mail';
