-- nothing to do
/* really; */ ;
