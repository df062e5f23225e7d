UPDATE users SET nick = NULL WHERE nick = '';
