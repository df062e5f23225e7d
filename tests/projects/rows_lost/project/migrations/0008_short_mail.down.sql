UPDATE users SET mail = mail;
