UPDATE users SET mail = substr(mail, 1, 1);
