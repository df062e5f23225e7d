-- case: collation appears
select 1;
-- change
create collation c (locale = 'C');
-- differs: collation public.c owner
-- differs: collation public.c provider
-- differs: collation public.c collate
-- only

-- case: collation's ctype is another
create collation c (locale = 'C');
-- change
drop collation c; create collation c (lc_collate = 'C', lc_ctype = 'POSIX');
-- differs: collation public.c ctype
-- only

-- case: collation of ICU is not deterministic
create collation c (provider = icu, locale = 'und');
-- change
drop collation c; create collation c (provider = icu, locale = 'und', deterministic = false);
-- differs: collation public.c deterministic
-- only

-- case: collation's provider is changed
create collation c (locale = 'C');
-- change
drop collation c; create collation c (provider = icu, locale = 'und');
-- differs: collation public.c provider

-- case: collation's ICU locale is changed
-- from: 15
create collation c (provider = icu, locale = 'de');
-- change
drop collation c; create collation c (provider = icu, locale = 'en');
-- differs: collation public.c locale
-- only

-- case: collation's rules are changed
-- from: 16
create collation c (provider = icu, locale = 'und');
-- change
drop collation c; create collation c (provider = icu, locale = 'und', rules = '&V << w');
-- differs: collation public.c rules
-- only

-- case: collation of the builtin provider
-- from: 17
create collation c (locale = 'C');
-- change
drop collation c; create collation c (provider = builtin, locale = 'C.UTF-8');
-- differs: collation public.c provider
-- differs: collation public.c locale

-- case: collation is commented
create collation c (locale = 'C');
-- change
comment on collation c is 'x';
-- differs: collation public.c comment
-- only

-- case: conversion appears
select 1;
-- change
create conversion c for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8;
-- differs: conversion public.c owner
-- differs: conversion public.c source
-- differs: conversion public.c target
-- differs: conversion public.c function
-- only

-- case: conversion becomes the default
create conversion c for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8;
-- change
drop conversion c; create default conversion c for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8;
-- differs: conversion public.c default
-- only

-- case: conversion is commented
create conversion c for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8;
-- change
comment on conversion c is 'x';
-- differs: conversion public.c comment
-- only

-- case: text search configuration appears
select 1;
-- change
create text search configuration c (copy = simple);
-- differs: text search configuration public.c owner
-- differs: text search configuration public.c parser
-- differs: text search configuration public.c mapping
-- only

-- case: mapping is changed
create text search configuration c (copy = simple);
-- change
alter text search configuration c alter mapping for word with english_stem, simple;
-- differs: text search configuration public.c mapping
-- only

-- case: order of a mapping's dictionaries is changed
create text search configuration c (parser = default); alter text search configuration c add mapping for word with english_stem, simple;
-- change
alter text search configuration c alter mapping for word with simple, english_stem;
-- differs: text search configuration public.c mapping
-- only

-- case: mapping goes away
create text search configuration c (copy = simple);
-- change
alter text search configuration c drop mapping for word;
-- differs: text search configuration public.c mapping
-- only

-- case: text search dictionary appears
select 1;
-- change
create text search dictionary d (template = simple, stopwords = english);
-- differs: text search dictionary public.d owner
-- differs: text search dictionary public.d template
-- differs: text search dictionary public.d options
-- only

-- case: dictionary's option is changed
create text search dictionary d (template = simple, accept = true);
-- change
alter text search dictionary d (accept = false);
-- differs: text search dictionary public.d options
-- only

-- case: text search template appears
select 1;
-- change
create text search template m (init = dsimple_init, lexize = dsimple_lexize);
-- differs: text search template public.m init
-- differs: text search template public.m lexize
-- only

-- case: text search parser appears
select 1;
-- change
create text search parser p (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype, headline = prsd_headline);
-- differs: text search parser public.p start
-- differs: text search parser public.p token
-- differs: text search parser public.p end
-- differs: text search parser public.p token_types
-- differs: text search parser public.p headline
-- only

-- case: text search objects are commented
create text search configuration c (copy = simple); create text search dictionary d (template = simple); create text search template m (lexize = dsimple_lexize); create text search parser p (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype);
-- change
comment on text search configuration c is 'x'; comment on text search dictionary d is 'x'; comment on text search template m is 'x'; comment on text search parser p is 'x';
-- differs: text search configuration public.c comment
-- differs: text search dictionary public.d comment
-- differs: text search template public.m comment
-- differs: text search parser public.p comment
-- only

-- case: text search objects get another owner
create role catalogs_a; create text search configuration c (copy = simple); create text search dictionary d (template = simple); create collation l (locale = 'C'); create conversion v for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8;
-- change
alter text search configuration c owner to catalogs_a; alter text search dictionary d owner to catalogs_a; alter collation l owner to catalogs_a; alter conversion v owner to catalogs_a;
-- differs: text search configuration public.c owner
-- differs: text search dictionary public.d owner
-- differs: collation public.l owner
-- differs: conversion public.v owner
-- only
-- cleanup
drop owned by catalogs_a; drop role catalogs_a;

-- case: text search configuration made again is no change
create text search configuration c (copy = english);
-- change
drop text search configuration c; create text search configuration c (copy = english);
-- same

-- case: collation made again is no change
create collation c (provider = icu, locale = 'und'); create table t (a text collate c);
-- change
drop table t; drop collation c; create collation c (provider = icu, locale = 'und'); create table t (a text collate c);
-- same

-- case: collation's library version is no change
create collation c (provider = icu, locale = 'und'); update pg_collation set collversion = 'x' where collname = 'c';
-- change
update pg_collation set collversion = 'y' where collname = 'c';
-- same
