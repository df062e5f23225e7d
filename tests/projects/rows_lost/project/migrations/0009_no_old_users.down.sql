UPDATE users SET years = years;
