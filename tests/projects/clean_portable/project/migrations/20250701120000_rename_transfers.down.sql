ALTER TABLE bookings RENAME TO transfers;
