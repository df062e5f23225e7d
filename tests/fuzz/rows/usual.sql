insert into t values (E'a\';', $x$;$x$); -- ;
/* ; */ select "a;"; $1 $