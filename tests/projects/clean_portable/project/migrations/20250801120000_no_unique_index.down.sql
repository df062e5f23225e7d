DROP INDEX accounts_holder;
