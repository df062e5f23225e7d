/*
 * mtest: allow empty-downgrade: names are gone
 */
