DO $$ BEGIN
	IF NOT EXISTS (SELECT FROM kinds WHERE name = 'two') THEN
		INSERT INTO kinds VALUES ('two', 2);
		COMMIT;
	END IF;
	UPDATE kinds SET rank = 2 WHERE name = 'two';
	COMMIT;
END $$;
