CREATE FUNCTION order_total(which bigint) RETURNS numeric LANGUAGE sql STABLE AS $$
	SELECT coalesce(sum(quantity * unit_price), 0) FROM order_items WHERE order_id = which;
$$;

CREATE FUNCTION log_order_state() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF NEW.state IS DISTINCT FROM OLD.state THEN
		INSERT INTO events (at, customer_id, what) VALUES (clock_timestamp(), NEW.customer_id, NEW.state);
	END IF;
	RETURN NEW;
END;
$$;

CREATE TRIGGER orders_log_state AFTER UPDATE OF state ON orders
	FOR EACH ROW WHEN (NEW.state <> 'new') EXECUTE FUNCTION log_order_state();

CREATE PROCEDURE retire_products(before date) LANGUAGE plpgsql AS $$
BEGIN
	UPDATE products SET state = 'retired' WHERE attributes ->> 'until' < before::text;
END;
$$;
