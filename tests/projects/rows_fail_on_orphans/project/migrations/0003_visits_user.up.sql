-- mtest: allow-file data-lost: visits of nobody count for nothing
UPDATE visits SET user_id = NULL WHERE user_id NOT IN (SELECT id FROM users);
ALTER TABLE visits ADD CONSTRAINT visits_user FOREIGN KEY (user_id) REFERENCES users (id);
