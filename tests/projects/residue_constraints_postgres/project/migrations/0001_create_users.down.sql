DROP TABLE codes;
DROP TABLE bookings;
DROP TABLE users;
DROP TABLE teams;
