create table items(id INTEGER PRIMARY KEY, quantity int not null check(quantity>0), "note" TEXT default 'x');
CREATE INDEX ix_items_quantity ON items (quantity);
