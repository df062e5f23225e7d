UPDATE loans SET member_id = NULL;
