ALTER TABLE transfers RENAME TO bookings;
