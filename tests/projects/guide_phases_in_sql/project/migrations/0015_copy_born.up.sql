UPDATE members SET born_wide = born WHERE born_wide IS NULL;
