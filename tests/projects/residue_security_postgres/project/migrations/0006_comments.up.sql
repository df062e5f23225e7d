COMMENT ON TABLE users IS 'who may log in';
COMMENT ON TABLE posts IS 'what they wrote';
