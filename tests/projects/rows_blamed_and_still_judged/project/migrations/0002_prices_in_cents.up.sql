UPDATE goods SET price = price * 100;
