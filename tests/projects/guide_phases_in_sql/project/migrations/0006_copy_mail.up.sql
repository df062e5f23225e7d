UPDATE members SET address = mail WHERE address IS NULL;
